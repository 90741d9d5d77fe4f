import { beforeEach, describe, expect, it } from 'vitest'
import type { Month } from '../../../src/domain/calendar/month.ts'
import { newCommandId } from '../../../src/domain/ids.ts'
import { startingPolicy } from '../../../src/domain/policy/starting-policy.ts'
import { readFullStanding } from '../../../src/field/local/standing.ts'
import { pointsIn } from '../../../src/field/stores/own-points.ts'
import { CLOSED_PERIOD_TOLD } from '../../../src/protocol/closed-period.ts'
import { ledgerAnswer } from '../../../src/protocol/desk-score.ts'
import { parse } from '../../../src/protocol/parse.ts'
import { openRealOffice, signInPhone, type RealPhone } from '../../support/field-real-office.ts'
import { itemIdOf, shanghai } from '../../support/make-ids.ts'
import { PASSWORD, testIds, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, send, sync } from '../../support/server-phone.ts'

/** The desk and the engine of the phone, where both have to show the same of a month that was closed. */
const DECEMBER = '2026-12' as Month
const JANUARY = shanghai('2027-01-01T09:00')

let office: TestOffice
let phone: RealPhone

beforeEach(async () => {
  office = await openRealOffice()
  await publishScoring()
  office.clock.now = shanghai('2026-12-31T09:00')
  phone = await signInPhone(office)
  await phone.send(1)
  await phone.send(2)
  await phone.sync()
  await adopt(1, office.clock.now)
})

async function publishScoring() {
  const match = {
    unitClassIds: null,
    categories: null,
    origins: null,
    levels: null,
    outlets: null,
    forms: null,
    ranks: null,
  }
  const base = startingPolicy(shanghai('2026-12-01T00:00'))
  const policy = {
    ...base,
    scoring: {
      ...base.scoring,
      rules: [
        {
          kind: 'occasion',
          id: 'county',
          name: '县级采用',
          occasion: 'adopted',
          match,
          points: { kind: 'fixed', points: 5 },
          statement: null,
        },
      ],
    },
  }
  const admin = await office.signIn('guanli')
  const reply = await admin.post('/api/desk/policies', { policy, newestSeen: 1 })
  expect(reply.statusCode).toBe(200)
}

async function adopt(n: number, usedAt: number) {
  const editor = await office.signIn('bianji')
  const [periodical] = (await editor.get('/api/desk/periodicals')).json().periodicals
  const reply = await editor.post(`/api/desk/items/${itemIdOf(n)}/decisions`, {
    id: newCommandId(testIds),
    type: 'adopted',
    baseRev: 1,
    periodicalId: periodical.id,
    issue: n,
    form: 'brief',
    usedAt,
  })
  expect(reply.statusCode).toBe(200)
}

/** Everybody signs in again: the month has turned. */
async function closeDecember() {
  office.clock.now = JANUARY
  const admin = await office.signIn('guanli')
  expect((await admin.post(`/api/desk/periods/${DECEMBER}/closing`, {})).statusCode).toBe(200)
  office.clock.now += 3_600_000
}

async function adoptLate() {
  await adopt(2, shanghai('2026-12-31T10:00'))
}

/** Another unit alone is named as the author: the unit that sent the item in has no part any more. */
async function creditToOthers(n: number) {
  const editor = await office.signIn('bianji')
  const stranger = await office.signIn('shangping01')
  const reply = await editor.post(`/api/desk/items/${itemIdOf(n)}/decisions`, {
    id: newCommandId(testIds),
    type: 'credited',
    baseRev: 2,
    authors: [{ accountId: null, name: '林上屏', unitId: stranger.unitId, isMain: true, percent: null }],
  })
  expect(reply.json()).not.toHaveProperty('code')
}

async function onDesk(period: string = DECEMBER, unitId = phone.client.unitId) {
  const editor = await office.signIn('bianji')
  const reply = await editor.get(`/api/desk/ledger?period=${period}&unit=${unitId}`)
  const parsed = parse(ledgerAnswer, reply.json())
  if (!parsed.ok) throw new Error(parsed.place)
  return parsed.value
}

async function onPhone(period: string = DECEMBER, { client, database }: RealPhone = phone) {
  const { accountId, unitId } = client
  if (unitId === null) throw new Error('nobody of a unit')
  const person = { accountId, unitId, unitClassId: 'department' }
  const standing = await readFullStanding(database, person)
  return pointsIn(period as Month, { standing, person, now: office.clock.now })
}

async function expectSame(period: string, shown: RealPhone = phone) {
  const { ledger } = await onDesk(period, shown.client.unitId)
  const points = await onPhone(period, shown)
  expect(points.sum).toBe(ledger?.hundredths)
  expect([...points.lines].reverse().map(({ line }) => line)).toEqual(ledger?.lines)
  return points
}

const UNDERSTOOD = ['rules', 'facts', 'score_entry', 'appeal', 'told']
const closingsIn = ({ changes }: Awaited<ReturnType<typeof sync>>) =>
  changes.flatMap((each) => (each.kind === 'told' && each.about === CLOSED_PERIOD_TOLD ? [each.row] : []))

describe('a month that was closed', () => {
  it('stays on the phone as the desk stored it when an adoption of one of its days comes later', async () => {
    await closeDecember()
    await adoptLate()
    await phone.sync()
    expect((await onDesk()).ledger).toMatchObject({ hundredths: 500, lines: [{ itemId: itemIdOf(1) }] })
    expect(await expectSame(DECEMBER)).toMatchObject({ sum: 500, ownSum: 500, closedAt: JANUARY })
  })

  it('is known to the phone without a network and after it was started anew', async () => {
    await closeDecember()
    await adoptLate()
    await phone.sync()
    phone.database.close()
    await phone.database.open()
    expect(await onPhone()).toMatchObject({ sum: 500, closedAt: JANUARY })
  })

  it('is told to a phone that comes fresh', async () => {
    await closeDecember()
    await adoptLate()
    const fresh = await signInPhone(office, 'nongye02', 2)
    await fresh.sync()
    expect(await expectSame(DECEMBER, fresh)).toMatchObject({ sum: 500, ownSum: 0, closedAt: JANUARY })
  })

  it('leaves the year, which is open, to the records of today on both sides', async () => {
    await closeDecember()
    await adoptLate()
    await phone.sync()
    expect(await expectSame('2026')).toMatchObject({ sum: 1000, closedAt: null })
  })

  it('that is still open follows every adoption on both sides', async () => {
    await adopt(2, office.clock.now)
    await phone.sync()
    expect(await expectSame(DECEMBER)).toMatchObject({ sum: 1000, closedAt: null })
  })

  it('tells each unit its own lines, and one that came later that it has none', async () => {
    await closeDecember()
    const stranger = await office.signIn('shangping01')
    const told = closingsIn(await sync(stranger, [], { understands: UNDERSTOOD }))
    expect(told).toEqual([
      { period: DECEMBER, closedAt: JANUARY, unitId: stranger.unitId, lines: [], hundredths: 0 },
    ])
    const admin = await office.signIn('guanli')
    const { units } = (await admin.post('/api/admin/units', { name: '新设局', classId: 'department' })).json()
    const unitId = units.find(({ name }: { name: string }) => name === '新设局').id
    const person = { account: 'xinshe01', displayName: '新', role: 'officer', unitId, password: PASSWORD }
    await admin.post('/api/admin/people', person)
    const [later] = closingsIn(await sync(await office.signIn('xinshe01'), [], { understands: UNDERSTOOD }))
    expect(later).toMatchObject({ period: DECEMBER, lines: [], hundredths: 0 })
  })

  it('is told once, however often it is closed', async () => {
    await closeDecember()
    const { cursor, epoch } = await sync(phone.client, [], { understands: UNDERSTOOD })
    const admin = await office.signIn('guanli')
    await admin.post(`/api/desk/periods/${DECEMBER}/closing`, {})
    expect(closingsIn(await sync(phone.client, [], { understands: UNDERSTOOD, cursor, epoch }))).toEqual([])
  })

  it('is kept from a phone of a release that cannot read such rows', async () => {
    await closeDecember()
    const client = await office.signIn('nongye02')
    const told = async (understands: string[]) => closingsIn(await sync(client, [], { understands }))
    expect(await told(['draft', 'rules', 'facts', 'score_entry', 'appeal'])).toEqual([])
    expect(await told(UNDERSTOOD)).toHaveLength(1)
  })

  it('takes an objection to a stored line that the records of today would not give any more', async () => {
    await closeDecember()
    const [line] = (await onDesk()).ledger?.lines ?? []
    await creditToOthers(1)
    expect((await onDesk('2026')).ledger?.lines).toEqual([])
    const payload = { lineKey: line?.key ?? '', words: '封存时有这一条。' }
    const command = makeCommand(1, { type: 'appeal.make', payload })
    expect(await send(await office.signIn('nongye02'), command)).toEqual({ status: 'saved', rev: 1 })
    const editor = await office.signIn('bianji')
    const { appeals } = (await editor.get('/api/desk/appeals?status=open')).json()
    expect(appeals).toMatchObject([{ line: { key: line?.key, hundredths: 500 } }])
  })
})
