import { useWords } from '../../../ui/words/words.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** How long something has waited, in its largest unit: 20 分钟, 5 小时, 3 天. */
export function useAge() {
  const { t } = useWords()

  function formatAge(since: number, now: number): string {
    const waited = Math.max(0, now - since)
    if (waited < HOUR_MS) return t('reviews.age.minutes', { count: Math.floor(waited / MINUTE_MS) })
    if (waited < 2 * DAY_MS) return t('reviews.age.hours', { count: Math.floor(waited / HOUR_MS) })
    return t('reviews.age.days', { count: Math.floor(waited / DAY_MS) })
  }

  return { formatAge }
}
