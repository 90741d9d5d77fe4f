import { describe, expect, it } from 'vitest'
import type { Day } from '../../../src/domain/calendar/day.ts'
import { isAddressed } from '../../../src/domain/key-points/audience.ts'
import { coverageOf } from '../../../src/domain/key-points/coverage.ts'
import { decisionPhaseOn } from '../../../src/domain/key-points/decision-phase.ts'
import type { PointEvent } from '../../../src/domain/key-points/key-point.ts'
import {
  isPointEventAllowed,
  isPointOpen,
  isSetCurrent,
  phaseOfPoint,
} from '../../../src/domain/key-points/point-course.ts'
import { findSpanFault, spanAround } from '../../../src/domain/key-points/span.ts'
import { makeKeyPoint, makePoint } from '../../support/key-points.ts'
import { itemIdOf, shanghai, unitIdOf } from '../../support/make-ids.ts'

const day = (text: string) => text as Day
const NOVEMBER = spanAround('month', day('2026-11-21'))
const DECISION = { name: '全县殡葬改革实施方案', decidedOn: day('2026-11-20'), settledOn: null }
const closed = (at: number): PointEvent => ({ type: 'closed', at, by: 'bianji', words: '' })
const settled = (on: string): PointEvent => ({
  type: 'settled',
  at: shanghai('2026-11-25T09:00'),
  by: 'bianji',
  on: day(on),
})

describe('the days for which points hold', () => {
  it('a week goes from Monday to Sunday, a quarter over three months, whatever year they lie in', () => {
    expect(spanAround('week', day('2027-01-02'))).toMatchObject({ from: '2026-12-28', until: '2027-01-03' })
    expect(spanAround('month', day('2028-02-29'))).toMatchObject({ from: '2028-02-01', until: '2028-02-29' })
    expect(spanAround('quarter', day('2026-11-21'))).toMatchObject({
      from: '2026-10-01',
      until: '2026-12-31',
    })
  })

  it('a period that ends before it begins, is over, or is none of its kind, is found out', () => {
    const days = { kind: 'days', from: day('2026-11-20'), until: day('2026-11-19') } as const
    expect(findSpanFault(days, day('2026-11-01'))).toBe('backwards')
    expect(findSpanFault({ ...NOVEMBER, from: day('2026-11-02') }, day('2026-11-03'))).toBe('not_of_kind')
    expect(findSpanFault(NOVEMBER, day('2026-12-01'))).toBe('past')
    expect(findSpanFault(NOVEMBER, day('2026-11-30'))).toBeUndefined()
  })
})

describe('what a point around a decision asks for', () => {
  it('before its day the situation, from its day on the reactions', () => {
    expect(decisionPhaseOn(DECISION, day('2026-11-19'))).toBe('before')
    expect(decisionPhaseOn(DECISION, day('2026-11-20'))).toBe('after')
    expect(decisionPhaseOn(DECISION, day('2027-11-20'))).toBe('after')
  })

  it('from the day on which its carrying out came to a pause the results', () => {
    const decision = { ...DECISION, settledOn: day('2026-12-20') }
    expect(decisionPhaseOn(decision, day('2026-12-19'))).toBe('after')
    expect(decisionPhaseOn(decision, day('2026-12-20'))).toBe('settled')
  })

  it('the last day that the office named holds, and a point about no decision has no phase', () => {
    const events = [settled('2026-12-20'), settled('2026-12-10')]
    const point = makeKeyPoint({ decision: DECISION, events })
    expect(phaseOfPoint(point, day('2026-12-10'))).toBe('settled')
    expect(phaseOfPoint(point, day('2026-12-09'))).toBe('after')
    expect(phaseOfPoint(makeKeyPoint(), day('2026-12-10'))).toBeNull()
  })

  it('nothing is settled on the day it was decided, nor where nothing was decided', () => {
    const point = makeKeyPoint({ decision: DECISION })
    expect(isPointEventAllowed(point, settled('2026-11-20'))).toBe(false)
    expect(isPointEventAllowed(point, settled('2026-11-21'))).toBe(true)
    expect(isPointEventAllowed(makeKeyPoint(), settled('2026-11-21'))).toBe(false)
  })
})

describe('which texts can answer a point', () => {
  const set = { span: NOVEMBER, publishedAt: shanghai('2026-11-02T09:00') }

  it('those written on its days, the first and the last minute included', () => {
    const point = makeKeyPoint()
    expect(isPointOpen(set, point, shanghai('2026-11-01T00:00'))).toBe(true)
    expect(isPointOpen(set, point, shanghai('2026-11-30T23:59'))).toBe(true)
    expect(isPointOpen(set, point, shanghai('2026-12-01T00:00'))).toBe(false)
    expect(isPointOpen(set, point, shanghai('2026-10-31T23:59'))).toBe(false)
  })

  it('none once it is closed, and none while it is drafted', () => {
    const closedAt = shanghai('2026-11-20T12:00')
    const point = makeKeyPoint({ events: [closed(closedAt)] })
    expect(isPointOpen(set, point, closedAt - 1)).toBe(true)
    expect(isPointOpen(set, point, closedAt)).toBe(false)
    expect(isPointOpen({ ...set, publishedAt: null }, makeKeyPoint(), closedAt)).toBe(false)
    expect(isPointEventAllowed(point, closed(closedAt + 1))).toBe(false)
  })

  it('a set is current to the end of its last day', () => {
    expect(isSetCurrent(set, shanghai('2026-11-30T23:59'))).toBe(true)
    expect(isSetCurrent(set, shanghai('2026-12-01T00:00'))).toBe(false)
  })
})

it('an audience is all units, those of its classes, or those it names', () => {
  const unit = { id: unitIdOf(1), classId: 'town' }
  expect(isAddressed({ kind: 'all' }, unit)).toBe(true)
  expect(isAddressed({ kind: 'classes', classIds: ['department'] }, unit)).toBe(false)
  expect(isAddressed({ kind: 'classes', classIds: ['department', 'town'] }, unit)).toBe(true)
  expect(isAddressed({ kind: 'units', unitIds: [unitIdOf(2)] }, unit)).toBe(false)
  expect(isAddressed({ kind: 'units', unitIds: [unitIdOf(1)] }, unit)).toBe(true)
})

describe('points against units', () => {
  const [first, second] = [makePoint(), makePoint()]
  const everybody = () => true
  const [a, b] = [unitIdOf(1), unitIdOf(2)]

  it('counts what came and what was adopted, and marks where nothing came', () => {
    const coverage = coverageOf({
      points: [first, second].map(({ id }) => ({ id, isAsked: everybody })),
      unitIds: [a, b],
      items: [
        { itemId: itemIdOf(1), pointId: first.id, unitId: a, isAdopted: true },
        { itemId: itemIdOf(2), pointId: first.id, unitId: a, isAdopted: false },
        { itemId: itemIdOf(1), pointId: second.id, unitId: a, isAdopted: true },
      ],
    })
    expect(coverage.rows).toEqual([
      {
        unitId: a,
        empty: 0,
        cells: [
          { isAsked: true, received: 2, adopted: 1 },
          { isAsked: true, received: 1, adopted: 1 },
        ],
      },
      {
        unitId: b,
        empty: 2,
        cells: [
          { isAsked: true, received: 0, adopted: 0 },
          { isAsked: true, received: 0, adopted: 0 },
        ],
      },
    ])
    expect(coverage.emptyByPoint).toEqual([1, 1])
  })

  it('who was not asked owes nothing, yet what they sent is counted', () => {
    const points = [{ id: first.id, isAsked: (unitId: string) => unitId === a }]
    const sent = { itemId: itemIdOf(1), pointId: first.id, unitId: b, isAdopted: false }
    const { rows, emptyByPoint } = coverageOf({ points, unitIds: [a, b], items: [sent] })
    expect(rows.map(({ empty }) => empty)).toEqual([1, 0])
    expect(rows[1]?.cells).toEqual([{ isAsked: false, received: 1, adopted: 0 }])
    expect(emptyByPoint).toEqual([1])
  })
})
