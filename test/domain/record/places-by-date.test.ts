import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inPlaces, placesByDate } from '../../../src/domain/record/places-by-date.ts'

const near = fc.integer({ min: 1_760_000_000_000, max: 1_760_000_000_020 })
const far = fc.constantFrom(-8_640_000_000_000_000, 0, 8_640_000_000_000_000)
const between = fc.constantFrom(1_760_000_000_000.5, 1_760_000_000_000.25)

describe('the places of dates', () => {
  it.each([
    ['of one week', near],
    ['as far apart as dates can be', fc.oneof(near, far)],
    ['between two milliseconds', fc.oneof(near, between)],
  ])('are those of a stable sort, of dates %s', (_, date) => {
    fc.assert(
      fc.property(fc.array(date, { maxLength: 40 }), (ats) => {
        const dated = ats.map((at, place) => ({ at, place }))
        const sorted = dated.sort((a, b) => a.at - b.at).map(({ place }) => place)
        expect(placesByDate(ats) ?? ats.map((_, place) => place)).toEqual(sorted)
      }),
    )
  })

  it('are not given for dates in order, equal ones among them', () => {
    expect(placesByDate([])).toBeNull()
    expect(placesByDate([1, 2, 2, 5])).toBeNull()
  })

  it('bring whatever stands beside the dates into the same order', () => {
    expect(inPlaces(['c', 'a', 'b'], placesByDate([30, 10, 20]) ?? [])).toEqual(['a', 'b', 'c'])
  })
})
