import { dayOf, parseDay } from '../../domain/calendar/day.ts'
import type { ClueKind } from '../../domain/clue/clue.ts'
import type { ClueId, UnitId } from '../../domain/ids.ts'
import type { NewClue } from '../../protocol/clue.ts'

export interface ClueForm {
  kind: ClueKind
  outlet: string
  /** `2026-11-22`, as the field has it. */
  publishedOn: string
  link: string
  words: string
  unitId: UnitId | ''
}

export type ClueFault = 'outlet' | 'publishedOn' | 'words'

export function emptyClue(now: number): ClueForm {
  return { kind: 'media', outlet: '', publishedOn: dayOf(now), link: '', words: '', unitId: '' }
}

/** What is sent, or which fields are wrong: nothing was published tomorrow. */
export function toClue(
  { kind, unitId, ...form }: ClueForm,
  { id, now }: { id: ClueId; now: number },
): NewClue | { faults: ClueFault[] } {
  const [outlet, link, words] = [form.outlet.trim(), form.link.trim(), form.words.trim()]
  const publishedOn = parseDay(form.publishedOn)
  const faults: ClueFault[] = []
  if (outlet === '') faults.push('outlet')
  if (publishedOn === undefined || publishedOn > dayOf(now)) faults.push('publishedOn')
  if (words === '') faults.push('words')
  if (faults.length > 0 || publishedOn === undefined) return { faults }
  return { id, kind, outlet, publishedOn, link, words, unitId: unitId === '' ? null : unitId }
}
