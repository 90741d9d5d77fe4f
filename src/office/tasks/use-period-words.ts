import { firstDayOf, kindOf, lastDayOf, type Period } from '../../domain/calendar/period.ts'
import { useWords } from '../../ui/words/words.ts'

/** What the desk looks at; days and weeks stand inside a month. */
export const CHOSEN_KINDS = ['month', 'quarter', 'half_year', 'year'] as const

/** Periods in words: 2026年11月, 2026年第四季度, 2026年下半年, 2026年. */
export function usePeriodWords() {
  const { t } = useWords()
  return { periodWords: (period: Period) => sayPeriod(period, t) }
}

/** The same where the words of the page are at hand. */
export function sayPeriod(
  period: Period,
  t: (key: string, values?: Record<string, string>) => string,
): string {
  const kind = kindOf(period)
  const year = period.slice(0, 4)
  if (kind === 'day') return period
  if (kind === 'week')
    return t('tasks.periodName.week', { from: firstDayOf(period), until: lastDayOf(period) })
  if (kind === 'month')
    return t('tasks.periodName.month', { year, month: t(`time.monthName.${Number(period.slice(5))}`) })
  if (kind === 'year') return t('tasks.periodName.year', { year })
  return t(`tasks.periodName.${kind}.${period.slice(6)}`, { year })
}
