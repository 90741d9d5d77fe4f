import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newCommandId, type ItemId } from '../../../src/domain/ids.ts'
import { demonstrationPolicy } from '../../../src/domain/policy/demonstration-policy.ts'
import { addPolicy } from '../../../src/server/policy/policy.usecases.ts'
import { openTestOffice, START, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, makeSubmission, send, sync } from '../../support/server-phone.ts'

const DAY_MS = 24 * 3600_000
const WORDS = '请农业农村局总结推广'

let office: TestOffice
let phone: Client
let leader: Client
let itemId: ItemId

beforeEach(async () => {
  office = await openTestOffice()
  const { db } = office.server.parts
  await db.write(() => addPolicy(db, demonstrationPolicy(START)))
  phone = await office.signIn('shangping01')
  leader = await office.signIn('lingdao')
  const command = makeCommand(1, { payload: makeSubmission() })
  await send(phone, command)
  itemId = command.itemId
})
afterEach(() => office.close())

const instruct = (person: Client, changes: object = {}) =>
  person.post(`/api/desk/items/${itemId}/acts`, {
    id: newCommandId(testIds),
    baseRev: 1,
    type: 'instructed',
    leader: '王县长',
    rank: 'own_main',
    givenAt: START,
    words: WORDS,
    ...changes,
  })

async function tell(understands: string[]) {
  const { changes } = await sync(phone, [], { understands, firstSeq: 2 })
  const item = changes.find((change) => change.kind === 'item')
  const facts = changes.find((change) => change.kind === 'facts')
  return { events: item?.facts.events.map(({ type }) => type), record: facts?.record }
}

describe('a leader’s instruction on an item', () => {
  it('is entered by a leader or an editor, never too late, and once however often it is sent', async () => {
    const id = newCommandId(testIds)
    expect((await instruct(leader, { id })).statusCode).toBe(200)
    await instruct(leader, { id })
    const editor = await office.signIn('bianji')
    const reply = await instruct(editor, { leader: '李副县长', rank: 'own_other', givenAt: undefined })
    const given = reply.json().item.events.filter(({ type }: { type: string }) => type === 'instructed')
    expect(given).toMatchObject([
      { leader: '王县长', rank: 'own_main', words: WORDS, by: 'lingdao' },
      { leader: '李副县长', rank: 'own_other', givenAt: office.clock.now, by: 'bianji' },
    ])
    expect(reply.json().status).toBe('registered')
  })

  it('is told to the author’s phone and counts in its record; an older phone is told of the item without it', async () => {
    await instruct(leader)
    const newer = await tell(['facts', 'told', 'course', 'instructions'])
    expect(newer.events).toEqual(['submitted', 'instructed'])
    expect(newer.record?.instructions).toEqual([{ at: START, rank: 'own_main', by: 'lingdao' }])
    expect((await tell(['facts', 'told', 'course'])).events).toEqual(['submitted'])
    expect((await tell([])).events).toEqual(['submitted'])
  })

  it('brings its unit the points of its rank', async () => {
    const editor = await office.signIn('bianji')
    const pointsOf = async () => {
      const { ranking } = (await editor.get('/api/desk/ledger?period=2026-11')).json()
      return ranking.classes.find(({ classId }: { classId: string }) => classId === 'town').units[0]
        .hundredths
    }
    expect(await pointsOf()).toBe(0)
    await instruct(leader)
    // 县主要领导批示 5 分.
    expect(await pointsOf()).toBe(500)
  })

  it.each([
    ['of tomorrow', { givenAt: START + DAY_MS }, 422, 'instruction.day_ahead'],
    ['of the day before the item came', { givenAt: START - DAY_MS }, 422, 'instruction.day_before_item'],
    ['of nobody', { leader: ' ' }, 400, 'request.malformed'],
    ['without words', { words: '' }, 400, 'request.malformed'],
  ])('%s is refused', async (_what, changes, status, code) => {
    const reply = await instruct(leader, changes)
    expect([reply.statusCode, reply.json().code]).toEqual([status, code])
  })

  it('is none of an officer’s business', async () => {
    expect((await instruct(phone)).statusCode).toBe(403)
  })
})
