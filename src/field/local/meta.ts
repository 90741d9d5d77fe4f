import type { DeviceId, ItemId, NoticeId } from '../../domain/ids.ts'
import type { Remark } from '../../domain/item/remark.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { Unit } from '../../domain/people/unit.ts'
import type { SuggestionKind } from '../../domain/suggestion/suggestion.ts'
import type { FieldDatabase } from './field-database.ts'
import type { ExchangeMeta, LeadDraft, MetaKey } from './rows.ts'

interface MetaValues {
  deviceId: DeviceId
  nextSeq: number
  exchange: ExchangeMeta
  policy: Policy
  /** With the section (科室) of this person, where the roster names one. */
  unit: Unit & { section?: string | undefined }
  /** Notices (公告) that were opened on this phone. */
  seenNotices: NoticeId[]
  /** What is being typed to the office, by the suggestion that it follows up; a new one under `new`. */
  unsaid: Record<string, UnsaidWords>
  /** The schema that wrote here last; see the fence in field-database.ts. */
  schema: number
  leadDraft: LeadDraft
  /** Remarks made in texts to be signed, by item, until they go along with the signature or the return. */
  remarks: Partial<Record<ItemId, Remark[]>>
}

/** Words to the office that were typed and not sent yet. */
export interface UnsaidWords {
  kind: SuggestionKind
  words: string
  itemId: ItemId | null
}

export async function readMeta<Key extends MetaKey>(
  database: FieldDatabase,
  key: Key,
): Promise<MetaValues[Key] | undefined> {
  return (await database.meta.get(key))?.value as MetaValues[Key] | undefined
}

export async function writeMeta<Key extends MetaKey>(
  database: FieldDatabase,
  key: Key,
  value: MetaValues[Key],
): Promise<void> {
  await database.meta.put({ key, value })
}
