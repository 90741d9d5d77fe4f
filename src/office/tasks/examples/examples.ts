import type { Month } from '../../../domain/calendar/month.ts'
import type { ItemRecord } from '../../../domain/record/item-record.ts'
import type { Context } from '../description/context.ts'
import type { RuleList, SectionId } from '../description/section.ts'
import { breakdownExample, classExample, quotaExample } from './quota-example.ts'
import { jointExample, scoreExample, severalUsesExample } from './score-example.ts'
import {
  chainExample,
  clockExample,
  countedByExample,
  dayExample,
  deadlineExamples,
  kindExample,
  staleExample,
} from './time-example.ts'

/** What a rule is shown at: the records of the month before this one. */
export interface Examples {
  month: Month
  records: readonly ItemRecord[]
  now: number
}

type Example = (rule: never, context: Context, examples: Examples) => string | undefined

const EXAMPLE_BY_WORD: Record<string, Example> = {
  unitClass: classExample,
  kind: kindExample,
  quota: quotaExample,
  breakdown: breakdownExample,
  scoreRule: scoreExample,
  urgent: clockExample,
  staleness: staleExample,
  chain: chainExample,
  correction: dayExample,
  year: dayExample,
}

/** A rule at work, in one sentence: by last month's records where it counts, else by an invented case. */
export function exampleOf(
  { word }: RuleList,
  rule: unknown,
  context: Context,
  examples: Examples,
): string | undefined {
  const example = EXAMPLE_BY_WORD[word] as ((...args: unknown[]) => string | undefined) | undefined
  return example?.(rule, context, examples)
}

/** The same for what a section says once. */
export function sectionExamples(id: SectionId, context: Context): string[] {
  if (id === 'general') return countedByExample(context)
  if (id === 'scoring') return [severalUsesExample(context), jointExample(context)]
  return id === 'deadlines' ? deadlineExamples(context) : []
}
