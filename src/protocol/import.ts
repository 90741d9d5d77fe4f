import * as v from 'valibot'
import { count, itemId } from './fields.ts'
import { receipt } from './item.ts'

/** What the desk made of one entry of an officer's file. */
export const IMPORT_FATES = ['new', 'known', 'refused', 'skipped'] as const
export type ImportFate = (typeof IMPORT_FATES)[number]

/** Where a file is damaged that is at no entry of it: cut off before its end, or with a list of entries that is none. */
export const ARCHIVE_PARTS = ['archive.end', 'archive.directory'] as const
export type ArchivePart = (typeof ARCHIVE_PARTS)[number]

/** The answer of `POST /api/desk/import`. A draft is always skipped: it is its author's until it is submitted. */
export const importResult = v.object({
  author: v.object({ displayName: v.string(), unitName: v.string() }),
  lines: v.array(
    v.object({
      itemId,
      title: v.string(),
      fate: v.picklist(IMPORT_FATES),
      receipt: v.nullable(receipt),
      /** Why it was refused. */
      code: v.nullable(v.string()),
      /** The command type of a deed, which has no title; left out for every other line. */
      deed: v.optional(v.string()),
    }),
  ),
  /** Photos as people count them: a picture with its preview is one, new when the office lacked any of it. */
  photos: v.object({ new: count, known: count, refused: count }),
})
export type ImportResult = v.InferOutput<typeof importResult>
