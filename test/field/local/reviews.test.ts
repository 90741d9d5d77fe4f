import { describe, expect, it } from 'vitest'
import type { FieldDatabase } from '../../../src/field/local/field-database.ts'
import { hashText } from '../../../src/field/local/photo-bytes.ts'
import { keepRemarks, queueReview, readReviews } from '../../../src/field/local/reviews.ts'
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
