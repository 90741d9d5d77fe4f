import { describe, expect, it } from 'vitest'
import { applyExchange } from '../../../src/field/local/apply-exchange.ts'
import {
  keepTypedOpinion,
  readAskedOpinions,
  readTypedOpinions,
} from '../../../src/field/local/consultations.ts'
import { queueDeed } from '../../../src/field/local/deeds.ts'
import { readEditedText } from '../../../src/field/local/edited-text.ts'
import type { FieldDatabase } from '../../../src/field/local/field-database.ts'
import { countOnlyHere } from '../../../src/field/local/only-here.ts'
import { hashText } from '../../../src/field/local/photo-bytes.ts'
import type { Change } from '../../../src/protocol/sync.ts'
import { openMemory } from '../../support/field-memory.ts'
import { makeAccount } from '../../support/make-account.ts'
import { makeAnswer, makeItemChange } from '../../support/make-exchange.ts'
import { commandIdOf, itemIdOf, NOW } from '../../support/make-ids.ts'
import { makeItem } from '../../support/make-item.ts'

const apply = (database: FieldDatabase, changes: Change[]) =>
  applyExchange(database, makeAnswer({ changes, cursor: 9 }), { account: makeAccount(), now: NOW })

const tell = (about: string, id: string, row: unknown): Change => ({
  kind: 'told',
  seq: 5,
  about,
  id,
  rev: 1,
  row,
})

describe('what the office made of a text', () => {
  const edited = { itemId: itemIdOf(1), title: '改题', body: '改文。', by: '李编', at: NOW + 9_000_000 }

  it('stands beside the text as it was reported', async () => {
    const database = await openMemory()
    const change = makeItemChange(makeItem({ id: itemIdOf(1) }))
    await apply(database, [change, tell('edited', itemIdOf(1), edited)])
    expect(await readEditedText(database, itemIdOf(1))).toMatchObject({
      reported: { title: expect.any(String), body: expect.any(String) },
      edited,
    })
    expect(await readEditedText(database, itemIdOf(2))).toBeUndefined()
  })

  it('is not shown of a text that was sent again since, nor when it cannot be read', async () => {
    const database = await openMemory()
    await apply(database, [
      makeItemChange(makeItem({ id: itemIdOf(1) })),
      tell('edited', itemIdOf(1), { ...edited, at: 1 }),
    ])
    expect(await readEditedText(database, itemIdOf(1))).toBeUndefined()
    await apply(database, [tell('edited', itemIdOf(1), { fromTheFuture: true })])
    expect(await readEditedText(database, itemIdOf(1))).toBeUndefined()
  })
})

describe('what the office asks the unit', () => {
  const asked = {
    id: commandIdOf(7),
    kind: 'unit',
    accountId: null,
    name: '农业农村局',
    words: '数字对得上吗？',
    askedBy: '李编',
    askedAt: NOW,
    answer: null,
    title: '题',
    body: '文',
    unitName: '上屏镇',
  }

  it('shows the answer that waits on this phone, and what is answered stands below', async () => {
    const database = await openMemory()
    const answered = { ...asked, id: commandIdOf(8), answer: { words: '对。', by: '王', at: NOW } }
    await apply(database, [
      tell('consultation', answered.id, answered),
      tell('consultation', asked.id, asked),
    ])
    await queueDeed(database, {
      deed: { type: 'consultation.answer', payload: { words: '对得上。' } },
      subjectId: asked.id as never,
      baseRev: 0,
      commandId: commandIdOf(9),
      now: NOW,
      appVersion: 'test',
      hash: hashText,
    })
    const opinions = await readAskedOpinions(database)
    expect(opinions.map(({ id }) => id)).toEqual([asked.id, answered.id])
    expect(opinions[0]?.deed).toMatchObject({ status: 'waiting', payload: { words: '对得上。' } })
    expect(opinions[1]?.deed).toBeUndefined()
  })

  it('keeps an opinion half typed, counts it as being here alone, and forgets it when it is gone', async () => {
    const database = await openMemory()
    await keepTypedOpinion(database, asked.id, '写到一半')
    await keepTypedOpinion(database, commandIdOf(8), '另一件')
    expect(await readTypedOpinions(database)).toEqual({ [asked.id]: '写到一半', [commandIdOf(8)]: '另一件' })
    expect(await countOnlyHere(database)).toBe(2)
    await keepTypedOpinion(database, asked.id, ' ')
    expect(await readTypedOpinions(database)).toEqual({ [commandIdOf(8)]: '另一件' })
  })
})
