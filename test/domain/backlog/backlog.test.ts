import { describe, expect, it } from 'vitest'
import { groupAlike } from '../../../src/domain/backlog/group-alike.ts'
import { groupByWords } from '../../../src/domain/backlog/group-by-words.ts'
import {
  countByQuarter,
  groupByCategory,
  isReviewDue,
  quartersUntil,
} from '../../../src/domain/backlog/stored-item.ts'
import type { Category } from '../../../src/domain/category.ts'
import { fingerprintsOf } from '../../../src/domain/check/likeness/fingerprints.ts'
import { itemIdOf } from '../../support/make-ids.ts'

const at = (day: string) => Date.parse(`${day}T10:00:00+08:00`)
const NOW = at('2026-11-21')

const stored = (titles: string[], category: Category = 'problem') =>
  titles.map((title, place) => ({ id: itemIdOf(place + 1), title, category, receivedAt: NOW }))

const PASSAGE =
  '后山三个村的苹果还有八百吨挂在树上，镇里两家冷库都已装满，果农担心再过十天只能按果汁果的价钱卖掉，盼望县里出面联系外地冷库和收购商，运费由合作社先行垫付。'
const text = (n: number, body: string) => ({ id: itemIdOf(n), prints: fingerprintsOf(body) })

describe('what is stored, by words of the titles', () => {
  it('is one group for the longest word that the same titles share', () => {
    const items = stored(['上屏镇冷库库容不足', '冷库库容不足果农着急', '竹罗乡冷库库容不足', '春耕备耕有序'])
    expect(groupByWords(items)).toEqual([
      { key: '冷库库容不足', itemIds: [itemIdOf(1), itemIdOf(2), itemIdOf(3)] },
    ])
  })

  it('is no group of two, and none for an ordinary phrase', () => {
    expect(groupByWords(stored(['冷库告急', '冷库又告急']))).toEqual([])
    expect(groupByWords(stored(['甲地工作', '乙处工作', '丙方工作']))).toEqual([])
  })

  it('holds no word that stands in more than half of many titles', () => {
    const places = Array.from('甲乙丙丁戊己庚辛壬癸子丑')
    expect(groupByWords(stored(places.map((place) => `${place}道路`)))).toEqual([])
    expect(groupByWords(stored(places.slice(0, 3).map((place) => `${place}道路`)))).toHaveLength(1)
  })

  it('does not take the month of a report for a word', () => {
    const months = stored(['9月检查灶具', '10月检查校车', '11月检查锅炉'])
    expect(groupByWords(months).map(({ key }) => key)).toEqual(['检查'])
  })

  it('does not take a part of a town’s or a park’s name for a matter', () => {
    const titles = [
      '上屏镇茶园受冻',
      '上屏镇旧桥限行',
      '上屏镇小学扩建',
      '望澜园区用电',
      '望澜引客',
      '望澜新茶',
    ]
    const groups = groupByWords(stored(titles), ['上屏镇', '望澜园管委会'])
    expect(groups.map(({ key }) => key)).toEqual([])
  })

  it('does not take a place or a unit for a matter, but keeps what happens there', () => {
    const titles = ['上屏镇冷库告急', '望澜上屏镇冷库又告急', '关于上屏镇冷库的建议', '上屏柑橘滞销']
    const groups = groupByWords(stored(titles), ['望澜县政府办公室', '上屏镇'])
    expect(groups.map(({ key }) => key)).toEqual(['上屏镇冷库'])
  })

  it('has an item in several groups', () => {
    const titles = ['冷库满了，公路断了', '冷库停电', '冷库漏水', '公路塌方', '公路积雪']
    const groups = groupByWords(stored(titles))
    expect(groups.map(({ key }) => key).sort()).toEqual(['公路', '冷库'])
  })
})

describe('what is stored, by passages', () => {
  it('is a group of all that share one, also where two of them share none', () => {
    const second =
      '县城东门的老旧小区供热管道连续三次爆裂，四百多户居民夜里没有暖气，物业说要等到下月才能换管，老人和孩子只好借住亲戚家，街道已经送去两批电暖器，仍差一百多台。'
    const groups = groupAlike([
      text(1, `甲说。${PASSAGE}`),
      text(2, `乙说。${PASSAGE}${second}`),
      text(3, `丙说。${second}`),
      text(4, '全县晚稻机收进度过八成，天气晴好，农机调度有序，预计月底前全部收完归仓，没有遇到大的困难。'),
    ])
    expect(groups).toEqual([{ key: itemIdOf(1), itemIds: [itemIdOf(1), itemIdOf(2), itemIdOf(3)] }])
  })

  it('keep the key of their oldest text when a newer one joins two of them', () => {
    const groups = groupAlike([
      { id: itemIdOf(1), prints: [11, 12, 13] },
      { id: itemIdOf(2), prints: [21, 22, 23] },
      { id: itemIdOf(3), prints: [11, 12, 13, 21, 22, 23] },
    ])
    expect(groups).toEqual([{ key: itemIdOf(1), itemIds: [itemIdOf(1), itemIdOf(2), itemIdOf(3)] }])
  })
})

describe('what is stored, by category', () => {
  it('is the largest category first', () => {
    const items = [...stored(['一']), ...stored(['二', '三'], 'news').map((item) => ({ ...item }))]
    expect(groupByCategory(items).map(({ key, itemIds }) => [key, itemIds.length])).toEqual([
      ['news', 2],
      ['problem', 1],
    ])
  })
})

describe('its numbers', () => {
  it('stand by quarters of two years, the present one last', () => {
    const quarters = quartersUntil(NOW)
    expect([quarters[0], quarters[7], quarters.length]).toEqual(['2025-Q1', '2026-Q4', 8])
    expect(quartersUntil(at('2026-01-01'))[7]).toBe('2026-Q1')
    const counts = countByQuarter([at('2024-12-31'), at('2026-09-30'), at('2026-10-01'), NOW], quarters)
    expect(counts).toEqual([0, 0, 0, 0, 0, 0, 1, 2])
  })
})

describe('a look at what is stored', () => {
  it.each([
    ['never', null, 3, true],
    ['in the quarter before', at('2026-09-30'), 3, true],
    ['in this quarter', at('2026-10-01'), 3, false],
    ['never, with nothing stored', null, 0, false],
  ])('that was taken %s is due: %#', (_when, reviewedAt, count, isDue) => {
    expect(isReviewDue({ stored: count, reviewedAt }, NOW)).toBe(isDue)
  })
})
