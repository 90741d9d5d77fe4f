import type { Policy } from '../../../../src/domain/policy/policy.ts'
import type { Preset } from '../../../../src/domain/policy/presets/preset.ts'
import type { Statement } from '../../../../src/domain/policy/statement.ts'
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
