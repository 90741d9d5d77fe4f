import type { ItemEvent } from '../domain/item/item-event.ts'
import type { AdoptionForm } from '../domain/periodical.ts'

/** What a phone names in `understands` when it reads every event of an item's course. */
export const WHOLE_COURSE = 'course'

/** What a phone names there when it reads the instructions of leaders (批示) as well, which came later. */
export const INSTRUCTIONS = 'instructions'

const FIRST_TYPES: readonly ItemEvent['type'][] = [
  'submitted',
  'resubmitted',
  'photos_complete',
  'adopted',
  'returned',
  'reserved',
  'not_used',
  'merged',
]

/** The forms that the first release knows. */
const FIRST_FORMS: readonly AdoptionForm[] = ['single', 'brief']

/** An item's course as a phone can read it that names these in `understands`. */
export function toReadableEvents(events: readonly ItemEvent[], understands: readonly string[]): ItemEvent[] {
  if (!understands.includes(WHOLE_COURSE)) return toFirstEvents(events)
  const hasInstructions = understands.includes(INSTRUCTIONS)
  return events.filter(({ type }) => hasInstructions || type !== 'instructed')
}

/**
 * An item's course as phones of the first release can read it: one unknown event would make the whole answer unreadable
 * for them. What the unit sent back is to them a return, so that it can be corrected.
 */
export function toFirstEvents(events: readonly ItemEvent[]): ItemEvent[] {
  return events.filter(staysMerged).flatMap((event) => toFirstEvent(event) ?? [])
}

/** They do not know that an item can be taken out of a composite again: to them it was never in it. */
function staysMerged(event: ItemEvent, place: number, events: readonly ItemEvent[]): boolean {
  return event.type !== 'merged' || !events.slice(place).some(({ type }) => type === 'taken_out')
}

function toFirstEvent(event: ItemEvent): ItemEvent | undefined {
  if (event.type === 'sent_back') {
    const { at, by, reason, words } = event
    return { type: 'returned', at, by, reason: reason ?? 'incomplete', words }
  }
  if (event.type === 'adopted') return toFirstAdoption(event)
  return FIRST_TYPES.includes(event.type) ? event : undefined
}

function toFirstAdoption(event: Extract<ItemEvent, { type: 'adopted' }>): ItemEvent | undefined {
  const { periodicalId, issue, form } = event.adoption
  if (periodicalId === null || issue === null) return undefined
  return { ...event, adoption: { ...event.adoption, form: FIRST_FORMS.includes(form) ? form : 'single' } }
}
