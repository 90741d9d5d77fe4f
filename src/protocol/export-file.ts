import * as v from 'valibot'
import { COMMAND_TYPES } from './command-types.ts'
import { draftBackup, submission } from './commands.ts'
import { DEED_TYPES } from './deeds.ts'
import { contactId } from './contact.ts'
import {
  accountId,
  commandId,
  count,
  deviceId,
  instant,
  itemId,
  photoId,
  sha256,
  suggestionId,
  text,
} from './fields.ts'
import { EXPORT_LIMITS } from './headers.ts'
import { FINDINGS } from '../domain/clue/clue-event.ts'
import { RESEARCH_MODES } from '../domain/commission/commission.ts'
import { RETURN_REASONS } from '../domain/item/return-reason.ts'
import { LEAD_CHANNELS } from '../domain/lead/channel.ts'
import type { ReviewSheet } from '../domain/review/review-sheet.ts'
import { SUGGESTION_KINDS } from '../domain/suggestion/suggestion.ts'
import { checkedFigure, mapPlace, remark } from './item.ts'

/**
 * The file that carries unsent work out of a phone: a ZIP of the manifest below, and for each entry a readable `.txt`,
 * its `.json` and its photos. Taking it in twice changes nothing, for every entry keeps the ids it had on the phone.
 */
export const EXPORT_MANIFEST_PATH = 'caifeng-export.json'

/** One file of the archive. What is not listed is refused, and what is listed must be there, whole. */
const exportedFile = v.object({ path: v.pipe(v.string(), v.maxLength(255)), sha256, size: count })

const exportedPhoto = v.object({
  photoId,
  role: v.picklist(['picture', 'preview', 'original']),
  file: exportedFile,
  takenAt: v.nullable(instant),
  /** Only when the officer attached it. */
  place: v.nullable(mapPlace),
})

const shared = {
  itemId,
  /** The entry as a person reads it, and as a program does. */
  readable: exportedFile,
  data: exportedFile,
  photos: v.array(exportedPhoto),
}

/** What has a form of its own in the file, or none: no entry may pass for a deed and slip by it. */
const NO_DEEDS: readonly string[] = COMMAND_TYPES.filter(
  (type) => !(DEED_TYPES as readonly string[]).includes(type),
)
/** Any other type is taken as a deed: one that this version does not know is refused by itself, not with the file. */
const deedType = v.pipe(
  v.string(),
  v.maxLength(64),
  v.check((type) => !NO_DEEDS.includes(type)),
)

/**
 * A text under work, a submission that has no result yet (or whose photos the office still lacks), an objection (申诉)
 * or a deed that has not reached the office; the `itemId` of the last two is that of their envelope. A deed has the
 * photos that its payload lists, an objection none. What is carried out stands in the order in which the phone wrote it: a text before it is taken back.
 */
export const exportedEntry = v.variant('kind', [
  v.object({ kind: v.literal('draft'), ...shared }),
  v.object({
    kind: v.literal('submission'),
    ...shared,
    commandId,
    type: v.picklist(['item.submit', 'item.resubmit']),
  }),
  v.object({ kind: v.literal('appeal'), ...shared, commandId }),
  v.object({ kind: v.literal('deed'), ...shared, commandId, type: deedType }),
  /** Remarks and words to a text of the unit that were not sent; on a phone alone they go on. */
  v.object({ kind: v.literal('review'), ...shared }),
  /** Words half typed: an opinion, a finding, a suggestion, words on a sheet of a commission, a lead; `itemId` tells what about. Likewise. */
  v.object({ kind: v.literal('typed'), ...shared }),
])
export type ExportedEntry = v.InferOutput<typeof exportedEntry>

/** By this, and not by its name, the list of a file of ours is known. */
export const exportMark = v.object({ format: v.literal('caifeng-export') })

export const exportManifest = v.object({
  ...exportMark.entries,
  version: v.literal(1),
  account: v.object({ id: accountId, name: v.string(), displayName: v.string(), unitName: v.string() }),
  device: deviceId,
  appVersion: v.string(),
  exportedAt: instant,
  entries: v.pipe(v.array(exportedEntry), v.maxLength(EXPORT_LIMITS.entries)),
})
export type ExportManifest = v.InferOutput<typeof exportManifest>

/** The `.json` of a draft. */
export const exportedDraft = draftBackup
/** The `.json` of a submission: what the command said, to be carried out as if it had come by the wire. */
export const exportedSubmission = v.object({
  baseRev: count,
  payload: submission,
  payloadSha256: sha256,
  clientTime: instant,
})
export type ExportedSubmission = v.InferOutput<typeof exportedSubmission>
/** The `.json` of an objection: what the command said, word for word, because its hash goes along. */
export const exportedAppeal = v.object({
  payload: v.object({ lineKey: text(200), words: text(1000) }),
  payloadSha256: sha256,
  clientTime: instant,
})
export type ExportedAppeal = v.InferOutput<typeof exportedAppeal>
/** The `.json` of a deed; its payload is parsed by its type where it is carried out, as one that came by the wire. */
export const exportedDeed = v.object({
  baseRev: count,
  payload: v.unknown(),
  payloadSha256: sha256,
  clientTime: instant,
})
export type ExportedDeed = v.InferOutput<typeof exportedDeed>
/** The `.json` of a review that was not sent: the remarks in the text, and what stands on the sheets of 审签 and 退回. */
export const exportedReview = v.object({
  title: v.string(),
  savedAt: instant,
  remarks: v.array(remark),
  sheet: v.object({
    words: v.string(),
    figures: v.array(checkedFigure),
    reason: v.nullable(v.picklist(RETURN_REASONS)),
    backWords: v.string(),
  }) satisfies v.GenericSchema<unknown, ReviewSheet>,
})
export type ExportedReview = v.InferOutput<typeof exportedReview>
/** The `.json` of words that were half typed. */
export const exportedTyped = v.variant('about', [
  v.object({ about: v.literal('opinion'), words: v.string() }),
  v.object({ about: v.literal('clue'), finding: v.picklist([...FINDINGS, '']), words: v.string() }),
  /** `follows` is the suggestion that it goes on with, null for a new one. */
  v.object({
    about: v.literal('suggestion'),
    kind: v.picklist(SUGGESTION_KINDS),
    words: v.string(),
    subject: v.nullable(itemId),
    follows: v.nullable(suggestionId),
  }),
  /** What stands on one sheet of a commission: `sheet` is the type of the deed it would become. */
  v.object({ about: v.literal('commission'), sheet: text(64), words: v.string(), day: v.string() }),
  /** A topic (`words`) for the research plan and its reason; `itemId` of the entry is nobody's. */
  v.object({
    about: v.literal('proposal'),
    words: v.string(),
    reason: v.string(),
    mode: v.picklist(RESEARCH_MODES),
  }),
  /** A lead being written; `itemId` of the entry is its own, which its photo carries as well. */
  v.object({
    about: v.literal('lead'),
    words: v.string(),
    place: v.string(),
    channel: v.optional(v.picklist(LEAD_CHANNELS)),
    contactId: v.optional(v.nullable(contactId)),
    savedAt: instant,
  }),
])
export type ExportedTyped = v.InferOutput<typeof exportedTyped>
