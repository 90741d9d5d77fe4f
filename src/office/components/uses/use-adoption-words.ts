import { dayOf } from '../../../domain/calendar/day.ts'
import type { Adoption } from '../../../domain/periodical.ts'
import { useTimes } from '../../../ui/words/use-times.ts'
import { useWords } from '../../../ui/words/words.ts'

/** A use in short parts: where and how, which level, on which day, with which share, what shows it. */
export function useAdoptionWords() {
  const { t } = useWords()
  const { formatDay } = useTimes()

  function nameUse({ periodicalName, issue, form, level }: Adoption): string {
    const named = { periodical: periodicalName, form: t(`form.${form}`) }
    const place = issue === null ? t('event.use', named) : t('event.adoption', { ...named, issue })
    return level === undefined || level === 'county' ? place : `${t(`level.${level}`)} ${place}`
  }

  function detailUse(
    { usedAt, share, evidence }: Adoption,
    { at, now }: { at: number; now: number },
  ): string[] {
    const isOtherDay = usedAt !== undefined && dayOf(usedAt) !== dayOf(at)
    return [
      ...(isOtherDay ? [t('event.usedOn', { day: formatDay(usedAt, now) })] : []),
      ...(share === undefined ? [] : [t('event.share', { percent: String(share.percent) })]),
      ...(evidence === undefined ? [] : [t('event.evidence', { evidence })]),
    ]
  }

  return { nameUse, detailUse }
}
