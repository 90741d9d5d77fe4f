import type { ContactId, ItemId } from '../../domain/ids.ts'
import type { LeadChannel } from '../../domain/lead/channel.ts'

/** A lead being written: one at a time, for it is two sentences. */
export interface LeadDraft {
  /** The lead's own id, which its photo carries as well. */
  id: ItemId
  words: string
  place: string
  /** Left out where it was begun before this was asked. */
  channel?: LeadChannel
  contactId?: ContactId | null
  savedAt: number
}
