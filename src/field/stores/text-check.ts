import { findCopyTraces, type CopyTraceCode } from '../../domain/check/likeness/copy-traces.ts'
import { levelsInName } from '../../domain/check/likeness/levels-in-name.ts'
import { screenValue } from '../../domain/check/value/screen-value.ts'
import type { FoundPassage, ValueFinding } from '../../domain/check/value/value-finding.ts'
import type { ItemText } from '../../domain/item/item-text.ts'
import { getFieldMemory } from './field-memory.ts'

export type { FoundPassage } from '../../domain/check/value/value-finding.ts'

/** A doubt about the value of a text, or a trace of its having been taken from elsewhere. */
export type TextFinding = ValueFinding | ({ code: 'copy_trace'; trace: CopyTraceCode } & FoundPassage)

/** What an officer is told of the own text before it is sent; needs no network and says nothing to anybody. */
export function checkOwnText(text: Pick<ItemText, 'title' | 'body' | 'category'>): TextFinding[] {
  const ownLevels = levelsInName(getFieldMemory().account.officeName)
  const traces = (['title', 'body'] as const).flatMap((field) =>
    findCopyTraces(text[field], { ownLevels }).map(({ code: trace, ...place }) => ({
      code: 'copy_trace' as const,
      trace,
      field,
      ...place,
    })),
  )
  return [...screenValue(text), ...traces]
}
