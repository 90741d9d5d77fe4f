import type { Day } from '../../../domain/calendar/day.ts'
import type { Span } from '../../../domain/key-points/span.ts'
import { useWords } from '../../../ui/words/words.ts'

export function useKeyPointWords() {
  const { t } = useWords()

  function dayText(day: Day): string {
    const [, month = '', date = ''] = day.split('-')
    return t('keyPoints.day', { month: Number(month), day: Number(date) })
  }

  const spanText = ({ from, until }: Pick<Span, 'from' | 'until'>) =>
    t('keyPoints.span', { from: dayText(from), until: dayText(until) })

  return { dayText, spanText }
}
