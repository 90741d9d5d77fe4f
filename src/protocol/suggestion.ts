import * as v from 'valibot'
import { SUGGESTION_KINDS, SUGGESTION_LIMITS, type SuggestionEvent } from '../domain/suggestion/suggestion.ts'
import { count, instant, itemId, suggestionId, text } from './fields.ts'

/** 意见建议与投诉 in the feed: told to the person who made it and to nobody else of the unit. */
export const SUGGESTION_TOLD = 'suggestion'

const words = (characters: number) => v.pipe(text(characters), v.trim(), v.minLength(1))

/** Payloads of deeds; the envelope's `itemId` is the suggestion's own new id. */
export const suggestionMaking = v.object({
  kind: v.picklist(SUGGESTION_KINDS),
  words: words(SUGGESTION_LIMITS.words),
  /** The item of the unit that it is about; null when it is about none. */
  itemId: v.nullable(itemId),
})
export const suggestionAsking = v.object({ words: words(SUGGESTION_LIMITS.words) })

const said = { at: instant, by: v.string(), words: v.string() }

/** It equals `SuggestionEvent` of `domain/suggestion`. */
export const suggestionEvent = v.variant('type', [
  v.object({ type: v.literal('made'), ...said, dueAt: instant }),
  v.object({ type: v.literal('answered'), ...said }),
  v.object({ type: v.literal('asked_again'), ...said, dueAt: instant }),
]) satisfies v.GenericSchema<unknown, SuggestionEvent>

const facts = {
  id: suggestionId,
  kind: v.picklist(SUGGESTION_KINDS),
  /** What it is about; null when it is about no item. */
  item: v.nullable(v.object({ itemId, title: v.string() })),
  events: v.array(suggestionEvent),
}

export const toldSuggestion = v.object(facts)
export type ToldSuggestion = v.InferOutput<typeof toldSuggestion>

const deskSuggestion = v.object({ ...facts, rev: count, unitName: v.string() })
export type DeskSuggestion = v.InferOutput<typeof deskSuggestion>

/** `GET /api/desk/suggestions`: what this reader may read, the newest first; complaints go to leaders and 主任 alone. */
export const suggestionList = v.object({
  suggestions: v.array(deskSuggestion),
  readsComplaints: v.boolean(),
  serverTime: instant,
})
export type SuggestionList = v.InferOutput<typeof suggestionList>

/** `POST /api/desk/suggestions/:id/answers`: `rev` as it was read. */
export const suggestionAnswer = v.object({ rev: count, words: words(SUGGESTION_LIMITS.answer) })
export type SuggestionAnswer = v.InferOutput<typeof suggestionAnswer>
