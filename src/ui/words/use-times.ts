import { daysAgo, toShanghaiTime, type ShanghaiTime } from '../../domain/calendar/shanghai-time.ts'
import { useWords } from './words.ts'

/** Instants in words, by the clock of Asia/Shanghai. `now` comes from the caller: see useNow. */
export function useTimes() {
  const { t } = useWords()

  /** 今天 10:05, 昨天 17:40, 11月6日 17:40, 2025年11月6日 17:40. */
  function formatMoment(at: number, now: number): string {
    return t('time.dayAndTime', { day: formatDay(at, now), time: toShanghaiTime(at).time })
  }

  /** 今天 10:05:09, 昨天 17:40:00: for what may lie within a minute of its like. */
  function formatExactMoment(at: number, now: number): string {
    return t('time.dayAndTime', { day: formatDay(at, now), time: toShanghaiTime(at).timeWithSeconds })
  }

  /** For lists: 10:05 today, else 昨天, 11月6日, 2025年11月6日. */
  function formatBrief(at: number, now: number): string {
    return daysAgo(at, now) === 0 ? toShanghaiTime(at).time : formatDay(at, now)
  }

  /** 今天, 昨天, 11月6日, 2025年11月6日. */
  function formatDay(at: number, now: number): string {
    const days = daysAgo(at, now)
    if (days === 0) return t('time.today')
    if (days === 1) return t('time.yesterday')
    const day = toShanghaiTime(at)
    const isSameYear = day.year === toShanghaiTime(now).year
    return t(isSameYear ? 'time.monthDay' : 'time.yearMonthDay', namedParts(day))
  }

  /** 11月21日星期六. */
  function formatLongDay(at: number): string {
    const day = toShanghaiTime(at)
    return t('time.longDay', { ...namedParts(day), weekday: t(`time.weekday.${day.weekday}`) })
  }

  /** 10:05:09. */
  function formatClock(at: number): string {
    return toShanghaiTime(at).timeWithSeconds
  }

  function namedParts({ year, month, day }: ShanghaiTime) {
    return {
      year: String(year),
      month: String(month),
      day: String(day),
      monthName: t(`time.monthName.${month}`),
    }
  }

  return { formatMoment, formatExactMoment, formatBrief, formatDay, formatLongDay, formatClock }
}
