import { describe, expect, it } from 'vitest'
import type { Fault } from './registry.ts'
import { addReports, planRounds } from './rounds.ts'

const load: Fault['load'] = () => Promise.reject(new Error('not here'))
const often: Fault = { name: 'often', short: 40, long: 100, load }
const seldom: Fault = { name: 'seldom', short: 2, long: 3, load }
const plan = (changes: Partial<Parameters<typeof planRounds>[1]>) =>
  planRounds([often, seldom], { isLong: false, cycles: undefined, start: 7, ...changes }).map((round) =>
    round.map(({ fault, cycles, start }) => [fault.name, cycles, start]),
  )

describe('a run', () => {
  it('that is short is one round with the counts of the rows', () => {
    expect(plan({})).toEqual([
      [
        ['often', 40, 7],
        ['seldom', 2, 7],
      ],
    ])
  })

  it('that is long gives every row its turn in each round, with other dice, until its count is full', () => {
    expect(plan({ isLong: true })).toEqual([
      [
        ['often', 40, 7],
        ['seldom', 2, 7],
      ],
      [
        ['often', 40, 8],
        ['seldom', 1, 8],
      ],
      [['often', 20, 9]],
    ])
  })

  it('of a row in parts has a turn for each, with other dice, and their counts add up to that of the row', () => {
    const inParts: Fault = { name: 'in parts', short: 5, long: 5, parts: 2, load }
    const [round] = planRounds([inParts], { isLong: false, cycles: undefined, start: 7 })
    expect(round!.map(({ cycles }) => cycles)).toEqual([2, 3])
    expect(new Set(round!.map(({ start }) => start)).size).toBe(2)
    expect(planRounds([inParts], { isLong: false, cycles: 1, start: 7 })[0]).toHaveLength(1)
  })

  it('with a count of its own takes it in one turn', () => {
    expect(plan({ isLong: true, cycles: 5 })).toEqual([
      [
        ['often', 5, 7],
        ['seldom', 5, 7],
      ],
    ])
  })
})

it('turns of one row add up: what went wrong, the worst time, each kind that was met', () => {
  const one = { name: 'often', cycles: 40, lost: 0, duplicated: 1, slowestHealMs: 900, counts: { portal: 3 } }
  const other = { name: 'often', cycles: 20, lost: 2, duplicated: 0, slowestHealMs: 400, note: 'seed 3' }
  expect(addReports(one, { ...other, counts: { portal: 1, flipped: 5 } })).toEqual({
    name: 'often',
    cycles: 60,
    lost: 2,
    duplicated: 1,
    slowestHealMs: 900,
    counts: { portal: 4, flipped: 5 },
    note: 'seed 3',
  })
})
