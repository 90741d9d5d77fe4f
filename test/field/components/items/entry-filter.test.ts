import { describe, expect, it } from 'vitest'
import {
  ENTRY_FILTERS,
  hasTitle,
  isInFilter,
  parseEntryFilter,
  type FilteredFacts,
} from '../../../../src/field/components/items/entry-filter.ts'
import { adoption } from '../../../support/make-item.ts'

const received = { status: 'received' } as const
const isUnder = (facts: FilteredFacts) => ENTRY_FILTERS.filter((filter) => isInFilter(facts, filter))

describe('the chips of 稿件', () => {
  const cases: [string, FilteredFacts, string[]][] = [
    ['a draft', { work: { status: 'draft' }, delivery: { status: 'on_phone' } }, ['all', 'draft']],
    ['a waiting item', { work: { status: 'draft' }, delivery: { status: 'waiting' } }, ['all', 'waiting']],
    [
      'an item in a backup',
      { work: { status: 'registered' }, delivery: { status: 'safe' } },
      ['all', 'received'],
    ],
    ['a received item', { work: { status: 'registered' }, delivery: received }, ['all', 'received']],
    [
      'an item with photos to come',
      { work: { status: 'registered' }, delivery: { status: 'photos_to_come', count: 1 } },
      ['all', 'received'],
    ],
    ['an adopted item', { work: { status: 'adopted', adoption }, delivery: received }, ['all', 'adopted']],
    [
      'a returned item',
      {
        work: { status: 'returned', from: 'office', reason: 'wording', words: '', remarks: [] },
        delivery: received,
      },
      ['all', 'returned'],
    ],
    [
      'a returned item under correction',
      {
        work: { status: 'returned', from: 'office', reason: 'wording', words: '', remarks: [] },
        delivery: { status: 'on_phone' },
      },
      ['all', 'draft', 'returned'],
    ],
    [
      'a returned item that waits again',
      {
        work: { status: 'returned', from: 'office', reason: 'wording', words: '', remarks: [] },
        delivery: { status: 'waiting' },
      },
      ['all', 'waiting'],
    ],
    [
      'a refused item',
      { work: { status: 'draft' }, delivery: { status: 'needs_attention', code: 'item.exists' } },
      ['all', 'needs_attention'],
    ],
    [
      'an unused item',
      { work: { status: 'not_used', reason: 'wording', words: '' }, delivery: received },
      ['all', 'received'],
    ],
  ]
  for (const [name, facts, filters] of cases) {
    it(`put ${name} under ${filters.join(', ')}`, () => {
      expect(isUnder(facts)).toEqual(filters)
    })
  }

  it('take an unknown filter in an address for 全部', () => {
    expect(parseEntryFilter('adopted')).toBe('adopted')
    expect(parseEntryFilter('../etc')).toBe('all')
    expect(parseEntryFilter(undefined)).toBe('all')
  })
})

describe('the search by title', () => {
  it('minds neither case nor blanks', () => {
    expect(hasTitle('望澜县 ETC 收费站投用', 'etc收费')).toBe(true)
    expect(hasTitle('望澜县 ETC 收费站投用', '停车')).toBe(false)
    expect(hasTitle('任何标题', ' ')).toBe(true)
  })
})
