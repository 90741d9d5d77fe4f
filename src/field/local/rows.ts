import type { Category } from '../../domain/category.ts'
import type {
  AccountId,
  CommissionId,
  ItemId,
  KeyPointId,
  PhotoId,
  Sha256,
  UnitId,
} from '../../domain/ids.ts'
import type { ItemNote, ItemText } from '../../domain/item/item-text.ts'
import type { Item, MapPlace } from '../../domain/item/item.ts'
import type { Role } from '../../domain/people/role.ts'
import type { ItemRecord } from '../../domain/record/item-record.ts'
import type { Appeal } from '../../domain/score/score-entry.ts'
import type { Told } from '../../protocol/sync.ts'

/** The person signed in on this phone, as the office named them at sign-in. */
export interface LocalAccount {
  accountId: AccountId
  account: string
  displayName: string
  role: Role
  unitId: UnitId
  unitName: string
  unitClassId: string
  officeName: string
}

/** A text being written: a new item, or a returned or refused one under correction. */
export interface DraftRow {
  id: ItemId
  text: ItemText
  notes: ItemNote[]
  createdAt: number
  savedAt: number
  /** Grows with each save on this phone. */
  version: number
  /** The office's revision that is being corrected; 0 for a new item. */
  baseRev: number
  /** Why the office refused the last submission; null when it did not. */
  refusalCode: string | null
  /** The draft's own revision at the office, as this phone last heard it; 0 when it was never backed up. */
  rev: number
  /**
   * The revision at which the office named texts beside this one. It becomes `rev`, which stays below it, when the
   * officer has chosen about each of them: a copy sent under it would settle what nobody has seen.
   */
  besideRev?: number
  /** Whether the office keeps a copy; the officer can switch it off for each draft. */
  isBackupOn: boolean
  /** The `version` whose text the office has; 0 for none. */
  backedUpVersion: number
  /** The `version` that the office refused to keep: not offered again, the next one is. */
  refusedVersion?: number
  /** The commission (约稿) that it is to answer; left out for what the unit writes on its own account. */
  commissionId?: CommissionId
  /** The key points (报送要点) that it is to answer; left out until the officer has chosen, empty for none. */
  pointIds?: KeyPointId[]
}

/** A draft of which the office knows nothing yet. */
export const NOT_BACKED_UP = { rev: 0, isBackupOn: true, backedUpVersion: 0 } as const

/** A draft that the officer threw away; it can be brought back for 90 days. */
export interface TrashRow extends DraftRow {
  deletedAt: number
  /** What the office's clock said last by then: the phone's own may be wrong by years. */
  officeAt?: number
  /** Photos that only this draft had; their bytes stay. Left out when it had none. */
  photos?: PhotoRow[]
  /** The `deletedAt` of which the office knows: thrown away anew, a draft is told of anew. */
  toldDeletedAt?: number
}

/** A text of the same item from elsewhere: it waits beside the officer's own until somebody chooses. */
export interface SiblingRow {
  itemId: ItemId
  /** Whether the office named it with the draft or with the item itself; each list replaces its own. */
  of: 'draft' | 'item'
  /** Names it among the revisions of that one at the office, which are counted apart. */
  number: number
  /** Empty for the office's own text, and where it is not known. */
  deviceName: string
  writtenAt: number
  text: ItemText
  notes: ItemNote[]
}

export type SiblingKey = [ItemId, SiblingRow['of'], number]

/** The office's own text of a draft has no number among the siblings; theirs begin at 1. It stays until somebody chooses. */
export const OFFICE_TEXT = 0

/** Something that went wrong on this phone, without any text of the officer's. */
export interface IncidentRow {
  number?: number
  at: number
  code: string
  detail: string
}

/** What a draft once said; rows are only ever added. */
export interface RevisionRow {
  number?: number
  itemId: ItemId
  at: number
  text: ItemText
  notes: ItemNote[]
  /** Which other device wrote it; empty where that is not known. Left out for what was written on this phone. */
  deviceName?: string
}

/** An objection as the office knows it, or as this phone sent it; `refusalCode` says why the office did not take it. */
export interface AppealRow extends Appeal {
  refusalCode?: string
}

export interface PhotoFileRow {
  sha256: Sha256
  size: number
}

export interface PhotoRow {
  id: PhotoId
  itemId: ItemId
  addedAt: number
  /** The camera's own bytes, untouched; they stay on the phone. */
  original: (PhotoFileRow & { mime: string }) | null
  /** The 1600 px JPEG that is sent, without any EXIF. */
  picture: PhotoFileRow | null
  preview: PhotoFileRow | null
  takenAt: number | null
  place: MapPlace | null
  isPlaceAttached: boolean
  /** Why no picture could be made, or why the office refused it. */
  failure: string | null
}

export interface ChunkRow {
  sha256: Sha256
  index: number
  bytes: ArrayBuffer
}

/** An item as the office last told it, with what the phone looks it up by. */
export interface ItemRow extends Item {
  photosToCome: number
  /** When it was adopted first; null when it was not. */
  adoptedAt: number | null
  /** The office left the text out, because this device wrote it. */
  isWrittenHere: boolean
}

/** What a colleague's item adds to the unit's month. */
export interface RecordRow {
  itemId: string
  rev: number
  category: Category
  reportedAt: number
  /** When it was adopted first; null when it was not. */
  adoptedAt: number | null
}

/** The dated facts of an item of the unit, as the office last told them. */
export interface FactsRow {
  itemId: ItemId
  rev: number
  record: ItemRecord
  /** Every instant by which it can fill a period: reported, reported again, used. A period is read by these. */
  dates: number[]
  isWithUnit?: true | undefined
}

/** The newest row of a subject as the office told it; whoever shows it parses `row`. */
export type ToldRow = Pick<Told, 'about' | 'id' | 'rev' | 'row'>
