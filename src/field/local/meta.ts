import type { ResearchMode } from '../../domain/commission/commission.ts'
import type { Finding } from '../../domain/clue/clue-event.ts'
import type { DeviceId, ItemId, NoticeId } from '../../domain/ids.ts'
import type { Remark } from '../../domain/item/remark.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { Unit } from '../../domain/people/unit.ts'
import type { ReviewSheet } from '../../domain/review/review-sheet.ts'
import type { SuggestionKind } from '../../domain/suggestion/suggestion.ts'
import type { FieldDatabase } from './field-database.ts'
import type { LeadDraft } from './lead-draft-row.ts'
import type { ExchangeMeta, MetaKey } from './meta-rows.ts'

/** `finding` is empty until one is chosen. */
export interface TypedFinding {
  finding: Finding | ''
  words: string
}

/** `day` as a date field has it; the sheets that ask for none keep what stood there. */
export interface TypedAct {
  words: string
  day: string
}

/** A topic for the office's research plan, before it is proposed. */
export interface TypedProposal {
  topic: string
  reason: string
  mode: ResearchMode
}

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
  /** Opinions (会商) that are being typed, by their ids. */
  typedOpinions: Record<string, string>
  /** What is being typed on the sheets of commissions (约稿); see typed-acts.ts. */
  typedActs: Record<string, TypedAct>
  /** The topic for the research plan that is being typed. */
  typedProposal: TypedProposal
  /** The schema that wrote here last; see the fence in field-database.ts. */
  schema: number
  leadDraft: LeadDraft
  /** What is being typed about clues that are to be verified, by their ids. */
  findings: Record<string, TypedFinding>
  /** Remarks made in texts to be signed, by item, until they go along with the signature or the return. */
  remarks: Partial<Record<ItemId, Remark[]>>
  /** What is being written on the sheets of 审签 and 退回, likewise. */
  sheets: Partial<Record<ItemId, KeptSheet>>
}

/** With the text's title: it may be gone from this phone before the words go along. */
export interface KeptSheet extends ReviewSheet {
  title: string
  savedAt: number
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
