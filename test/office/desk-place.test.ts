import { expect, it } from 'vitest'
import type { Period } from '../../src/domain/calendar/period.ts'
import { formatPlace, parsePlace } from '../../src/office/composables/use-desk-place.ts'
import { splitParagraphs } from '../../src/office/split-paragraphs.ts'
import { itemIdOf } from '../support/make-ids.ts'

it('each place of the desk has an address that leads back to it', () => {
  const places = [
    { screen: 'items' },
    { screen: 'items', itemId: itemIdOf(7) },
    { screen: 'people' },
    { screen: 'audit' },
    { screen: 'commissions' },
    { screen: 'key-points' },
    { screen: 'key-points', view: 'matrix' },
    { screen: 'key-points', entryId: itemIdOf(3) },
    { screen: 'commissions', entryId: itemIdOf(4) },
    { screen: 'calendar', entryId: itemIdOf(5) },
    { screen: 'demands', entryId: itemIdOf(6) },
    { screen: 'grades' },
    { screen: 'grades', period: '2026-11' as Period },
  ] as const
  for (const place of places) expect(parsePlace(formatPlace(place))).toEqual(place)
})

it('an address that names nothing leads to the list', () => {
  expect(parsePlace('/desk/items/../../etc')).toEqual({ screen: 'items' })
  expect(parsePlace('/desk/commissions/"]')).toEqual({ screen: 'commissions' })
  expect(parsePlace('/')).toEqual({ screen: 'items' })
})

it('paragraphs lose the indents and empty lines that were typed by hand', () => {
  expect(splitParagraphs('　　一、基本情况。\r\n\n  二、建议。　\n')).toEqual([
    '一、基本情况。',
    '二、建议。',
  ])
})
