import { describe, expect, it } from 'vitest'
import { groupByMonth, newestFirst } from '../../../../src/field/components/items/month-groups.ts'
import { itemIdOf, shanghai } from '../../../support/make-ids.ts'
import { makeEntry } from '../stand-ins.ts'

describe('the list by month', () => {
  it('puts an item into the month that it fills, however late the office decided', () => {
    const october = shanghai('2026-10-31T23:50')
    const counted = makeEntry({
      id: itemIdOf(1),
      countedAt: october,
      updatedAt: shanghai('2026-11-20T09:00'),
    })
    const draft = makeEntry({ id: itemIdOf(2), updatedAt: shanghai('2026-11-01T00:10') })
    const groups = groupByMonth(newestFirst([counted, draft]))
    expect(groups.map(({ month, entries }) => [month, entries.map(({ id }) => id)])).toEqual([
      ['2026-11', [itemIdOf(2)]],
      ['2026-10', [itemIdOf(1)]],
    ])
  })
})
