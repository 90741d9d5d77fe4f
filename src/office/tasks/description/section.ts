import type { Policy } from '../../../domain/policy/policy.ts'
import type { Context } from './context.ts'
import type { Field } from './field.ts'

/** The parts of 任务与计分 as an editor walks through them. */
export const SECTION_IDS = [
  'general',
  'classes',
  'kinds',
  'quotas',
  'breakdown',
  'scoring',
  'deadlines',
  'signOff',
  'days',
  'remarks',
] as const
export type SectionId = (typeof SECTION_IDS)[number]

/** One list of rules of the document. */
export interface RuleList {
  /** Where it stands in the document. */
  path: string
  /** Key of its words: `tasks.rules.list.<word>`. */
  word: string
  /** The same in each version, so that two versions can be compared. */
  keyOf: (rule: unknown) => string
  nameOf: (rule: unknown, context: Context) => string
  fieldsOf: (rule: unknown, context: Context) => Field[]
  /** Undefined where the list is what it is, as the kinds of item are. */
  begin?: (context: Context) => unknown
  /** Whether the order decides: the first rule that fits is the one that holds. */
  isOrdered?: boolean
}

export interface Section {
  id: SectionId
  /** What stands in the document once. */
  fields: (context: Context) => Field[]
  lists: RuleList[]
}

/** A list by the type of its rules; the description itself holds lists of any kind. */
export function listOf<Rule>(list: {
  path: string
  word: string
  keyOf: (rule: Rule) => string
  nameOf: (rule: Rule, context: Context) => string
  fieldsOf: (rule: Rule, context: Context) => Field[]
  begin?: (context: Context) => Rule
  isOrdered?: boolean
}): RuleList {
  return list as unknown as RuleList
}

/** Rules of a list in a document. */
export function rulesOf(policy: Policy, { path }: Pick<RuleList, 'path'>): unknown[] {
  return path
    .split('.')
    .reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], policy) as unknown[]
}
