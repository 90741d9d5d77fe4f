import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { UnitId } from '../../../src/domain/ids.ts'
import { rankingOf } from '../../../src/domain/score/ranking.ts'
import RankingCard from '../../../src/office/tasks/ledger/RankingCard.vue'
import { createWords } from '../../../src/ui/words/words.ts'
import { unitIdOf } from '../../support/make-ids.ts'

/** The rows of a class whose units have these points: rank, names, points. */
function rowsOf(points: number[]) {
  const units = points.map((each, n) => ({
    unitId: unitIdOf(n + 1),
    classId: 'town',
    hundredths: each * 100,
  }))
  const [ranking] = rankingOf(units, 'skip').classes
  if (ranking === undefined) throw new Error('there is no class')
  const card = mount(RankingCard, {
    props: {
      ranking,
      className: '乡镇',
      units: units.map(({ unitId }, n) => ({ id: unitId, name: `单位${n + 1}`, classId: 'town' })),
      hrefOf: (id: UnitId) => `/desk/points/2026-11/${id}`,
    },
    global: { plugins: [createWords('zh-CN')] },
  })
  return card.findAll('tbody tr').map((row) => ({
    rank: row.get('td.rank').text(),
    names: row.findAll('a').map((link) => link.text()),
    points: row.get('td.points').text(),
  }))
}

it('units without a point stand at their rank, so that no rank before a deduction is skipped in silence', () => {
  expect(rowsOf([2, 0, -5, 0, 7])).toEqual([
    { rank: '1', names: ['单位5'], points: '7' },
    { rank: '2', names: ['单位1'], points: '2' },
    { rank: '3', names: ['单位2', '单位4'], points: '0' },
    { rank: '5', names: ['单位3'], points: '−5' },
  ])
})

it('where no unit has a point, none has a rank', () => {
  expect(rowsOf([0, 0])).toEqual([])
})
