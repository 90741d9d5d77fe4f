import { describe, expect, it } from 'vitest'
import type { Period } from '../../../src/domain/calendar/period.ts'
import { NATIONAL_CALENDAR } from '../../../src/domain/calendar/working-calendar.ts'
import { regularityOf } from '../../../src/domain/progress/regularity.ts'
import { silenceOf } from '../../../src/domain/progress/silence.ts'
import { NOW, shanghai } from '../../support/make-ids.ts'

const on = (day: number) => shanghai(`2026-11-${String(day).padStart(2, '0')}T10:00`)
const regularityOn = (...days: number[]) =>
  regularityOf({ times: days.map(on), period: '2026-11' as Period, calendar: NATIONAL_CALENDAR })

describe('regularity (ZK-08: 不是突击一下子就能解决问题的)', () => {
  it('is even where items come through the month', () => {
    expect(regularityOn(3, 9, 17, 26)).toEqual({
      items: 4,
      daysWithItems: 4,
      busiestDay: { day: '2026-11-03', items: 1 },
      atTheEnd: 1,
      state: 'even',
    })
  })

  it('is a burst when half of them came on one day', () => {
    expect(regularityOn(3, 12, 12, 20)).toMatchObject({
      busiestDay: { day: '2026-11-12', items: 2 },
      state: 'burst',
    })
  })

  it('is hoarding when more than half came from the third last working day on', () => {
    // The last three working days of November 2026 are Thursday 26, Friday 27 and Monday 30.
    expect(regularityOn(25, 3, 27, 28, 30)).toMatchObject({ atTheEnd: 3, state: 'hoarded' })
    expect(regularityOn(25, 3, 4, 28, 30)).toMatchObject({ atTheEnd: 2, state: 'even' })
  })

  it('says nothing of fewer than four items, nor of items beside the period', () => {
    const outside = [shanghai('2026-10-31T23:59'), shanghai('2026-12-01T00:00')]
    const times = [...outside, on(3), on(3), on(3)]
    expect(regularityOf({ times, period: '2026-11' as Period, calendar: NATIONAL_CALENDAR })).toMatchObject({
      items: 3,
      state: 'too_few',
    })
  })
})

describe('silence', () => {
  const silence = (reportedAts: number[], now = NOW) =>
    silenceOf({ reportedAts, since: on(2), limit: 5, calendar: NATIONAL_CALENDAR, now })

  it('is as many full working days as the office says since the last item', () => {
    expect(silence([on(12), on(3)])).toEqual({
      lastReportedAt: on(12),
      workingDays: 5,
      limit: 5,
      isSilent: true,
    })
    expect(silence([on(13)])).toMatchObject({ workingDays: 4, isSilent: false })
  })

  it('does not grow over a weekend', () => {
    expect(silence([on(13)], on(22)).workingDays).toBe(silence([on(13)], on(21)).workingDays)
  })

  it('is not broken by an item that lies ahead', () => {
    expect(silence([on(12), on(28)]).isSilent).toBe(true)
  })
})
