import type { CommissionEvent } from '../../domain/commission/commission-event.ts'
import { useTimes } from '../../ui/words/use-times.ts'
import { useWords } from '../../ui/words/words.ts'

export function useCourseWords() {
  const { t } = useWords()
  const { formatMoment } = useTimes()

  function titleOf(event: CommissionEvent, now: number): string {
    switch (event.type) {
      case 'assigned':
        return t('commissioning.event.assigned', { name: event.to.name })
      case 'extension_asked':
      case 'extension_granted':
        return t(`commissioning.event.${event.type}`, { until: formatMoment(event.until, now) })
      case 'judged':
        return t('commissioning.event.judged', { verdict: t(`commissioning.verdict.${event.verdict}`) })
      default:
        return t(`commissioning.event.${event.type}`)
    }
  }

  return { titleOf }
}
