import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createRecordBook, type RecordBook } from '../../../src/server/items/record-book.usecases.ts'
import { openTestOffice, type Client, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, sync } from '../../support/server-phone.ts'

let office: TestOffice
let phone: Client
let book: RecordBook

beforeEach(async () => {
  office = await openTestOffice()
  phone = await office.signIn('nongye01')
  await sync(phone, [makeCommand(1), makeCommand(2)])
  book = createRecordBook(office.server.parts.db)
})
afterEach(() => office.close())

const ofUnit = () => (phone.unitId === null ? [] : book.of(phone.unitId).records)

describe('the book of records', () => {
  it('holds each item with its unit, and no item of another', async () => {
    const other = await office.signIn('shangping01')
    await sync(other, [makeCommand(1)])
    expect(ofUnit()).toHaveLength(2)
    expect(book.all()).toHaveLength(3)
  })

  it('that is being read misses nothing that comes meanwhile', async () => {
    const reading = book.ready()
    await sync(phone, [makeCommand(3)])
    await reading
    expect(ofUnit()).toHaveLength(3)
  })

  it('breaks off when the server stops, and goes on when it is asked', async () => {
    await book.ready(AbortSignal.abort())
    expect(ofUnit()).toHaveLength(2)
  })

  it('takes in what moved since the last look, once', async () => {
    expect(ofUnit()).toHaveLength(2)
    await sync(phone, [makeCommand(3)])
    expect(ofUnit()).toHaveLength(3)
    expect(ofUnit()).toHaveLength(3)
  })

  it('knows the category of a text that stands in its revision alone', async () => {
    const { db } = office.server.parts
    await db.write(() => db.run('update items set category = null'))
    expect(ofUnit().map(({ category }) => category)).toEqual(['news', 'news'])
  })
})

it('a text of another category that becomes the item’s takes the category along', async () => {
  const { db } = office.server.parts
  const revision = await db.write(() =>
    db.insert(`
      insert into item_revisions (item_id, is_sibling, title, body, category, place, notes, characters, claimed_at,
        received_at)
      select id, 0, '', '', 'research', '', '[]', 0, 0, 0 from items limit 1`),
  )
  await db.write(() =>
    db.run(
      'update items set revision_id = ? where id = (select item_id from item_revisions where id = ?)',
      revision,
      revision,
    ),
  )
  expect(
    ofUnit()
      .map(({ category }) => category)
      .sort(),
  ).toEqual(['news', 'research'])
})
