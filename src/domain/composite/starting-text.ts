import { COMPOSITE_LIMITS } from './composite.ts'

/** A source as the composite begins with it. */
export interface SourceText {
  title: string
  body: string
  unitName: string
}

/** The text from which an editor writes a composite: the sources in their order, each under its title and unit. */
export function startingTextOf(sources: readonly SourceText[]): string {
  return sources
    .map(({ title, body, unitName }) => `【${unitName}】${title}\n${body.trim()}`)
    .join('\n\n')
    .slice(0, COMPOSITE_LIMITS.bodyCharacters)
}
