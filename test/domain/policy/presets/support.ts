import { expect, it } from 'vitest'
import type { Period } from '../../../../src/domain/calendar/period.ts'
import { NATIONAL_CALENDAR } from '../../../../src/domain/calendar/working-calendar.ts'
import { findPreset } from '../../../../src/domain/policy/presets/preset-index.ts'
import { policyOfPreset, type Preset } from '../../../../src/domain/policy/presets/preset.ts'
import type { Policy } from '../../../../src/domain/policy/policy.ts'
import type { Statement } from '../../../../src/domain/policy/statement.ts'
import type { Holder } from '../../../../src/domain/progress/holder.ts'
import { countyProgress } from '../../../../src/domain/progress/county-progress.ts'
import { progressOf } from '../../../../src/domain/progress/progress-of.ts'
import type { ItemRecord, UseRecord } from '../../../../src/domain/record/item-record.ts'
import { accountIdOf, itemIdOf, shanghai, unitIdOf } from '../../../support/make-ids.ts'
import { readShared } from '../../../support/make-samples.ts'

export interface OfficeStatement {
  kind: string
  quote: string
}

/** The statements of part 3 by the office's code and by their own: quota, rule, complaint … and the words. */
export function readOffices(): Map<string, Map<string, OfficeStatement>> {
  const offices = new Map<string, Map<string, OfficeStatement>>()
  for (const line of readShared('domain/offices.md').split('\n')) {
    const row = /^\| (([A-Z0-9]+)-\d+) \| ([^|]+) \| ([^|]+) \|/.exec(line)
    if (row === null) continue
    const [, code = '', office = '', kind = '', quote = ''] = row
    const statements = offices.get(office) ?? new Map<string, OfficeStatement>()
    offices.set(office, statements.set(code, { kind: kind.trim(), quote: quote.trim() }))
  }
  return offices
}

/** Kinds of statement that ask for something; the others tell, complain, count or give an example. */
export const ASKING_KINDS = [
  'quota',
  'deadline',
  'approval',
  'score',
  'incentive',
  'cadence',
  'security',
  'rule',
  'channel',
  'role',
]

/** Of those kinds, and yet no rule: what once happened, an example, or words that only point at a list. */
export const TELLING = [
  'DT-29',
  'HN-20',
  'XY-10',
  'XY-12',
  'XY-22',
  'XY-24',
  'XY-26',
  'XY-38',
  'XY-39',
  'CA-03',
  'CA-17',
  'CA-25',
  'CA-39',
  'CA-40',
  'ES-01',
  'ES-02',
  'ES-03',
  'ES-09',
  'ES-28',
  'WZ-17',
  'WZ-27',
  'WZ-28',
  'WZ-32',
  'HS-05',
  'HS-12',
  'HS-13',
  'CH-10',
  'CH-26',
  'GS-09',
  'GS-10',
  'GS-13',
  'GS-16',
  'LX-01',
  'LX-02',
  'LX-05',
  'LX-22',
  'ZK-10',
  'FY-09',
  'ZY-04',
  'ZY-10',
  'ZY-22',
  'LT-04',
  'LT-10',
  'BE-08',
  'BE-25',
  'BE-43',
  'YL-14',
  'RZ-26',
]

export function statementsOf({
  categories,
  quotas,
  scoring,
  deadlines,
  signOff,
  remarks,
}: Omit<Policy, 'version' | 'validFrom'>): Statement[] {
  const rules = [
    ...categories,
    ...quotas,
    ...scoring.rules,
    ...deadlines.urgent,
    ...deadlines.staleness,
    ...signOff,
  ]
  const stated = [...rules, deadlines.sameDay ?? { statement: null }].map(({ statement }) => statement)
  return [...stated.filter((statement) => statement !== null), ...remarks]
}

export function codesOf(preset: Preset): Set<string> {
  return new Set(statementsOf(preset).map(({ code }) => code))
}

const offices = readOffices()

/** A test of what a sentence asks for: the preset of its office says it, and with it the policy behaves so. */
export function itSays(code: string, quote: string, behaviour: string, run: (policy: Policy) => void) {
  it(`${code} “${quote}”: ${behaviour}`, async () => {
    const policy = await policyOf(code)
    expect(statementsOf(policy)).toContainEqual({ code, quote })
    run(policy)
  })
}

/** A test of what the machine answers to a sentence that tells or complains and so is no rule. */
export function itTells(code: string, quote: string, behaviour: string, run: (policy: Policy) => void) {
  it(`${code} “${quote}”: ${behaviour}`, async () => {
    expect(offices.get(officeOf(code))?.get(code)?.quote).toContain(quote)
    run(await policyOf(code))
  })
}

async function policyOf(code: string): Promise<Policy> {
  const preset = await findPreset(officeOf(code).toLowerCase())?.load()
  if (preset === undefined) throw new Error(`there is no preset for ${code}`)
  return policyOfPreset(preset, { version: 1, validFrom: shanghai('2024-01-01T00:00') })
}

function officeOf(code: string): string {
  return code.split('-')[0] ?? ''
}

export const UNIT = unitIdOf(1)
export const OFFICER = accountIdOf(1)

/** After the period of each of these tests, so that what is missing is missed. */
export const AFTERWARDS = shanghai('2027-01-05T10:00')

export const unitOf = (classId: string): Holder => ({ kind: 'unit', unitId: UNIT, classId })
export const officerOf = (classId: string): Holder => ({
  kind: 'person',
  unitId: UNIT,
  classId,
  accountId: OFFICER,
})

/** `count` items of the unit, one after the other from noon of `day` on. */
export function makeRecords(
  count: number,
  { day = '2026-11-16', ...changes }: Partial<ItemRecord> & { day?: string } = {},
): ItemRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const at = shanghai(`${day}T12:00`) + index * 60_000
    recordsMade += 1
    return {
      itemId: itemIdOf(recordsMade),
      unitId: UNIT,
      authorId: OFFICER,
      section: null,
      category: 'news',
      origin: 'own',
      reportedAt: at,
      lastReportedAt: at,
      uses: [],
      passedUp: [],
      instructions: [],
      shares: [],
      ...changes,
    }
  })
}
let recordsMade = 0

export function makeUse(day: string, changes: Partial<UseRecord> = {}): UseRecord {
  return { at: shanghai(`${day}T15:00`), level: 'county', outlet: '政务信息', form: 'routine', ...changes }
}

/** What is missing of each task of a holder in a period that is over, by the task's id. */
export function missingOf(
  policy: Policy,
  holder: Holder,
  period: string,
  records: readonly ItemRecord[],
): Record<string, number> {
  const lines = progressOf({
    policies: [policy],
    holder,
    period: period as Period,
    records,
    waiting: [],
    calendar: NATIONAL_CALENDAR,
    now: AFTERWARDS,
  })
  return Object.fromEntries(lines.map(({ rule, missing }) => [rule.id, missing]))
}

/** The progress of units of one class of the policy, numbered from 1, that has no persons. */
export function countyOf(policy: Policy, period: string, countByUnit: readonly number[]) {
  const classId = policy.unitClasses[0]?.id ?? ''
  const since = shanghai('2026-01-01T00:00')
  return countyProgress({
    policies: [policy],
    units: countByUnit.map((_, index) => ({ id: unitIdOf(index + 1), classId, since })),
    persons: [],
    period: period as Period,
    records: countByUnit.flatMap((count, index) =>
      makeRecords(count, { day: `${period.slice(0, 4)}-05-20`, unitId: unitIdOf(index + 1) }),
    ),
    calendar: NATIONAL_CALENDAR,
    now: AFTERWARDS,
  })
}
