import type { ContactId, LeadId } from '../ids.ts'
import type { ItemPhoto } from '../item/item.ts'
import { ITEM_LIMITS, type ItemText } from '../item/item-text.ts'
import type { LeadEvent } from './lead-event.ts'
import type { LeadChannel } from './channel.ts'
import type { LeadFinder } from './lead-finder.ts'

/** Two sentences from the field: is this worth writing? No item, no receipt number, counted for no task. */
export interface Lead {
  id: LeadId
  finder: LeadFinder
  words: string
  /** Where, in words; empty when the finder left it open. */
  place: string
  /** How it was come by; null for a lead of the time before this was asked. */
  channel: LeadChannel | null
  /** The contact point (信息联系点) that told of it, where one did. */
  contact: { id: ContactId; name: string } | null
  photo: ItemPhoto | null
  /** When it was written, by the finder's phone. */
  writtenAt: number
  /** When the office had it. */
  sentAt: number
}

export const LEAD_LIMITS = {
  /** Two sentences: longer than this it is an item. */
  characters: 200,
  placeCharacters: ITEM_LIMITS.placeCharacters,
  /** Of an answer of the office. */
  answerCharacters: 500,
} as const

const HOUR_MS = 3600_000
/**
 * None of the 27 offices names a limit. Two days: a lead is asked while the thing is new, and an item that is to be sent
 * on the day of its event has been late for one of them already.
 */
export const LEAD_ANSWER_HOURS = 48

/** Whether an unanswered lead has waited longer than the office allows itself. */
export function isLeadOverdue({ sentAt }: Pick<Lead, 'sentAt'>, now: number): boolean {
  return now - sentAt > LEAD_ANSWER_HOURS * HOUR_MS
}

const TITLE_CHARACTERS = 30

/** The first sentence of a lead, short enough for a title or a topic. */
export function titleOfLead({ words }: Pick<Lead, 'words'>): string {
  const [sentence = ''] = words.trim().split(/[。！？；\n]/)
  return Array.from(sentence.trim()).slice(0, TITLE_CHARACTERS).join('')
}

/** The draft of an item before anybody wrote on it: the lead's words, and below them the angle that the office named. */
export function draftFromLead(
  { words, place }: Pick<Lead, 'words' | 'place'>,
  events: readonly LeadEvent[],
): ItemText {
  const angle = [...events].reverse().find((event) => event.type === 'worth')?.words ?? ''
  const body = [words.trim(), angle.trim()].filter((part) => part !== '').join('\n\n')
  return { title: titleOfLead({ words }), body, category: 'news', eventAt: null, place }
}
