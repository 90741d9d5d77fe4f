import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayOfNumber, weekdayOf, type Day } from '../../../src/domain/calendar/day.ts'
import { openWorkedDays } from '../../../src/domain/calendar/worked-days.ts'
import {
  isDayCertain,
  isWorkingDay,
  officeCalendar,
  type DayCorrection,
} from '../../../src/domain/calendar/working-calendar.ts'

// From 2017 to 2031: the years that were announced, and some on either side.
const day: fc.Arbitrary<Day> = fc.integer({ min: 17_167, max: 22_600 }).map(dayOfNumber)
const correction: fc.Arbitrary<DayCorrection> = fc.record({
  day,
  isWorking: fc.boolean(),
  reason: fc.constant('防汛值守'),
})
const years = fc.array(
  fc.record({
    year: fc.integer({ min: 2017, max: 2031 }),
    off: fc.array(day, { maxLength: 40 }),
    on: fc.array(day, { maxLength: 40 }),
  }),
  { maxLength: 3 },
)

it('all days of an office are worked and certain as each asked about by itself', () => {
  fc.assert(
    fc.property(fc.array(correction, { maxLength: 20 }), years, day, (corrections, own, other) => {
      const calendar = officeCalendar({ corrections, years: own })
      const workedDay = openWorkedDays(calendar)
      const named = own.flatMap(({ off, on }) => [...off, ...on])
      for (const asked of [other, ...named, ...corrections.map((each) => each.day)]) {
        expect([asked, workedDay(asked, weekdayOf(asked))]).toEqual([
          asked,
          { isWorked: isWorkingDay(calendar, asked), isCertain: isDayCertain(calendar, asked) },
        ])
      }
    }),
  )
})
