import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ANY_RECORD, type QuotaRule } from '../../../src/domain/policy/quota-rule.ts'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import { startingPolicy } from '../../../src/domain/policy/starting-policy.ts'
import { ruleExample } from '../../../src/protocol/desk-policy.ts'
import { parse } from '../../../src/protocol/parse.ts'
import { threshold } from '../../support/make-ledger.ts'
import { makeQuota } from '../../support/make-policy.ts'
import { openTestOffice, START, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, sync } from '../../support/server-phone.ts'

let office: TestOffice

beforeEach(async () => {
  office = await openTestOffice()
})
afterEach(() => office.close())

/** Two items of 农业农村局, in the second half of November 2026. */
async function reportTwo() {
  const phone = await office.signIn('nongye01')
  await sync(phone, [makeCommand(1), makeCommand(2)])
}

const task = (changes: Partial<QuotaRule>): QuotaRule =>
  makeQuota({
    id: 'asked',
    scope: { kind: 'unit_class', unitClassId: 'department' },
    filter: ANY_RECORD,
    minimum: 3,
    ...changes,
  })

async function exampleOf(
  changes: Partial<Policy>,
  { list = 'quotas', ruleId = 'asked', account = 'bianji' } = {},
) {
  const client = await office.signIn(account)
  const policy = { ...startingPolicy(START), ...changes }
  const reply = await client.post('/api/desk/policies/example', { policy, list, ruleId })
  const parsed = parse(ruleExample, reply.json())
  return parsed.ok ? parsed.value : [reply.statusCode, reply.json().code]
}

describe('a rule of a draft by the records of the office', () => {
  it('a task of a year counts the whole year, until now where the year before has nothing', async () => {
    await reportTwo()
    expect(await exampleOf({ quotas: [task({ period: 'year' })] })).toEqual({
      period: '2026',
      isOver: false,
      task: { holders: 1, untasked: 0, met: 0, missing: 1 },
      points: null,
    })
  })

  it('a task of a quarter is shown by the last one that is over', async () => {
    await reportTwo()
    office.clock.now = Date.parse('2027-02-10T10:00:00+08:00')
    const found = await exampleOf({ quotas: [task({ period: 'quarter', minimum: 2 })] })
    expect(found).toMatchObject({ period: '2026-Q4', isOver: true, task: { met: 1, missing: 0 } })
  })

  it('a floor from last year is in it', async () => {
    await reportTwo()
    office.clock.now = Date.parse('2027-11-21T10:00:00+08:00')
    const phone = await office.signIn('nongye01')
    const now = office.clock.now
    await sync(phone, [makeCommand(1, { clientTime: now - 60_000 })], { sentAt: now })
    office.clock.now = Date.parse('2027-12-02T10:00:00+08:00')
    const found = await exampleOf({ quotas: [task({ minimum: null, floorPercentOfLastYear: 100 })] })
    expect(found).toMatchObject({ period: '2027-11', task: { holders: 1, untasked: 0, met: 0, missing: 1 } })
  })

  it('a task of each officer is shown to an editor, who may not read the roster', async () => {
    await reportTwo()
    const quota = task({ scope: { kind: 'each_officer', unitClassId: 'department' }, minimum: 2 })
    // nongye01 has sent both; nongye02 none.
    expect(await exampleOf({ quotas: [quota] })).toMatchObject({ task: { holders: 2, met: 1, missing: 2 } })
  })

  it('points of a year come from the whole year', async () => {
    await reportTwo()
    const rule = threshold({ id: 'asked', least: 2, points: 50 })
    const scoring = { ...startingPolicy(START).scoring, rules: [rule] }
    expect(await exampleOf({ scoring }, { list: 'scoring.rules' })).toEqual({
      period: '2026',
      isOver: false,
      task: null,
      points: { times: 1, hundredths: 5000 },
    })
  })

  it('a rule that the document does not have is refused, and an officer may not ask', async () => {
    expect(await exampleOf({}, { ruleId: 'nowhere' })).toEqual([404, 'policy.rule_unknown'])
    expect(await exampleOf({}, { account: 'nongye01' })).toEqual([403, 'session.forbidden'])
  })
})
