import { describe, expect, it } from 'vitest'
import { findExemplars, parseTags, type Exemplar } from '../../../src/domain/board/exemplar.ts'

const reservoir: Exemplar = {
  title: '三张清单管好小水库',
  body: '全县86座小水库，责任到人，ＱＱ群日报。',
  category: 'experience',
  tags: ['水利'],
  comment: '题目就是做法。',
  credit: '水利局 周某',
}
const grain: Exemplar = {
  title: '秋粮收购开秤',
  body: '农户惜售，烘干能力不足。',
  category: 'problem',
  tags: [],
  comment: '问题说得准，数据清楚。',
  credit: '',
}
const found = (words: string, category: Exemplar['category'] | null = null) =>
  findExemplars([reservoir, grain], { words, category }).map(({ title }) => title)

describe('a search of the library', () => {
  it.each([
    ['in the title', '小水库'],
    ['in the text', '86座'],
    ['in the comment', '题目就是'],
    ['in a tag', '水利'],
    ['in the names', '周某'],
    ['in full-width letters as in plain ones', 'qq群'],
  ])('finds words %s', (_where, words) => {
    expect(found(words)).toEqual([reservoir.title])
  })

  it('wants all the words, wherever each stands, and the category', () => {
    expect(found('农户 数据')).toEqual([grain.title])
    expect(found('农户 水库')).toEqual([])
    expect(found('', 'experience')).toEqual([reservoir.title])
    expect(found('农户', 'experience')).toEqual([])
  })

  it('gives all of them in their order when nothing is asked', () => {
    expect(found('  ')).toEqual([reservoir.title, grain.title])
  })
})

it('tags stand once each, however they are set apart', () => {
  expect(parseTags(' 水利，清单、水利 #防汛;')).toEqual(['水利', '清单', '防汛'])
  expect(parseTags('')).toEqual([])
})
