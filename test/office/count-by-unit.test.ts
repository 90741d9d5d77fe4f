import { expect, it } from 'vitest'
import { countByUnit } from '../../src/office/uses/count-by-unit.ts'

it('counts the rows of each unit, the most first, and composites by themselves', () => {
  const rows = ['上屏镇', '农业农村局', null, '农业农村局'].map((unitName) => ({ unitName }))
  expect(countByUnit(rows)).toEqual([
    { unitName: '农业农村局', count: 2 },
    { unitName: '上屏镇', count: 1 },
    { unitName: null, count: 1 },
  ])
})
