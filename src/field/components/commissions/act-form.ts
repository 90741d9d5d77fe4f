import { dayBounds, parseDay } from '../../../domain/calendar/day.ts'
import type { AccountId } from '../../../domain/ids.ts'
import type { CommissionDeed } from '../../stores/commissions.ts'

/** The acts that ask for something before they are done. */
export const ASKING_ACTS = ['assign', 'progress', 'extension', 'decline'] as const
export type AskingAct = (typeof ASKING_ACTS)[number]

/** The deed that each of them becomes. */
export const DEED_OF = {
  assign: 'commission.assign',
  progress: 'commission.progress',
  extension: 'commission.ask_extension',
  decline: 'commission.decline',
} as const satisfies Record<AskingAct, CommissionDeed['type']>

export interface ActForm {
  to: string
  words: string
  /** `2026-11-30`, as a date field has it. */
  day: string
}

export type ActFault = 'missing' | 'tooEarly' | 'noWho'

/** What was filled in as a deed, or what is wrong with it. More time lasts to the end of the chosen day. */
export function toDeed(
  act: AskingAct,
  form: ActForm,
  { dueAt, now }: { dueAt: number; now: number },
): CommissionDeed | { fault: ActFault } {
  const words = form.words.trim()
  if (act === 'assign') {
    if (form.to === '') return { fault: 'noWho' }
    return { type: 'commission.assign', payload: { to: form.to as AccountId } }
  }
  if (words === '') return { fault: 'missing' }
  if (act === 'progress') return { type: 'commission.progress', payload: { words } }
  if (act === 'decline') return { type: 'commission.decline', payload: { words } }
  const day = parseDay(form.day)
  const until = day === undefined ? 0 : dayBounds(day).until - 60_000
  if (until <= Math.max(dueAt, now)) return { fault: 'tooEarly' }
  return { type: 'commission.ask_extension', payload: { until, words } }
}
