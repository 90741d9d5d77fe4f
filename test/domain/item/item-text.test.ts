import { describe, expect, it } from 'vitest'
import { countCharacters, findMissingFields } from '../../../src/domain/item/item-text.ts'
import { readSamples } from '../../support/make-samples.ts'

describe('the count of characters', () => {
  it.each([
    ['', 0],
    ['望澜县', 3],
    [' 望 澜\n\t县 ', 3],
    ['　望澜　县', 3],
    ['增长7.4%。', 7],
    ['𠮷野家', 3],
    ['a\u00a0b\u2003c', 3],
  ])('of %j is %i', (text, count) => {
    expect(countCharacters(text)).toBe(count)
  })

  const reports = readSamples().flatMap(({ id, reports }) => reports.map((report) => ({ id, ...report })))

  it.each(reports)(
    'of the sample $id, $title, is $characters as the trade counted it',
    ({ body, characters }) => {
      expect(countCharacters(body)).toBe(characters)
    },
  )
})

describe('the fields that are missing', () => {
  it('are none when title and body are written', () => {
    expect(findMissingFields({ title: '题', body: '文' })).toEqual([])
  })

  it('are named in the order of the editor', () => {
    expect(findMissingFields({ title: '', body: '' })).toEqual(['title', 'body'])
  })

  it('are not filled by blanks, also not by the wide ones of a Chinese keyboard', () => {
    expect(findMissingFields({ title: '　 ', body: '文' })).toEqual(['title'])
    expect(findMissingFields({ title: '题', body: '\n\n　' })).toEqual(['body'])
  })
})
