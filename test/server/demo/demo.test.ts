import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { monthOf } from '../../../src/domain/calendar/month.ts'
import { workStateOf } from '../../../src/domain/item/work-state.ts'
import { confirmedRecordOf, type Item } from '../../../src/domain/item/item.ts'
import { NATIONAL_CALENDAR } from '../../../src/domain/calendar/working-calendar.ts'
import { upgradePolicy } from '../../../src/domain/policy/upgrade-policy.ts'
import { progressOf } from '../../../src/domain/progress/progress-of.ts'
import type { Warning } from '../../../src/domain/progress/early-warning.ts'
import type { CountyProgressAnswer } from '../../../src/protocol/desk-progress.ts'
import type { AppealList, ScoreEntryList } from '../../../src/protocol/desk-score.ts'
import type { Change } from '../../../src/protocol/sync.ts'
import { fillDemoCounty } from '../../../src/server/demo/demo.usecases.ts'
import type { ProgressLine } from '../../../src/domain/progress/progress-line.ts'
import type { GradeTable } from '../../../src/protocol/grade.ts'
import type { AuditList } from '../../../src/protocol/audit.ts'
import type { PointMatrix } from '../../../src/protocol/key-points.ts'
import { readKeyPoints } from '../../support/key-points.ts'
import { unitIdOf } from '../../support/make-ids.ts'
import { makeRecord } from '../../support/make-month.ts'
import { openEmptyOffice, type Client, type TestOffice } from '../../support/server-office.ts'
import { sync } from '../../support/server-phone.ts'

let office: TestOffice

beforeAll(async () => {
  office = await openEmptyOffice()
  await fillDemoCounty(office.server.parts)
})
afterAll(() => office.close())

describe('the demonstration county', () => {
  it('has nobody in the roster with an account who cannot sign in', () => {
    const silent = office.server.parts.db.all(
      'select e.name from roster_entries e join accounts a on a.id = e.account_id where a.name is null',
    )
    expect(silent).toEqual([])
  })

  it('has ten months of items, each numbered from 1 without a hole', () => {
    const rows = office.server.parts.db.all<{ month: string; count: number; last: number }>(
      'select receipt_month as month, count(*) as count, max(receipt_number) as last from items group by 1 order by 1',
    )
    expect(rows.map(({ month }) => month)).toEqual(
      ['02', '03', '04', '05', '06', '07', '08', '09', '10', '11'].map((month) => `2026-${month}`),
    )
    for (const { count, last, month } of rows) {
      expect(count, month).toBe(last)
      expect(count, month).toBeGreaterThan(10)
    }
  })

  it('shows a desk at work: items claimed, one edited, a unit asked, a leader’s comment and instruction', () => {
    const types = office.server.parts.db.all<{ type: string; count: number }>(
      "select type, count(*) as count from item_events where type in ('claimed', 'edited', 'commented', 'instructed') group by 1",
    )
    expect(types).toEqual([
      { type: 'claimed', count: 2 },
      { type: 'commented', count: 1 },
      { type: 'edited', count: 1 },
      { type: 'instructed', count: 1 },
    ])
    const asked = office.server.parts.db.all('select kind, name, answer from consultations')
    expect(asked).toEqual([{ kind: 'unit', name: '农业农村局', answer: null }])
  })

  it('has grades of several units, good and poor, one of them given twice', async () => {
    const editor = await office.signIn('bianji')
    const { all, units } = (await editor.get('/api/desk/grades?period=2026')).json<GradeTable>()
    expect(all.items).toBeGreaterThan(20)
    expect(all.items).toBeLessThan(all.received / 2)
    expect(units.filter(({ items }) => items > 0).length).toBeGreaterThan(4)
    expect(all.marks.value.good).toBeGreaterThan(0)
    expect(all.marks.value.poor).toBeGreaterThan(0)
    const again = office.server.parts.db.all('select item_id from item_grades where number = 2')
    expect(again.length).toBeGreaterThan(0)
  })

  it('tells everything once: no title comes twice, no place of a figure is left empty', () => {
    const texts = office.server.parts.db.all<{ title: string; body: string }>(
      'select r.title, r.body from items i join item_revisions r on r.id = i.revision_id',
    )
    expect(new Set(texts.map(({ title }) => title)).size).toBe(texts.length)
    expect(texts.filter(({ title, body }) => /[{}]|undefined|NaN/.test(title + body))).toEqual([])
    expect(texts.length).toBeGreaterThan(150)
  })

  it('nothing in it lies in the future, and every timeline is in order', async () => {
    for (const item of await readAllItems()) {
      const times = item.events.map((event) => event.at)
      expect(times).toEqual([...times].sort((one, other) => one - other))
      expect(Math.max(...times)).toBeLessThanOrEqual(office.clock.now)
    }
  })

  it('has an open desk, and decisions of every kind behind it', async () => {
    const editor = await office.signIn('bianji')
    const { counts, lines } = (await editor.get('/api/desk/items')).json()
    expect(counts.open).toBe(12)
    expect(lines).toHaveLength(12)
    // A handful stands in a composite that is still to be used.
    for (const count of Object.values(counts)) expect(count).toBeGreaterThanOrEqual(3)
  })

  it('shows its officer a month with work done and work to do', async () => {
    const phone = await office.signIn('nongye01')
    const { changes } = await sync(phone, [])
    const policy = changes.find((change) => change.kind === 'policy')?.policy
    const lines = progressOf({
      policies: policy === undefined ? [] : [upgradePolicy(policy)],
      holder: { kind: 'unit', unitId: unitIdOf(1), classId: 'department' },
      period: monthOf(office.clock.now),
      records: changes.flatMap(toRecord).map((record) => makeRecord(1, record)),
      waiting: [],
      calendar: NATIONAL_CALENDAR,
      now: office.clock.now,
    })
    const sum = (count: (line: ProgressLine) => number) =>
      lines.reduce((total, line) => total + count(line), 0)
    const sums = [sum((line) => line.confirmed), sum((line) => line.target ?? 0), sum((line) => line.missing)]
    expect(sums).toEqual([4, 8, 4])
  })

  it('shows most units on pace, some behind, and only a few that are silent or sent nothing', async () => {
    const editor = await office.signIn('bianji')
    const { units } = (await editor.get('/api/desk/progress?period=2026-11')).json<CountyProgressAnswer>()
    const warned = (warning: Warning) => units.filter(({ warnings }) => warnings.includes(warning)).length
    expect(units).toHaveLength(26)
    expect(units.filter(({ warnings }) => warnings.length === 0).length).toBeGreaterThan(13)
    expect(warned('behind')).toBeGreaterThan(2)
    expect([warned('zero'), warned('silent')]).toEqual([2, 1])
  })

  it('has key points of a quarter, a month and around a decision, read by most units and answered by some', async () => {
    const editor = await office.signIn('bianji')
    const sets = readKeyPoints(await editor.get('/api/desk/key-points'))
    expect(sets.map(({ span }) => span.kind).sort()).toEqual(['days', 'month', 'quarter'])
    expect(sets.every(({ read, asked }) => 0 < read && read < asked)).toBe(true)
    const { items } = (await editor.get('/api/desk/key-points/matrix')).json<PointMatrix>()
    expect(new Set(items.map(({ pointId }) => pointId)).size).toBeGreaterThan(2)
  })

  it('has tries at items of other units for the admin and the leader to read, the newest first', async () => {
    const leader = await office.signIn('lingdao')
    const { entries } = (await leader.get('/api/desk/audit')).json<AuditList>()
    expect(entries.map(({ what, unitName, code }) => [what, unitName, code])).toEqual(
      Array.from({ length: 3 }, () => ['item.sign', '农业农村局', 'item.foreign']),
    )
    expect(entries.every(({ subjectUnitName }) => subjectUnitName !== '农业农村局')).toBe(true)
    expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).sort((a, b) => b - a))
  })

  it('has an entry that counts, one that waits for its second person, and an objection to answer', async () => {
    const admin = await office.signIn('guanli')
    const { entries } = (await admin.get('/api/desk/score-entries?status=all')).json<ScoreEntryList>()
    expect(entries.map(({ unitName, confirmation }) => [unitName, confirmation.status])).toEqual([
      ['应急管理局', 'open'],
      ['卫生健康局', 'confirmed'],
    ])
    const { appeals } = (await admin.get('/api/desk/appeals?status=open')).json<AppealList>()
    expect(appeals.map(({ unitName, line }) => [unitName, line?.itemId])).toEqual([
      ['市场监督管理局', expect.any(String)],
    ])
  })

  it('has photos that are really there', async () => {
    const editor = await office.signIn('bianji')
    const shown = (await readAllItems()).filter((item) => item.photos.length > 0)
    expect(shown.length).toBeGreaterThanOrEqual(3)
    for (const item of shown) {
      for (const { picture, preview } of item.photos) {
        for (const file of [picture, preview]) {
          const reply = await editor.get(`/api/blobs/${file?.sha256}?item=${item.id}`)
          expect([reply.statusCode, reply.rawPayload.length]).toEqual([200, file?.size])
        }
      }
    }
  })

  it('is left alone when it is started again', async () => {
    const count = () => office.server.parts.db.get('select count(*) as count from items')
    const before = count()
    await fillDemoCounty(office.server.parts)
    expect(count()).toEqual(before)
  })
})

it('also stands on the first morning of a month', async () => {
  const early = await openEmptyOffice()
  early.clock.now = Date.parse('2027-03-01T08:05:00+08:00')
  await fillDemoCounty(early.server.parts)
  const future = early.server.parts.db.get<{ last: number }>('select max(received_at) as last from items')
  expect(future?.last).toBeLessThanOrEqual(early.clock.now)
  const editor = await early.signIn('bianji')
  expect((await editor.get('/api/desk/items')).json().counts.open).toBe(12)
  await early.close()
})

it.each(['2026-12-01T00:02', '2026-12-01T03:00', '2026-12-01T17:03', '2026-11-23T10:20', '2026-11-28T23:59'])(
  'stands at %s as well, however short ago the last items came',
  async (minute) => {
    const early = await openEmptyOffice()
    early.clock.now = Date.parse(`${minute}:00+08:00`)
    await fillDemoCounty(early.server.parts)
    const { last } =
      early.server.parts.db.get<{ last: number }>('select max(at) as last from item_events') ?? {}
    expect(last).toBeLessThanOrEqual(early.clock.now)
    await early.close()
  },
)

it('leaves no parts of files behind', () => {
  const files = readdirSync(join(office.dataDir, 'blobs'), { recursive: true }).map(String)
  expect(files.filter((file) => file.endsWith('.part'))).toEqual([])
})

function toRecord(change: Change) {
  if (change.kind === 'record') return [change]
  if (change.kind !== 'item' || change.written === undefined) return []
  const { itemId, category, reportedAt } = confirmedRecordOf({ ...change.facts, text: change.written.text })
  return [{ itemId, category, reportedAt }]
}

async function readAllItems(): Promise<Item[]> {
  const editor: Client = await office.signIn('bianji')
  const rows = office.server.parts.db.all<{ id: string; status: string }>('select id, status from items')
  const items: Item[] = []
  for (const { id, status } of rows) {
    const { item } = (await editor.get(`/api/desk/items/${id}`)).json<{ item: Item }>()
    expect(workStateOf(item.events).status).toBe(status)
    items.push(item)
  }
  return items
}
