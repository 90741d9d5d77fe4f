import { expect, it } from 'vitest'
import { countOnlyHere } from '../../../src/field/local/only-here.ts'
import {
  keepTypedAct,
  keepTypedProposal,
  readTypedActs,
  readTypedProposal,
  typedActKey,
} from '../../../src/field/local/typed-acts.ts'
import { openMemory } from '../../support/field-memory.ts'

const DECLINE = typedActKey('one', 'commission.decline')
const PROGRESS = typedActKey('one', 'commission.progress')

it('what is typed about a commission is kept for each sheet apart, counts as being here alone, and is forgotten', async () => {
  const database = await openMemory()
  await keepTypedAct(database, DECLINE, { words: '本镇没有', day: '2026-11-30' })
  await keepTypedAct(database, PROGRESS, { words: '已走访', day: '' })
  expect(await countOnlyHere(database)).toBe(2)
  await keepTypedAct(database, DECLINE, null)
  expect(await readTypedActs(database)).toEqual({ [PROGRESS]: { words: '已走访', day: '' } })
  await keepTypedAct(database, PROGRESS, { words: ' ', day: '2026-11-30' })
  expect(await countOnlyHere(database)).toBe(0)
})

it('a topic that is being typed is kept, counts as being here alone, and is forgotten when it is emptied', async () => {
  const database = await openMemory()
  const typed = { topic: '山区养老服务缺口', reason: '走访三村都反映', mode: 'joint' } as const
  await keepTypedProposal(database, typed)
  expect(await readTypedProposal(database)).toEqual(typed)
  expect(await countOnlyHere(database)).toBe(1)
  await keepTypedProposal(database, { topic: ' ', reason: '', mode: 'joint' })
  expect(await readTypedProposal(database)).toBeUndefined()
  expect(await countOnlyHere(database)).toBe(0)
})
