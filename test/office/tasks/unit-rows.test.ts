import { describe, expect, it } from 'vitest'
import type { UnitId } from '../../../src/domain/ids.ts'
import { filterRows, missingOf, sortRows } from '../../../src/office/tasks/progress/unit-rows.ts'
import { toEntry, type EntryForm } from '../../../src/office/tasks/ledger/entry-form.ts'
import type { CommandId } from '../../../src/domain/ids.ts'
import type { Month } from '../../../src/domain/calendar/month.ts'
import type { NamedUnitProgress } from '../../../src/protocol/desk-progress.ts'

interface Row {
  classId?: string
  reported?: number
  rank?: number
  warnings?: NamedUnitProgress['warnings']
  lines?: NamedUnitProgress['lines']
}

/** Of a unit's progress, what the list looks at. */
function makeUnit(
  unitName: string,
  { classId = 'town', reported = 0, rank = 9, warnings = [], lines = [] }: Row = {},
) {
  const [unitId, completion, silence] = [unitName as UnitId, { met: 0, tasks: 1 }, { lastReportedAt: null }]
  const row = { unitId, unitName, classId, reported, adopted: 0, warnings, lines, completion, silence }
  return { ...row, rank: { reported: rank, adopted: rank, of: 9 } } as unknown as NamedUnitProgress
}

const units = [
  makeUnit('乙镇', { reported: 5, rank: 1 }),
  makeUnit('甲镇', { reported: 5, rank: 1, warnings: ['behind'] }),
  makeUnit('丙局', { classId: 'department', warnings: ['zero', 'behind'] }),
  makeUnit('丁局', { classId: 'department', reported: 1, rank: 2, warnings: ['silent'] }),
]
const everything = { classId: '', warning: undefined, query: '' }
const namesOf = (rows: NamedUnitProgress[]) => rows.map(({ unitName }) => unitName)

describe('the list of units', () => {
  it('begins with the long silent, then those that sent nothing, then those behind', () => {
    expect(namesOf(sortRows(units, { key: 'warning', isDescending: false }))).toEqual([
      '丁局',
      '丙局',
      '甲镇',
      '乙镇',
    ])
  })

  it('equal numbers stand by name whichever way the list is sorted', () => {
    expect(namesOf(sortRows(units, { key: 'reported', isDescending: true }))).toEqual([
      '甲镇',
      '乙镇',
      '丁局',
      '丙局',
    ])
    expect(namesOf(sortRows(units, { key: 'rank', isDescending: false })).pop()).toBe('丙局')
  })

  it('is filtered by class, warning and part of a name together', () => {
    expect(namesOf(filterRows(units, { ...everything, classId: 'department', warning: 'zero' }))).toEqual([
      '丙局',
    ])
    expect(namesOf(filterRows(units, { ...everything, query: ' 镇 ' }))).toEqual(['乙镇', '甲镇'])
    expect(namesOf(filterRows(units, { ...everything, warning: 'ok' }))).toEqual(['乙镇'])
    expect(namesOf(filterRows(units, { ...everything, warning: 'behind' }))).toEqual(['甲镇', '丙局'])
  })

  it('what a unit lacks is the sum over its tasks, what is to be adopted among it', () => {
    const lines = [
      { missing: 2, adopted: null },
      { missing: 0, adopted: { missing: 1 } },
    ]
    expect(missingOf(makeUnit('戊镇', { lines: lines as NamedUnitProgress['lines'] }))).toBe(3)
  })
})

describe('an entry of points', () => {
  const form: EntryForm = {
    unitId: 'u1' as UnitId,
    occasion: 'commission_late',
    day: '2026-11-20',
    words: ' 约稿迟交两天 ',
    evidence: '约稿〔2026〕12号',
    points: '',
  }
  const head = { id: 'c1' as CommandId, period: '2026-11' as Month }

  it('is dated by its day in Asia/Shanghai and has no points of its own', () => {
    expect(toEntry(form, head)).toEqual({
      id: 'c1',
      unitId: 'u1',
      itemId: null,
      occasion: 'commission_late',
      at: Date.UTC(2026, 10, 20, 4),
      words: '约稿迟交两天',
      evidence: '约稿〔2026〕12号',
      points: null,
    })
  })

  it('needs a unit, a day of the period, words and evidence', () => {
    const empty = { ...form, unitId: '' as const, day: '2026-10-31', words: ' ', evidence: '' }
    expect(Object.keys((toEntry(empty, head) as { faults: object }).faults)).toEqual([
      'unitId',
      'day',
      'words',
      'evidence',
    ])
  })

  it('of another kind needs points of its own, which may take off', () => {
    expect(toEntry({ ...form, occasion: 'other' }, head)).toHaveProperty('faults.points')
    expect(toEntry({ ...form, occasion: 'other', points: '-1.5' }, head)).toHaveProperty('points', -1.5)
  })
})
