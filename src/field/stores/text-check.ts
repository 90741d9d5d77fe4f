import { findCopyTraces, type CopyTraceCode } from '../../domain/check/likeness/copy-traces.ts'
import { levelsInName } from '../../domain/check/likeness/levels-in-name.ts'
import { screenValue } from '../../domain/check/value/screen-value.ts'
import type { FoundPassage, ValueFinding } from '../../domain/check/value/value-finding.ts'
import { doubtEventTime, type EventTimeDoubt } from '../../domain/item/event-time.ts'
import type { ItemText } from '../../domain/item/item-text.ts'
import { getFieldMemory } from './field-memory.ts'

export type { FoundPassage } from '../../domain/check/value/value-finding.ts'

/** A doubt about the event time or the value of a text, or a trace of its having been taken from elsewhere. */
export type TextFinding =
  | { code: 'event_time'; doubt: EventTimeDoubt; eventAt: number }
  | ValueFinding
  | ({ code: 'copy_trace'; trace: CopyTraceCode } & FoundPassage)

export type CheckedText = Pick<ItemText, 'title' | 'body' | 'category' | 'eventAt'>

/** What an officer is told of the own text before it is sent; needs no network and says nothing to anybody. */
export function checkOwnText(text: CheckedText, now: number): TextFinding[] {
  const ownLevels = levelsInName(getFieldMemory().account.officeName)
  const traces = (['title', 'body'] as const).flatMap((field) =>
    findCopyTraces(text[field], { ownLevels }).map(({ code: trace, ...place }) => ({
      code: 'copy_trace' as const,
      trace,
      field,
      ...place,
    })),
  )
  return [...checkEventTime(text.eventAt, now), ...screenValue(text), ...traces]
}

function checkEventTime(eventAt: number | null, now: number): TextFinding[] {
  const doubt = doubtEventTime(eventAt, now)
  return doubt === undefined || eventAt === null ? [] : [{ code: 'event_time', doubt, eventAt }]
}
