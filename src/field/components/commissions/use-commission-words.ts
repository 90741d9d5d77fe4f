import type { AnswerBounds } from '../../../domain/commission/answer-length.ts'
import type { CommissionCourse } from '../../../domain/commission/commission-course.ts'
import type { CommissionEvent } from '../../../domain/commission/commission-event.ts'
import { daysLeft, urgencyOf } from '../../../domain/commission/commission-standing.ts'
import { toShanghaiTime } from '../../../domain/calendar/shanghai-time.ts'
import type { Tone } from '../../../ui/tone.ts'
import { useTimes } from '../../../ui/words/use-times.ts'
import { useWords } from '../../../ui/words/words.ts'
import { addCommissionWords } from './add-commission-words.ts'

/** How a commission is named on the phone: its state, how much it presses, and each event of its course. */
export function useCommissionWords() {
  addCommissionWords()
  const { t } = useWords()
  const { formatMoment } = useTimes()

  function statusOf({ state }: CommissionCourse): string {
    return state.status === 'judged'
      ? t(`commissions.verdict.${state.verdict}`)
      : t(`commissions.status.${state.status}`)
  }

  /** 还有 3 天, 今天 17:00 截止, 已逾期 2 天; empty when nothing is owed. */
  function dueOf(course: CommissionCourse, now: number): string {
    const urgency = urgencyOf(course, now)
    if (urgency === null) return ''
    const days = Math.abs(daysLeft(course, now))
    if (urgency === 'overdue' && days === 0) return t('commissions.due.overdueToday')
    return t(`commissions.due.${urgency}`, { days, time: toShanghaiTime(course.dueAt).time })
  }

  function toneOf(course: CommissionCourse, now: number): Tone {
    const urgency = urgencyOf(course, now)
    if (urgency !== null) return URGENCY_TONES[urgency]
    const { state } = course
    if (state.status === 'answered') return 'qing'
    return state.status === 'judged' && state.verdict !== 'failed' ? 'lv' : 'gray'
  }

  function titleOf(event: CommissionEvent, now: number): string {
    switch (event.type) {
      case 'assigned':
        return t('commissions.event.assigned', { name: event.to.name })
      case 'extension_asked':
      case 'extension_granted':
        return t(`commissions.event.${event.type}`, { until: formatMoment(event.until, now) })
      case 'judged':
        return t('commissions.event.judged', { verdict: t(`commissions.verdict.${event.verdict}`) })
      default:
        return t(`commissions.event.${event.type}`)
    }
  }

  /** 300—1500 字, 不少于 300 字, 未规定. */
  function lengthAskedBy({ wordsFrom: from, wordsTo: to }: AnswerBounds): string {
    if (from !== null && to !== null) return t('commissions.fact.wordsBetween', { from, to })
    if (from !== null) return t('commissions.fact.wordsFrom', { from })
    return to === null ? t('commissions.fact.wordsAny') : t('commissions.fact.wordsTo', { to })
  }

  return { statusOf, dueOf, toneOf, titleOf, lengthAskedBy }
}

const URGENCY_TONES = { calm: 'qing', soon: 'zhe', today: 'zhu', overdue: 'zhu' } as const
