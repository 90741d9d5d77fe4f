import type { CompositeEvent } from './composite.ts'

type Review = Extract<CompositeEvent, { type: 'reviewed' }>

/** The reviews (复审) that the composite's present text has: whoever writes on, writes what nobody has reviewed. */
export function reviewsOfPresentText(events: readonly CompositeEvent[]): Review[] {
  const writings = events.map(({ type }) => type === 'composed' || type === 'edited')
  return events
    .slice(writings.lastIndexOf(true) + 1)
    .flatMap((event) => (event.type === 'reviewed' ? [event] : []))
}
