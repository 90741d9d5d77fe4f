import { describe, expect, it } from 'vitest'
import type { FieldDatabase } from '../../../src/field/local/field-database.ts'
import { hashText } from '../../../src/field/local/photo-bytes.ts'
import { EMPTY_SHEET } from '../../../src/domain/review/review-sheet.ts'
import {
  keepRemarks,
  keepSheet,
  putAway,
  queueReview,
  readReviews,
} from '../../../src/field/local/reviews.ts'
import { newStorage, openMemory } from '../../support/field-memory.ts'
import { commandIdOf, itemIdOf, NOW } from '../../support/make-ids.ts'

const REMARK = { field: 'body', from: 0, until: 7, quote: '已收82千亩。', words: '与台账不符' } as const

const sign = (database: FieldDatabase, hash = hashText) =>
  queueReview(database, {
    deed: { type: 'item.sign', payload: { post: 'reviewer', words: '', figures: [], remarks: [REMARK] } },
    subjectId: itemIdOf(1),
    baseRev: 1,
    commandId: commandIdOf(1),
    now: NOW,
    appVersion: '0.1.0',
    hash,
  })

describe('what a reviewer remarks on', () => {
  it('is on the phone when the app is opened again, by its item', async () => {
    const storage = newStorage()
    const before = await openMemory({ storage })
    await keepRemarks(before, itemIdOf(1), [REMARK])
    await keepRemarks(before, itemIdOf(2), [])
    before.close()
    const { remarks } = await readReviews(await openMemory({ storage }))
    expect(remarks).toEqual({ [itemIdOf(1)]: [REMARK], [itemIdOf(2)]: [] })
  })

  it('goes along with the signature, and leaves the page with it', async () => {
    const database = await openMemory()
    for (const n of [1, 2]) await keepRemarks(database, itemIdOf(n), [REMARK])
    await sign(database)
    const { remarks, deeds } = await readReviews(database)
    expect(remarks).toEqual({ [itemIdOf(2)]: [REMARK] })
    expect(deeds).toMatchObject([{ type: 'item.sign', payload: { remarks: [REMARK] } }])
  })

  it('stays when the signature could not be written', async () => {
    const database = await openMemory()
    await keepRemarks(database, itemIdOf(1), [REMARK])
    database.outbox.hook('creating', () => {
      throw new Error('disk full')
    })
    await expect(sign(database)).rejects.toThrow()
    expect((await readReviews(database)).remarks).toEqual({ [itemIdOf(1)]: [REMARK] })
  })
})

describe('what a reviewer writes on the sheets', () => {
  const figures = [{ quote: '82千亩', source: '农情月报', checkedBy: '李审' }]
  const keep = (database: FieldDatabase, n: number, part: Parameters<typeof keepSheet>[2]['part']) =>
    keepSheet(database, itemIdOf(n), { part, title: '秋收过半', now: NOW })

  it('is on the phone when the app is opened again, both sheets of a text side by side', async () => {
    const storage = newStorage()
    const before = await openMemory({ storage })
    await keep(before, 1, { words: '同意', figures })
    await keep(before, 1, { reason: 'incomplete', backWords: '缺单位' })
    before.close()
    const { sheets } = await readReviews(await openMemory({ storage }))
    const sheet = { words: '同意', figures, reason: 'incomplete', backWords: '缺单位' }
    expect(sheets).toEqual({ [itemIdOf(1)]: { ...sheet, title: '秋收过半', savedAt: NOW } })
  })

  it('is gone with its last word, with the signature, or when it is put away; another text’s stays', async () => {
    const database = await openMemory()
    const idsKept = async () => Object.keys((await readReviews(database)).sheets)
    for (const n of [1, 2, 3, 4]) await keep(database, n, { words: '同意' })
    await keep(database, 2, { words: '' })
    expect(await idsKept()).toEqual([itemIdOf(1), itemIdOf(3), itemIdOf(4)])
    await sign(database)
    await keepRemarks(database, itemIdOf(3), [REMARK])
    await putAway(database, itemIdOf(3))
    expect(await idsKept()).toEqual([itemIdOf(4)])
    expect((await readReviews(database)).remarks).toEqual({})
    expect((await readReviews(database)).sheets[itemIdOf(4)]).toMatchObject({ ...EMPTY_SHEET, words: '同意' })
  })
})
