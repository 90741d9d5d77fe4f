import { useWords } from '../../ui/words/words.ts'

const HOUR_MS = 3600_000
const DAY_HOURS = 24

/** How long a lead has waited: 不到 1 小时, 5 小时, 3 天. */
export function useLeadAge() {
  const { t } = useWords()

  function formatAge(since: number, now: number): string {
    const hours = Math.floor(Math.max(0, now - since) / HOUR_MS)
    if (hours === 0) return t('lead-desk.age.justNow')
    if (hours < 2 * DAY_HOURS) return t('lead-desk.age.hours', { count: hours })
    return t('lead-desk.age.days', { count: Math.floor(hours / DAY_HOURS) })
  }

  return { formatAge }
}
