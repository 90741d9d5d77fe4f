import { monthOf } from '../../../domain/calendar/month.ts'
import type { ItemId } from '../../../domain/ids.ts'
import type { ItemEvent } from '../../../domain/item/item-event.ts'
import { isWithUnit } from '../../../domain/item/work-state.ts'
import { useTimes } from '../../../ui/words/use-times.ts'
import { useWords } from '../../../ui/words/words.ts'
import type { Entry } from '../../stores/entries.ts'
import { useSyncStore } from '../../stores/sync.ts'
import { decisionKey, isDecision, type OfficeDecision } from './office-news.ts'
import type { TimelineStep } from './timeline.ts'
import { useDecisionWords } from './use-decision-words.ts'

export interface StepWords {
  title: string
  details: string[]
}

export type StepContext = Pick<Entry, 'work' | 'delivery' | 'receipt' | 'countedAt' | 'countedBy' | 'events'>

/** A step of 去向 in words: what happened, and beneath it when, why, and what follows from it. */
export function useStepWords() {
  const { t, refusalText } = useWords()
  const { formatMoment } = useTimes()
  const { decisionDetails } = useDecisionWords()

  function describe(step: TimelineStep, context: StepContext, now: number): StepWords {
    const moment = step.at === null ? [] : [formatMoment(step.at, now)]
    return { title: titleOf(step, context), details: [...moment, ...detailsOf(step, context, now)] }
  }

  function titleOf({ type, event }: TimelineStep, { work, delivery }: StepContext): string {
    if (type === 'photos_to_come' && delivery.status === 'photos_to_come')
      return t('delivery.photos_to_come', delivery.count)
    if (type === 'in_work') return t(`work.${work.status === 'draft' ? 'registered' : work.status}`)
    if (event?.type === 'signed') return t(`field.reviews.signed.${event.post}`)
    if (event?.type === 'photos_complete') return t('event.photos_complete', event.count)
    if (event !== null && isDecision(event)) return t(decisionKey(event))
    return t(`field.timeline.${type}`)
  }

  function detailsOf({ type, event }: TimelineStep, context: StepContext, now: number): string[] {
    if (type === 'result_next' && event?.type === 'passed_up')
      return [t('field.timeline.detail.result_next', { level: t(`level.${event.level}`) })]
    if (event !== null && isDecision(event)) return officeDetails(event, context, now)
    if (event?.type === 'signed' || event?.type === 'sent_back') return signerDetails(event)
    if (type === 'in_work' && isWithUnit(context.work.status)) return [t('field.reviews.inUnit')]
    if (event?.type === 'passed_up')
      return [t(`level.${event.level}`), ...withinOf(event, context), event.words, byOf(event)].filter(
        (part) => part !== '',
      )
    if (event?.type === 'claimed' || event?.type === 'edited' || event?.type === 'reviewed')
      return [byOf(event)]
    if (event?.type === 'credited') return [event.authors.map(({ name }) => name).join('、')]
    if (event?.type === 'taken_out') return [t('event.takenOut', { title: event.title }), byOf(event)]
    switch (type) {
      case 'refused':
        return context.delivery.status === 'needs_attention' ? [refusalText(context.delivery.code)] : []
      case 'received':
        return event?.type === 'resubmitted' ? [] : receiptDetails(context)
      case 'waiting':
        return [t(`field.timeline.detail.${useSyncStore().phase === 'deactivated' ? 'held' : 'waiting'}`)]
      case 'sending':
      case 'photos_to_come':
      case 'safe':
      case 'in_work':
      case 'withdrawn':
      case 'submit_next':
      case 'correct_next':
      case 'receipt_next':
        return [t(`field.timeline.detail.${type}`)]
      default:
        return []
    }
  }

  /** Who commented stands beside the words already. */
  function officeDetails(event: OfficeDecision, context: StepContext, now: number): string[] {
    const details = decisionDetails(event, now)
    if (event.type === 'commented') return details
    if (event.type !== 'not_used_above' && event.type !== 'instructed') return [...details, byOf(event)]
    const [first = '', ...words] = details
    return [first, ...withinOf(event, context), ...words, byOf(event)]
  }

  /** With which composite it went up. */
  function withinOf({ within }: { within?: ItemId }, { events }: StepContext): string[] {
    const merged = events.filter((event) => event.type === 'merged' && event.into === within).pop()
    const title = merged?.type === 'merged' ? merged.title : undefined
    return title === undefined ? [] : [t('event.within', { title })]
  }

  const byOf = ({ by }: { by: string }) => t('field.timeline.by', { by })

  /** Who signed or sent it back, in whose place, and what was said and checked. */
  function signerDetails(event: Extract<ItemEvent, { type: 'signed' | 'sent_back' }>): string[] {
    const { by, insteadOf, words } = event
    const reason =
      event.type === 'sent_back' && event.reason !== null
        ? [t('field.timeline.reason', { reason: t(`reason.${event.reason}`) })]
        : []
    const remarks = event.type === 'signed' ? (event.remarks ?? []) : []
    const checked = event.type === 'signed' ? event.figures.length : 0
    return [
      insteadOf === null ? by : t('field.reviews.instead', { by, holder: insteadOf }),
      ...reason,
      ...(words === '' ? [] : [words]),
      ...(checked === 0 ? [] : [t('field.reviews.checked', { count: checked })]),
      ...remarks.map(({ quote, words: said }) => `「${quote}」${said}`),
    ]
  }

  /** The receipt, and whose clock filled the month: the officer is told which of the two times counted. */
  function receiptDetails({ receipt, countedAt, countedBy }: StepContext): string[] {
    const details = receipt === null ? [] : [t('field.entry.receipt', { receipt })]
    if (countedAt === null || countedBy === null) return details
    const month = t(`time.monthName.${Number(monthOf(countedAt).slice(5))}`)
    return [...details, t(`field.timeline.counted.${countedBy}`, { month })]
  }

  return { describe }
}
