import type { Month } from '../../src/domain/calendar/month.ts'
import type { MonthSummary, TaskLine } from '../../src/field/stores/progress.ts'
import { summarizeMonth } from '../../src/field/stores/month-summary.ts'
import type { Person, StandingAt } from '../../src/field/stores/task-lines.ts'
import type { Standing } from '../../src/field/local/standing.ts'
import type { ItemRecord, WaitingItem } from '../../src/domain/record/item-record.ts'
import { accountIdOf, itemIdOf, NOW, unitIdOf } from './make-ids.ts'

/** The officer whose phone it is. */
export const officer: Person = { accountId: accountIdOf(1), unitId: unitIdOf(1), unitClassId: 'department' }

/** What the office knows of an own item of the unit: news that came now. */
export function makeRecord(n: number, changes: Partial<ItemRecord> = {}): ItemRecord {
  const reportedAt = changes.reportedAt ?? NOW
  return {
    itemId: itemIdOf(n),
    unitId: unitIdOf(1),
    authorId: accountIdOf(1),
    section: null,
    category: 'news',
    origin: 'own',
    reportedAt,
    lastReportedAt: reportedAt,
    uses: [],
    passedUp: [],
    instructions: [],
    shares: [],
    ...changes,
  }
}

export const makeWaiting = (n: number, changes: Partial<WaitingItem> = {}): WaitingItem => ({
  itemId: itemIdOf(n),
  category: 'news',
  origin: 'own',
  submittedAt: NOW,
  ...changes,
})

export function makeStanding(changes: Partial<Standing> = {}): Standing {
  return {
    policies: [],
    records: [],
    waiting: [],
    unitClass: { classId: 'department' },
    section: null,
    withUnit: [],
    confirmedAt: NOW,
    ...changes,
  }
}

export const at = (standing: Partial<Standing>, now = NOW): StandingAt => ({
  standing: makeStanding(standing),
  person: officer,
  now,
})

export const november = '2026-11' as Month

/** November as the card draws it. */
export function makeMonth(standing: Partial<Standing> = {}, now = NOW): MonthSummary {
  return summarizeMonth(november, at(standing, now))
}

export function makeTaskLine(changes: Partial<TaskLine> = {}): TaskLine {
  return {
    key: 'unit.monthly',
    name: '',
    categories: ['news'],
    holder: 'unit',
    kind: 'month',
    measure: 'reported',
    target: 4,
    confirmed: 1,
    waiting: 0,
    missing: 3,
    excess: 0,
    aim: null,
    state: 'on_pace',
    expectedByNow: 1,
    expected: 4,
    basis: 'pace_this_period',
    partsMet: null,
    isOver: false,
    ...changes,
  }
}
