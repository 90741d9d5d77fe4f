import { describe, expect, it } from 'vitest'
import type { FieldDatabase } from '../../../src/field/local/field-database.ts'
import { takeBatch } from '../../../src/field/local/outbox.ts'
import { takeBack } from '../../../src/field/local/take-back.ts'
import { makePhotoRow, openMemory, submit, write, writeAndSubmit } from '../../support/field-memory.ts'
import { commandIdOf, HOUR, itemIdOf, NOW, sha256Of } from '../../support/make-ids.ts'
import { makeNote, makeText } from '../../support/make-item.ts'

const VOID = { voidId: commandIdOf(60), voidSha256: sha256Of(7), appVersion: '0.1.0', now: NOW + HOUR }
const takeBackFirst = (database: FieldDatabase) => takeBack(database, { itemId: itemIdOf(1), ...VOID })
const takeAll = (database: FieldDatabase) => takeBatch(database, { commands: 9, bytes: 1_000_000 }, NOW)

describe('a submission that never was on its way', () => {
  it('is a draft again, with its notes and photos, and its number says nothing', async () => {
    const database = await openMemory()
    await write(database, { notes: [makeNote()] })
    await database.photos.add(makePhotoRow(1))
    await submit(database)
    expect(await takeBackFirst(database)).toBe('taken')
    expect(await database.drafts.toArray()).toMatchObject([
      { id: itemIdOf(1), text: makeText(), notes: [makeNote()], baseRev: 0, refusalCode: null },
    ])
    expect(await database.photos.count()).toBe(1)
    expect(await database.outbox.toArray()).toMatchObject([
      { seq: 1, id: commandIdOf(60), type: 'command.void', payload: null, attemptedAt: null },
    ])
  })

  it('corrects the same revision of the office, if it was a correction', async () => {
    const database = await openMemory()
    await write(database)
    await database.drafts.update(itemIdOf(1), { baseRev: 3, rev: 2 })
    await submit(database)
    await takeBackFirst(database)
    expect(await database.drafts.get(itemIdOf(1))).toMatchObject({ baseRev: 3, rev: 2 })
  })

  it('is sent anew under the next number', async () => {
    const database = await openMemory()
    await writeAndSubmit(database)
    await takeBackFirst(database)
    await write(database, { text: { body: '改好的' }, now: NOW + HOUR })
    await submit(database, { command: 2 })
    expect(await database.outbox.toArray()).toMatchObject([
      { seq: 1, type: 'command.void' },
      { seq: 2, type: 'item.submit', baseRev: 0, payload: { text: { body: '改好的' } } },
    ])
  })

  it('is taken back once, also when the phone does it over', async () => {
    const database = await openMemory()
    await writeAndSubmit(database)
    await takeBackFirst(database)
    await write(database, { text: { body: '已经改了' } })
    expect(await takeBackFirst(database)).toBe('taken')
    expect((await database.drafts.get(itemIdOf(1)))?.text.body).toBe('已经改了')
  })

  it('leaves alone what another window writes on the same item', async () => {
    const database = await openMemory()
    await writeAndSubmit(database)
    await write(database, { text: { body: '另一窗口写的' } })
    await takeBackFirst(database)
    expect((await database.drafts.get(itemIdOf(1)))?.text.body).toBe('另一窗口写的')
    const history = await database.revisions.where('itemId').equals(itemIdOf(1)).toArray()
    expect(history.map(({ text }) => text.body)).toContain(makeText().body)
  })
})

describe('a submission that was on its way once', () => {
  it('is not taken back: the office may have it', async () => {
    const database = await openMemory()
    await writeAndSubmit(database)
    await takeAll(database)
    const before = await database.outbox.toArray()
    expect(await takeBackFirst(database)).toBe('too_late')
    expect(await database.outbox.toArray()).toEqual(before)
    expect(await database.drafts.count()).toBe(0)
  })

  it('and was received is not either', async () => {
    const database = await openMemory()
    await writeAndSubmit(database)
    await database.outbox.clear()
    expect(await takeBackFirst(database)).toBe('too_late')
  })
})
