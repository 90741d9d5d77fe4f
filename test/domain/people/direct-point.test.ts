import { describe, expect, it } from 'vitest'
import { mayReportStraightAt, type DirectPoint } from '../../../src/domain/people/direct-point.ts'
import { unitIdOf } from '../../support/make-ids.ts'

const DAY = 86_400_000
const POINT: DirectPoint = {
  number: 1,
  pointId: 'point',
  unitId: unitIdOf(1),
  kind: 'unit',
  name: '卫生健康局',
  responsible: '办公室主任',
  phone: '',
  mayReportStraight: true,
  from: 10 * DAY,
  until: 20 * DAY,
  note: '',
  filedBy: '管理员',
  filedAt: 9 * DAY,
}

describe('a unit that is a direct-report point', () => {
  it('reports straight from its first day to its last', () => {
    const days = [10 * DAY - 1, 10 * DAY, 20 * DAY - 1, 20 * DAY]
    expect(days.map((at) => mayReportStraightAt([POINT], at))).toEqual([false, true, true, false])
  })

  it('does so as it was filed last', () => {
    const changed = { ...POINT, number: 2, mayReportStraight: false }
    expect(mayReportStraightAt([POINT, changed], 15 * DAY)).toBe(false)
  })

  it('does not where it only looks after a village or an enterprise', () => {
    expect(mayReportStraightAt([{ ...POINT, kind: 'village' }], 15 * DAY)).toBe(false)
  })
})
