import { dayBounds, parseDay } from '../../../domain/calendar/day.ts'
import { isInPeriod, type Period } from '../../../domain/calendar/period.ts'
import type { CommandId, UnitId } from '../../../domain/ids.ts'
import type { EnteredOccasion } from '../../../domain/policy/score-rule.ts'
import type { NewScoreEntry } from '../../../protocol/desk-score.ts'
import { parseAmount } from '../rules/parse-amount.ts'

export interface EntryForm {
  unitId: UnitId | ''
  occasion: EnteredOccasion
  day: string
  words: string
  evidence: string
  /** Typed; only with the occasion `other`. */
  points: string
}
export type EntryField = keyof EntryForm

const NOON_MS = 12 * 60 * 60 * 1000

/** The entry as it is sent, or the fields that still lack something, as keys of sentences. */
export function toEntry(
  form: EntryForm,
  { id, period }: { id: CommandId; period: Period },
): NewScoreEntry | { faults: Partial<Record<EntryField, string>> } {
  const day = parseDay(form.day)
  const at = day === undefined ? undefined : dayBounds(day).from + NOON_MS
  const points =
    form.occasion === 'other' ? parseAmount(form.points, { isWhole: false, isOptional: false }) : null
  const [words, evidence] = [form.words.trim(), form.evidence.trim()]
  const isDayFit = at !== undefined && isInPeriod(period, at)
  const { unitId, occasion } = form
  const faults: Partial<Record<EntryField, string>> = {
    ...(unitId === '' ? { unitId: 'tasks.entryMissing.unitId' } : {}),
    ...(isDayFit ? {} : { day: 'tasks.entryMissing.day' }),
    ...(words === '' ? { words: 'tasks.entryMissing.words' } : {}),
    ...(evidence === '' ? { evidence: 'tasks.entryMissing.evidence' } : {}),
    ...(points === undefined ? { points: 'tasks.rules.notPoints' } : {}),
  }
  if (Object.keys(faults).length > 0 || unitId === '' || at === undefined || points === undefined)
    return { faults }
  return { id, unitId, itemId: null, occasion, at, words, evidence, points }
}
