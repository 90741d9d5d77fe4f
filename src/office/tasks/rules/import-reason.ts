import type * as v from 'valibot'

/** Why a value cannot stand in a document; amounts are characters of a text or entries of a list. */
export type ImportReason =
  | { kind: 'too_long' | 'too_many'; most: number; amount: number }
  | { kind: 'empty' }
  | { kind: 'too_large'; most: number; value: number }
  | { kind: 'too_small'; least: number; value: number }
  | { kind: 'not_whole'; value: unknown }
  | { kind: 'not_one_of'; allowed: string[]; value: unknown }
  | { kind: 'no_text' | 'no_number' | 'no_truth' | 'no_list' | 'no_group'; value: unknown }
  | { kind: 'wrong_form'; value: unknown }

const TYPES = {
  string: 'no_text',
  number: 'no_number',
  boolean: 'no_truth',
  array: 'no_list',
  object: 'no_group',
} as const

/** The schema's refusal as data that a screen can put into words. */
export function reasonOf({ type, input, expected, ...issue }: v.BaseIssue<unknown>): ImportReason {
  const bound = Number(issue.requirement)
  switch (type) {
    case 'max_length':
      return typeof input === 'string'
        ? { kind: 'too_long', most: bound, amount: input.length }
        : { kind: 'too_many', most: bound, amount: (input as unknown[]).length }
    case 'min_length':
      return { kind: 'empty' }
    case 'max_value':
      return { kind: 'too_large', most: bound, value: Number(input) }
    case 'min_value':
      return { kind: 'too_small', least: bound, value: Number(input) }
    case 'integer':
      return { kind: 'not_whole', value: input }
    case 'picklist':
    case 'variant':
      return isGroupMissing(expected, input)
        ? { kind: 'no_group', value: input }
        : { kind: 'not_one_of', allowed: quotedIn(expected ?? ''), value: input }
    default: {
      const kind = TYPES[type as keyof typeof TYPES] as (typeof TYPES)[keyof typeof TYPES] | undefined
      return kind === undefined ? { kind: 'wrong_form', value: input } : { kind, value: input }
    }
  }
}

/** A part with a tag that is no object at all: the schema asks for an object then, not for one of its tags. */
function isGroupMissing(expected: string | null, input: unknown): boolean {
  return expected === 'Object' && typeof input !== 'string'
}

/** The values in `("news" | "roundup")`. */
function quotedIn(expected: string): string[] {
  return Array.from(expected.matchAll(/"([^"]*)"/g), ([, value = '']) => value)
}
