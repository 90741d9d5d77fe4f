import type { Category } from '../category.ts'
import type { CommissionId, Sha256 } from '../ids.ts'
import type { ItemText } from '../item/item-text.ts'
import { ITEM_LIMITS } from '../item/item-text.ts'
import type { LeadFinder } from '../lead/lead-finder.ts'
import type { Level } from '../record/item-record.ts'

/** 独立调研 or 联合调研 (XY-16). */
export const RESEARCH_MODES = ['independent', 'joint'] as const
export type ResearchMode = (typeof RESEARCH_MODES)[number]

export const ATTACHMENT_KINDS = ['pdf', 'jpeg', 'png', 'webp', 'docx'] as const
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number]

export interface Attachment {
  sha256: Sha256
  kind: AttachmentKind
  name: string
  size: number
}

/** What the office asks for (约稿): one topic of a batch, the same for every unit that it is addressed to. */
export interface Commission {
  id: CommissionId
  year: number
  /** Number of the notice (第3期) within its year. */
  batch: number
  topic: string
  outline: string
  category: Category
  /** Limits in characters (字数); null where the notice states none. */
  wordsFrom: number | null
  wordsTo: number | null
  /** Who above asked the office for it; null when the office asks by itself. */
  asker: Level | null
  mode: ResearchMode
  files: Attachment[]
  issuedAt: number
  /** Who at the office issued it. */
  issuedBy: string
  /** Who found it (线索提供), where it came of a lead; left out otherwise. */
  finders?: LeadFinder[] | undefined
}

export const COMMISSION_LIMITS = {
  topicCharacters: ITEM_LIMITS.titleCharacters,
  outlineCharacters: 4000,
  words: 500,
  files: 5,
  fileBytes: 10 * 1024 * 1024,
  fileNameCharacters: 120,
  addressees: 500,
} as const

/** The draft of an answer before anybody wrote on it: the topic as its title, the outline line by line with room below. */
export function draftFromOutline({
  topic,
  outline,
  category,
}: Pick<Commission, 'topic' | 'outline' | 'category'>): ItemText {
  const lines = outline.split('\n').map((line) => line.trim())
  const body = lines.filter((line) => line !== '').join('\n\n')
  return { title: topic, body, category, eventAt: null, place: '' }
}
