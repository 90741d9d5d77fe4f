import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newCommandId } from '../../../src/domain/ids.ts'
import { ANY_RECORD, type QuotaRule } from '../../../src/domain/policy/quota-rule.ts'
import { startingPolicy } from '../../../src/domain/policy/starting-policy.ts'
import { countyProgressAnswer, unitProgressAnswer } from '../../../src/protocol/desk-progress.ts'
import { parse } from '../../../src/protocol/parse.ts'
import {
  RANK_WORDS,
  STATE_WORDS,
  UNIT_HEADS,
  WARNING_WORDS,
} from '../../../src/server/progress/workbook-words.ts'
import deskWords from '../../../src/office/tasks/words/zh-CN.json' with { type: 'json' }
import { addPolicy } from '../../../src/server/policy/policy.usecases.ts'
import { openTestOffice, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, sync } from '../../support/server-phone.ts'

let office: TestOffice
let phone: Client
let leader: Client

const monthly = (id: string, changes: Partial<QuotaRule>): QuotaRule => ({
  id,
  name: '动态类信息',
  scope: { kind: 'unit_class', unitClassId: 'department' },
  period: 'month',
  measure: 'reported',
  filter: ANY_RECORD,
  minimum: 3,
  adoptedMinimum: null,
  aim: null,
  floorPercentOfLastYear: null,
  isWorkingDaysOnly: false,
  statement: null,
  ...changes,
})

beforeEach(async () => {
  office = await openTestOffice()
  phone = await office.signIn('nongye01')
  leader = await office.signIn('lingdao')
  const { db } = office.server.parts
  const quotas = [
    monthly('month', {}),
    monthly('each', { name: '人均', scope: { kind: 'each_officer', unitClassId: null }, minimum: 2 }),
  ]
  const breakdowns = [
    {
      quotaId: 'month',
      unitId: phone.unitId ?? ('' as never),
      parts: [{ holder: { kind: 'person' as const, accountId: phone.accountId }, minimum: 2 }],
    },
  ]
  const from = Date.parse('2026-11-01T00:00:00+08:00')
  await db.write(() => addPolicy(db, { ...startingPolicy(from), quotas, breakdowns }))
})
afterEach(() => office.close())

async function county(period = '2026-11') {
  const reply = await leader.get(`/api/desk/progress?period=${period}`)
  const parsed = parse(countyProgressAnswer, reply.json())
  if (!parsed.ok) throw new Error(`${parsed.place} of ${reply.body}`)
  return parsed.value
}

const unitOf = ({ units }: Awaited<ReturnType<typeof county>>, name: string) =>
  units.find(({ unitName }) => unitName === name)

it('every unit stands in the list with its tasks, and a new item moves the numbers at once', async () => {
  expect(unitOf(await county(), '农业农村局')).toMatchObject({
    reported: 0,
    lines: [{ target: 3, missing: 3 }],
  })
  await sync(phone, [makeCommand(1), makeCommand(2)])
  const found = await county()
  expect(found).toMatchObject({
    reported: 2,
    adopted: 0,
    participation: { reported: { taking: 1, units: 2 } },
  })
  expect(unitOf(found, '农业农村局')).toMatchObject({
    reported: 2,
    rank: { reported: 1, of: 1 },
    lines: [{ target: 3, confirmed: 2, missing: 1, confirmedIds: [], parts: [] }],
  })
  expect(unitOf(found, '上屏镇')?.lines).toEqual([])
})

it('an adoption moves what was adopted', async () => {
  const command = makeCommand(1)
  await sync(phone, [command])
  expect((await county()).adopted).toBe(0)
  const editor = await office.signIn('bianji')
  const [periodical] = (await editor.get('/api/desk/periodicals')).json().periodicals
  await editor.post(`/api/desk/items/${command.itemId}/decisions`, {
    type: 'adopted',
    id: newCommandId(testIds),
    baseRev: 1,
    periodicalId: periodical.id,
    issue: 7,
    form: 'single',
  })
  expect((await county()).adopted).toBe(1)
})

it('one unit has the items behind its numbers, its parts, and its officers in the order of the roster', async () => {
  const command = makeCommand(1)
  await sync(phone, [command])
  const reply = await leader.get(`/api/desk/progress/${phone.unitId}?period=2026-11`)
  const parsed = parse(unitProgressAnswer, reply.json())
  if (!parsed.ok) throw new Error(`${parsed.place} of ${reply.body}`)
  const { unit, breakdowns, persons, titles } = parsed.value
  expect(unit.lines[0]?.confirmedIds).toEqual([command.itemId])
  expect(titles).toEqual({ [command.itemId]: '全县晚稻机收进度过八成' })
  expect(breakdowns).toMatchObject([
    { parts: [{ line: { target: 2, confirmed: 1 } }], other: { confirmed: 0 }, undivided: 1 },
  ])
  expect(persons.map((person) => [person.displayName, person.reported, person.lines[0]?.target])).toEqual([
    ['nongye01', 1, 2],
    ['nongye02', 0, 2],
  ])
})

it('an unknown period or unit is refused', async () => {
  expect((await leader.get('/api/desk/progress?period=2026-W47')).json().code).toBe('period.unknown')
  expect((await leader.get('/api/desk/progress')).json().code).toBe('period.unknown')
  const nobody = '01900000-0000-7000-8000-000000000000'
  expect((await leader.get(`/api/desk/progress/${nobody}?period=2026-11`)).json().code).toBe('unit.unknown')
})

it('the workbook says the same as the list, and — where no task is set', async () => {
  await sync(phone, [makeCommand(1)])
  const reply = await leader.get('/api/desk/progress.xlsx?period=2026-11')
  expect(reply.headers['content-type']).toContain('spreadsheetml')
  expect(reply.headers['content-disposition']).toBe('attachment; filename="progress-2026-11.xlsx"')
  const files = unzipSync(new Uint8Array(reply.rawPayload))
  const text = Object.entries(files)
    .filter(([name]) => name.endsWith('.xml'))
    .map(([, bytes]) => strFromU8(bytes))
    .join('')
  for (const words of ['农业农村局', '上屏镇', '县直部门', '动态类信息', '落后', '—', '还差', '其后跳过']) {
    expect(text, words).toContain(words)
  }
})

it('the workbook has the columns of the screen under the same words, without those of tasks when they are off', () => {
  const { column, warning, state, progress } = deskWords
  const { class: ofClass, ...heads } = UNIT_HEADS
  expect(heads).toEqual(column)
  expect(ofClass).toBe(progress.class)
  expect(WARNING_WORDS).toEqual(warning)
  expect(STATE_WORDS).toEqual(state)
  expect(RANK_WORDS).toEqual(progress.method)
})

it('a unit’s name that begins like a formula stays a text', async () => {
  const admin = await office.signIn('guanli')
  await admin.post('/api/admin/units', { name: '=1+1', classId: 'town' })
  const reply = await leader.get('/api/desk/progress.xlsx?period=2026-11')
  const files = unzipSync(new Uint8Array(reply.rawPayload))
  const sheets = Object.entries(files).filter(([name]) => name.startsWith('xl/worksheets/'))
  expect(sheets.map(([, bytes]) => strFromU8(bytes)).join('')).not.toContain('<f>')
})

it('what was reported before this process began is counted as well', async () => {
  await sync(phone, [makeCommand(1)])
  await office.restart()
  leader = await office.signIn('lingdao')
  expect((await county()).reported).toBe(1)
  expect((await county('2026')).reported).toBe(1)
})

it('a task that the rules set for one section is told with its unit, and counts the section’s items alone', async () => {
  const { db } = office.server.parts
  const [from, unitId] = [Date.parse('2026-11-01T00:00:00+08:00'), phone.unitId ?? ('' as never)]
  const ofSection = (section: string) =>
    monthly(section, { scope: { kind: 'section', unitId, section }, minimum: 2 })
  const quotas = [ofSection('种植业科'), ofSection('办公室')]
  await db.write(() => {
    db.run("update accounts set section = '种植业科' where id = ?", phone.accountId)
    addPolicy(db, { ...startingPolicy(from), quotas })
  })
  await sync(phone, [makeCommand(1)])
  const reply = await leader.get(`/api/desk/progress/${unitId}?period=2026-11`)
  const parsed = parse(unitProgressAnswer, reply.json())
  if (!parsed.ok) throw new Error(`${parsed.place} of ${reply.body}`)
  expect(parsed.value.unit.lines).toEqual([])
  expect(parsed.value.sections).toMatchObject([
    { section: '种植业科', line: { target: 2, confirmed: 1, missing: 1 } },
    { section: '办公室', line: { target: 2, confirmed: 0 } },
  ])
})
