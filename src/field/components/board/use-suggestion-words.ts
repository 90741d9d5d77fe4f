import { dayOf, daysBetween } from '../../../domain/calendar/day.ts'
import { isAnswerOverdue } from '../../../domain/suggestion/suggestion.ts'
import type { Tone } from '../../../ui/tone.ts'
import { useTimes } from '../../../ui/words/use-times.ts'
import { useWords } from '../../../ui/words/words.ts'
import type { SuggestionView } from '../../stores/suggestions.ts'

/** How far something said to the office has come, with the days that are left for the answer. */
export function useSuggestionWords() {
  const { t } = useWords()
  const { formatDay } = useTimes()

  function standingOf({ state, own }: SuggestionView, now: number): { words: string; tone: Tone } {
    if (own !== null && own.refusalCode === null) return { words: t('board.suggestion.waiting'), tone: 'zhe' }
    if (state === null) return { words: t('board.suggestion.refused'), tone: 'zhu' }
    if (state.status === 'answered') return { words: t('board.suggestion.answered'), tone: 'lv' }
    const day = formatDay(state.dueAt, now)
    if (isAnswerOverdue(state, now)) return { words: t('board.suggestion.overdue', { day }), tone: 'zhu' }
    const days = daysBetween(dayOf(now), dayOf(state.dueAt))
    const words = days === 0 ? t('board.suggestion.dueToday') : t('board.suggestion.due', { day, days })
    return { words, tone: 'qing' }
  }

  return { standingOf }
}
