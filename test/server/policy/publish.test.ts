import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import { startingPolicy } from '../../../src/domain/policy/starting-policy.ts'
import { policyCheck, policyList } from '../../../src/protocol/desk-policy.ts'
import { parse } from '../../../src/protocol/parse.ts'
import type { Database } from '../../../src/server/db/database.ts'
import { announcePolicy, isAnnouncementDue } from '../../../src/server/policy/announce-policy.usecases.ts'
import { addPolicy } from '../../../src/server/policy/policy.usecases.ts'
import { makeQuota } from '../../support/make-policy.ts'
import { openTestOffice, START, type Client, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, sync } from '../../support/server-phone.ts'

const DECEMBER = Date.parse('2026-12-01T00:00:00+08:00')

let office: TestOffice
let admin: Client

beforeEach(async () => {
  office = await openTestOffice()
  admin = await office.signIn('guanli')
})
afterEach(() => office.close())

const draft = (changes: Partial<Policy> = {}): Policy => ({
  ...startingPolicy(DECEMBER),
  title: '2026年12月起的规则',
  ...changes,
})

const publish = (policy: Policy, newestSeen: number) =>
  admin.post('/api/desk/policies', { policy, newestSeen })

const versions = async () => (await admin.get('/api/desk/policies')).json()

/** Ten points for each item that came. */
const TEN_EACH: Policy['scoring'] = {
  ...startingPolicy(0).scoring,
  rules: [
    {
      id: 'reported',
      kind: 'occasion',
      name: '报送',
      statement: null,
      occasion: 'reported',
      match: {
        unitClassIds: null,
        categories: null,
        origins: null,
        levels: null,
        outlets: null,
        forms: null,
        ranks: null,
      },
      points: { kind: 'fixed', points: 10 },
    },
  ],
}

/** As many more items like the first one. */
function repeatItem(db: Database, count: number) {
  db.run(
    `
    with recursive more (n) as (select 1 union all select n + 1 from more where n < ?)
    insert into items (id, rev, author_id, unit_id, revision_id, text_rev, receipt_month, receipt_number, received_at,
      counted_at, counted_by, status)
    select id || '-' || n, 1, author_id, unit_id, revision_id, 1, receipt_month, 10000 + n, received_at,
      counted_at, counted_by, status
    from items, more`,
    count,
  )
}

describe('the versions of the policy', () => {
  it('are listed with the one that holds now, for everybody of the office', async () => {
    for (const account of ['guanli', 'bianji', 'lingdao']) {
      const reply = await (await office.signIn(account)).get('/api/desk/policies')
      expect(parse(policyList, reply.json())).toMatchObject({
        ok: true,
        value: { holding: 1, closedUntil: null, policies: [{ version: 1 }] },
      })
    }
  })

  it('a new one stands beside the old one and holds from its date', async () => {
    const reply = await publish(draft(), 1)
    expect(reply.json()).toMatchObject({ holding: 1, policies: [{ version: 2 }, { version: 1 }] })
    office.clock.now = DECEMBER
    admin = await office.signIn('guanli')
    expect((await versions()).holding).toBe(2)
  })

  it('reaches phones as a row of its own', async () => {
    const phone = await office.signIn('nongye01')
    const understands = ['rules']
    const { cursor, epoch } = await sync(phone, [], { understands })
    await publish(draft(), 1)
    const { changes } = await sync(phone, [], { cursor, epoch, understands })
    expect(changes.map((change) => [change.kind, change.kind === 'rules' && change.policy.version])).toEqual([
      ['policy', false],
      ['rules', 2],
    ])
  })

  it('that was published ahead reaches phones of the first release on the day it begins to hold, once', async () => {
    const phone = await office.signIn('nongye01')
    await publish(draft({ quotas: [{ ...makeQuota({ minimum: 9 }) }] }), 1)
    const { parts } = office.server
    await announcePolicy(parts)
    const before = await sync(phone, [])
    expect(isAnnouncementDue(parts)).toBe(false)
    office.clock.now = DECEMBER + 60_000
    expect(isAnnouncementDue(parts)).toBe(true)
    await announcePolicy(parts)
    const { changes } = await sync(phone, [], { cursor: before.cursor, epoch: before.epoch })
    expect(changes).toMatchObject([{ kind: 'policy', policy: { version: 2, quotas: [{ minimum: 9 }] } }])
    expect(isAnnouncementDue(parts)).toBe(false)
  })

  it('published twice in the same words is one version', async () => {
    await publish(draft(), 1)
    expect((await publish(draft(), 1)).statusCode).toBe(200)
    expect((await versions()).policies).toHaveLength(2)
  })

  it('written without sight of the newest is refused, and nothing changes', async () => {
    await publish(draft(), 1)
    const reply = await publish(draft({ title: '另一份' }), 1)
    expect([reply.statusCode, reply.json().code]).toEqual([409, 'policy.newer_version'])
    expect((await versions()).policies).toHaveLength(2)
  })

  it('that contradicts itself is refused with each place, and nothing changes', async () => {
    const [unitClass] = draft().unitClasses
    if (unitClass === undefined) throw new Error('the starting policy has classes')
    const reply = await publish(draft({ unitClasses: [unitClass, unitClass] }), 1)
    expect([reply.statusCode, reply.json().code]).toEqual([422, 'policy.contradicts_itself'])
    expect(reply.json().problems).toContainEqual(
      expect.objectContaining({ code: 'class.id_twice', place: expect.stringContaining('unitClasses.1') }),
    )
    expect((await versions()).policies).toHaveLength(1)
  })

  it('that changes nothing is refused with the reason', async () => {
    await publish(draft(), 1)
    const again = await publish(draft({ version: 3, validFrom: DECEMBER + 86_400_000 }), 2)
    expect([again.statusCode, again.json().code]).toEqual([422, 'policy.contradicts_itself'])
    expect(again.json().problems).toMatchObject([{ code: 'policy.nothing_changed' }])
    expect((await versions()).policies).toHaveLength(2)
  })

  it('with no name is refused, but one that was published so is still read', async () => {
    const reply = await publish(draft({ title: ' ' }), 1)
    expect(reply.json().problems).toMatchObject([{ code: 'policy.no_title', place: 'title' }])
    const { parts } = office.server
    await parts.db.write(() => addPolicy(parts.db, draft({ title: '' })))
    expect(parse(policyList, await versions())).toMatchObject({
      ok: true,
      value: { policies: [{ version: 2, title: '' }, { version: 1 }] },
    })
  })

  it('a file that is no policy is refused with the place', async () => {
    const reply = await admin.post('/api/desk/policies', {
      policy: { ...draft(), countedBy: 'moon' },
      newestSeen: 1,
    })
    expect(reply.json()).toMatchObject({ code: 'request.malformed', place: 'policy.countedBy' })
  })
})

describe('the check of a draft', () => {
  const check = async (policy: Policy) => {
    const reply = await admin.post('/api/desk/policies/check', { policy })
    const parsed = parse(policyCheck, reply.json())
    if (!parsed.ok) throw new Error(`${parsed.place} of ${reply.body}`)
    return parsed.value
  }

  it('says what the draft would change in the ledgers, and writes nothing', async () => {
    const phone = await office.signIn('nongye01')
    await sync(phone, [makeCommand(1)])
    const { problems, differences } = await check(draft({ scoring: TEN_EACH }))
    expect(problems).toEqual([])
    expect(differences?.lastMonth).toEqual({ period: '2026-10', units: [] })
    expect(differences?.thisYear).toMatchObject({
      period: '2026',
      units: [{ unitId: phone.unitId, before: 0, after: 1000, lines: [{ kind: 'added' }] }],
    })
    expect((await versions()).policies).toHaveLength(1)
  })

  it('goes on beside phones: reports are taken and answered while it computes from what it has seen', async () => {
    const phone = await office.signIn('nongye01')
    const { db } = office.server.parts
    await sync(phone, [makeCommand(1)])
    await db.write(() => repeatItem(db, 3000))
    let isChecked = false
    const checked = check(draft({ scoring: TEN_EACH })).finally(() => {
      isChecked = true
    })
    let reported = 3001
    for (let seq = 2; !isChecked; seq++) {
      await sync(phone, [makeCommand(seq)])
      reported++
    }
    const counted = ((await checked).differences?.thisYear.units[0]?.after ?? 0) / 1000
    expect(counted).toBeGreaterThanOrEqual(3001)
    // One may slip in anywhere; as many as this find the office free only when nothing is computed in its way.
    expect(reported - counted).toBeGreaterThan(2)
  })

  it('names the problems instead when there are some', async () => {
    const { problems, differences } = await check(draft({ validFrom: START - 400 * 86_400_000 }))
    expect(problems.map(({ code }) => code)).toContain('policy.not_after_newest')
    expect(differences).toBeNull()
  })
})

describe('the records of a month', () => {
  it('are those that came or were used in it, of one unit or of all, without their authors', async () => {
    await sync(await office.signIn('nongye01'), [makeCommand(1), makeCommand(2)])
    const other = await office.signIn('shangping01')
    await sync(other, [makeCommand(1)])
    const count = async (query: string) =>
      (await admin.get(`/api/desk/records?${query}`)).json().records?.length
    expect(await count('period=2026-11')).toBe(3)
    expect(await count('period=2026-10')).toBe(0)
    expect(await count(`period=2026-11&unit=${other.unitId}`)).toBe(1)
    expect((await admin.get('/api/desk/records?period=2026-11')).body).not.toContain(other.accountId)
    expect((await admin.get('/api/desk/records?period=2026')).json().code).toBe('period.unknown')
  })
})
