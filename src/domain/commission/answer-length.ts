import { countCharacters } from '../item/item-text.ts'
import { draftFromOutline, type Commission } from './commission.ts'

/** Limits in characters that a commission states for its answers; null where it states none. */
export type AnswerBounds = Pick<Commission, 'wordsFrom' | 'wordsTo'>

/** What an answer lacks: nothing was written into its outline, or it is `by` characters too short or too long. */
export type AnswerFault = { code: 'outline' } | { code: 'short' | 'long'; by: number }

/** How far this many characters (字数) are out of the bounds; undefined when they keep to them. */
export function findLengthFault(characters: number, { wordsFrom, wordsTo }: AnswerBounds) {
  if (wordsFrom !== null && characters < wordsFrom)
    return { code: 'short', by: wordsFrom - characters } as const
  if (wordsTo !== null && characters > wordsTo) return { code: 'long', by: characters - wordsTo } as const
  return undefined
}

/** What the text of an answer lacks against its commission, by the body alone; undefined when nothing does. */
export function findAnswerFault(
  body: string,
  commission: AnswerBounds & Pick<Commission, 'topic' | 'outline' | 'category'>,
): AnswerFault | undefined {
  const outline = draftFromOutline(commission).body
  if (outline !== '' && withoutBlanks(body) === withoutBlanks(outline)) return { code: 'outline' }
  return findLengthFault(countCharacters(body), commission)
}

const withoutBlanks = (text: string) => text.replace(/\s+/gu, '')
