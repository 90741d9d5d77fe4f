import * as v from 'valibot'
import { EXEMPLAR_LIMITS } from '../domain/board/exemplar.ts'
import { CATEGORIES } from '../domain/category.ts'
import { count, exemplarId, instant, itemId, text } from './fields.ts'

/** 优稿库 in the feed: a row for each text, null once it is taken out or older than what phones keep. */
export const EXEMPLAR_TOLD = 'exemplar'

const facts = {
  id: exemplarId,
  title: v.string(),
  body: v.string(),
  category: v.picklist(CATEGORIES),
  tags: v.array(v.string()),
  comment: v.string(),
  addedBy: v.string(),
  addedAt: instant,
}

export const toldExemplar = v.object({
  ...facts,
  /** Unit and author, or whence it was taken; empty where the editor hides them. */
  credit: v.string(),
})
export type ToldExemplar = v.InferOutput<typeof toldExemplar>

const needed = (characters: number) => v.pipe(text(characters), v.trim(), v.minLength(1))

/** `POST /api/desk/exemplars`: the office's present text of an item or composite, or a text from elsewhere. */
export const newExemplar = v.object({
  id: exemplarId,
  source: v.variant('kind', [
    v.object({ kind: v.literal('item'), itemId }),
    v.object({ kind: v.literal('composite'), itemId }),
    v.object({
      kind: v.literal('elsewhere'),
      title: needed(EXEMPLAR_LIMITS.titleCharacters),
      body: needed(EXEMPLAR_LIMITS.bodyCharacters),
      credit: needed(EXEMPLAR_LIMITS.creditCharacters),
    }),
  ]),
  category: v.picklist(CATEGORIES),
  tags: v.pipe(v.array(needed(EXEMPLAR_LIMITS.tagCharacters)), v.maxLength(EXEMPLAR_LIMITS.tags)),
  comment: needed(EXEMPLAR_LIMITS.commentCharacters),
  /** Unit and author are named (实名). */
  isNamed: v.boolean(),
})
export type NewExemplar = v.InferOutput<typeof newExemplar>

/** `POST /api/desk/exemplars/:id/removal`. */
export const exemplarRemoval = v.object({ words: needed(200) })

const deskExemplar = v.object({
  ...facts,
  /** As it is known to the office, whether phones read it or not. */
  credit: v.string(),
  isNamed: v.boolean(),
  source: v.variant('kind', [
    v.object({ kind: v.literal('item'), itemId }),
    v.object({ kind: v.literal('composite'), itemId }),
    v.object({ kind: v.literal('elsewhere') }),
  ]),
  takenOut: v.nullable(v.object({ at: instant, by: v.string(), words: v.string() })),
})
export type DeskExemplar = v.InferOutput<typeof deskExemplar>

/** `GET /api/desk/exemplars`: the newest first, also those that were taken out. */
export const exemplarList = v.object({ exemplars: v.array(deskExemplar), onPhone: count })
export type ExemplarList = v.InferOutput<typeof exemplarList>
