import { describe, expect, it } from 'vitest'
import { isAddressed, isNoticeCurrent } from '../../../src/domain/board/notice.ts'
import type { UnitId } from '../../../src/domain/ids.ts'

const TOWN = { id: 'a' as UnitId, classId: 'town' }
const BUREAU = { id: 'b' as UnitId, classId: 'department' }

describe('whom a notice is for', () => {
  it('is everybody, the units of some classes, or the units that are named', () => {
    const readers = (audience: Parameters<typeof isAddressed>[0]) =>
      [TOWN, BUREAU].map((unit) => isAddressed(audience, unit))
    expect(readers({ kind: 'all' })).toEqual([true, true])
    expect(readers({ kind: 'classes', classIds: ['town'] })).toEqual([true, false])
    expect(readers({ kind: 'units', unitIds: [BUREAU.id] })).toEqual([false, true])
  })
})

it('a notice holds until its end, and without one for good', () => {
  expect(isNoticeCurrent({ until: 100 }, 99)).toBe(true)
  expect(isNoticeCurrent({ until: 100 }, 100)).toBe(false)
  expect(isNoticeCurrent({ until: null }, Number.MAX_SAFE_INTEGER)).toBe(true)
})
