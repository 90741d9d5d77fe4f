import type { CommandId, ItemId } from '../../domain/ids.ts'
import { USUAL_CHANNEL } from '../../domain/lead/channel.ts'
import type { ManifestEntry } from '../../protocol/manifest.ts'
import { addDeed, hashDeed, type DeedParts } from './deeds.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { readMeta, writeMeta } from './meta.ts'
import type { LeadDraft } from './lead-draft-row.ts'
import { manifestOf, readPhotosOf } from './submission-parts.ts'

export type { LeadDraft } from './lead-draft-row.ts'

/** The lead that was being written here last; undefined when there is none. */
export function readLeadDraft(database: FieldDatabase): Promise<LeadDraft | undefined> {
  return readMeta(database, 'leadDraft')
}

/** Resolves after the commit; rejects when the phone could not keep it. */
export function saveLeadDraft(database: FieldDatabase, draft: LeadDraft): Promise<void> {
  return writeTogether(database, [database.meta], () => writeMeta(database, 'leadDraft', draft))
}

/** Throws away what was being written, and takes its photo off; bytes stay, as everywhere. */
export function dropLeadDraft(database: FieldDatabase, id: ItemId): Promise<void> {
  const { meta, photos } = database
  return writeTogether(database, [meta, photos], async () => {
    if ((await readLeadDraft(database))?.id !== id) return
    await photos.where('itemId').equals(id).delete()
    await meta.delete('leadDraft')
  })
}

export interface ReportParts extends Pick<DeedParts, 'now' | 'appVersion' | 'hash'> {
  commandId: CommandId
}

export type ReportAnswer = { ok: true } | { ok: false; problem: 'missing' | 'preparing' | 'changed' }

/**
 * Turns the lead being written into a deed, in one strict transaction: at every moment it stands in one of the two. A
 * photo that could not be made ready stays behind; one that is being made ready is waited for.
 */
export async function reportLead(database: FieldDatabase, parts: ReportParts): Promise<ReportAnswer> {
  const seen = await readLeadDraft(database)
  if (seen === undefined || seen.words.trim() === '') return { ok: false, problem: 'missing' }
  const photos = await readPhotosOf(database, seen.id)
  if (photos.some(({ picture, failure }) => picture === null && failure === null))
    return { ok: false, problem: 'preparing' }
  const [photo] = photos.filter(({ failure }) => failure === null)
  const manifest = photo === undefined ? [] : manifestOf(photo).map(withoutPlace)
  const payload = { words: seen.words.trim(), place: seen.place.trim(), manifest, ...originOf(seen) }
  const deed: DeedParts = {
    ...parts,
    deed: { type: 'lead.report', payload },
    subjectId: seen.id,
    baseRev: 0,
  }
  const payloadSha256 = await hashDeed(deed)
  const { outbox, meta } = database
  return writeTogether(database, [outbox, meta], async () => {
    const current = await readLeadDraft(database)
    // A commit may be reported as failed and yet have happened; another window may have gone on writing.
    if (current === undefined) return { ok: true }
    if (current.id !== seen.id || current.savedAt !== seen.savedAt) return { ok: false, problem: 'changed' }
    await addDeed(database, deed, payloadSha256)
    await meta.delete('leadDraft')
    return { ok: true }
  })
}

/** How it was come by; a contact point goes with the channel of that name alone. */
function originOf({ channel = USUAL_CHANNEL, contactId }: LeadDraft) {
  return channel === 'contact' && contactId != null ? { channel, contactId } : { channel }
}

/** Where it was taken, a lead says in words or not at all. */
function withoutPlace({ place: _place, ...entry }: ManifestEntry) {
  return entry
}
