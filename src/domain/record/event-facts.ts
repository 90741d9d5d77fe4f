import type { AuthorCredit } from '../item/author-credit.ts'
import type { ItemEvent } from '../item/item-event.ts'
import type { InstructionRecord, PassedUpRecord, UseRecord, UseShare } from './item-record.ts'

/** What the events of an item add to its record. */
export interface EventFacts {
  uses: UseRecord[]
  passedUp: PassedUpRecord[]
  instructions: InstructionRecord[]
  /** As the office named them last; empty while nobody has. */
  authors: AuthorCredit[]
}

/** Shared by all items of which there is nothing to say. Nobody writes into it. */
export const NO_FACTS: EventFacts = { uses: [], passedUp: [], instructions: [], authors: [] }

/** The facts with one event more; events that count for nothing leave them as they are. */
export function withEvent(facts: EventFacts, event: ItemEvent): EventFacts {
  switch (event.type) {
    case 'adopted':
      return { ...facts, uses: [...facts.uses, toUse(event)] }
    case 'passed_up':
      // A composite is passed up once: that is no merit of each source.
      if (event.within !== undefined) return facts
      return { ...facts, passedUp: [...facts.passedUp, { at: event.at, level: event.level, by: event.by }] }
    case 'instructed': {
      // On a composite it was given once: each source has its share of it, and before shares were told nothing.
      const { givenAt: at, rank, by, within, share } = event
      if (within !== undefined && share === undefined) return facts
      return { ...facts, instructions: [...facts.instructions, withShare({ at, rank, by }, share)] }
    }
    case 'credited':
      return { ...facts, authors: event.authors }
    default:
      return facts
  }
}

/** A use counts on its day, and as the county's own where nothing else is said. */
function toUse({ at, by, adoption }: Extract<ItemEvent, { type: 'adopted' }>): UseRecord {
  const { usedAt = at, level = 'county', periodicalName, form, share } = adoption
  return withShare({ at: usedAt, level, outlet: periodicalName, form, by }, share)
}

function withShare<Fact>(fact: Fact, share: UseShare | undefined): Fact & { share?: UseShare } {
  return { ...fact, ...(share === undefined ? {} : { share }) }
}
