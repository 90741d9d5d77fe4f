import type { Category } from '../category.ts'
import { ORIGINS } from '../record/item-record.ts'
import type { Statement } from './statement.ts'

/** Who signs: in the unit the section head or the main leader; at the office its director or a leader above. */
export const SIGNER_POSTS = ['reviewer', 'signer', 'editor', 'director', 'leader'] as const
export type SignerPost = (typeof SIGNER_POSTS)[number]

export interface SignOffStep {
  post: SignerPost
  /** Somebody signs for the post when its holder is away (主任不在时则由副主任把关). */
  hasDeputy: boolean
}

/**
 * Where a text comes from, as signatures tell it apart: counts and points know 自报 and 约稿 alone, but a direct-report
 * point (直报点) may have signatures of its own (直报点管理制度, XY-11; 重点直报单位, CA-30).
 */
export const SIGN_OFF_ORIGINS = [...ORIGINS, 'direct_point'] as const
export type SignOffOrigin = (typeof SIGN_OFF_ORIGINS)[number]

/** The steps that an item of these kinds takes; the first chain in the document's order that fits is the one. */
export interface SignOffChain {
  id: string
  name: string
  categories: Category[] | null
  origins: SignOffOrigin[] | null
  /** Only items that go to a level above; null: whether or not. */
  isUpward: boolean | null
  /** Empty only for direct-report points: what they send is the office's at once. */
  steps: SignOffStep[]
  /** Hours in which each signature is due (对不同类信息,分别限定报送时间, BE-30); left out or null: no limit (未规定). */
  hours?: number | null
  statement: Statement | null
}
