import { expect, it } from 'vitest'
import { countOnlyHere, countUnconfirmed } from '../../../src/field/local/only-here.ts'
import { keepRemarks, keepSheet } from '../../../src/field/local/reviews.ts'
import {
  makeDraftRow,
  makeItemRow,
  makePhotoRow,
  openMemory,
  write,
  writeAndSubmit,
} from '../../support/field-memory.ts'
import { itemIdOf } from '../../support/make-ids.ts'
import { makeItemPhoto, makeText } from '../../support/make-item.ts'

it('a draft is only on this phone until the office has its last words and its photos', async () => {
  const database = await openMemory()
  const { version } = await write(database)
  expect(await countOnlyHere(database)).toBe(1)
  await database.drafts.update(itemIdOf(1), { backedUpVersion: version })
  expect(await countOnlyHere(database)).toBe(0)
  await database.photos.add(makePhotoRow(1, { itemId: itemIdOf(1) }))
  expect(await countOnlyHere(database)).toBe(1)
  await database.items.add(makeItemRow({ photos: [makeItemPhoto(1)] }))
  expect(await countOnlyHere(database)).toBe(0)
})

it('a text of the unit is one while it has remarks that have not gone along', async () => {
  const database = await openMemory()
  const remark = { field: 'body', from: 0, until: 4, quote: '全县晚稻', words: '写明口径' } as const
  await keepRemarks(database, itemIdOf(1), [remark])
  await keepRemarks(database, itemIdOf(2), [])
  expect(await countOnlyHere(database)).toBe(1)
  const sheet = { part: { words: '同意' }, title: '秋收过半', now: 0 }
  await keepSheet(database, itemIdOf(1), sheet)
  expect(await countOnlyHere(database)).toBe(1)
  await keepSheet(database, itemIdOf(2), sheet)
  expect(await countOnlyHere(database)).toBe(2)
})

it('a text is unconfirmed until the office has said that it has its last words, drafted or on its way', async () => {
  const database = await openMemory()
  const { version } = await write(database)
  await writeAndSubmit(database, { id: itemIdOf(2) })
  expect(await countUnconfirmed(database)).toBe(2)
  await database.drafts.update(itemIdOf(1), { backedUpVersion: version })
  expect(await countUnconfirmed(database)).toBe(1)
  await write(database, { id: itemIdOf(2), text: { body: '待发时又改。' } })
  expect(await countUnconfirmed(database)).toBe(1)
})

it('an empty sheet, or a correction in which nothing was written yet, is no text that could be lost', async () => {
  const database = await openMemory()
  const item = makeItemRow({ id: itemIdOf(3) })
  await database.items.add(item)
  await database.drafts.bulkAdd([
    makeDraftRow({ text: makeText({ title: '', body: '', place: '' }) }),
    makeDraftRow({ id: itemIdOf(3), baseRev: 1, text: item.text, notes: item.notes }),
  ])
  expect(await countUnconfirmed(database)).toBe(0)
})
