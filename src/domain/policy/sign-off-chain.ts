import type { Category } from '../category.ts'
import type { Origin } from '../record/item-record.ts'
import type { Statement } from './statement.ts'

/** Who signs: in the unit the section head or the main leader; at the office its director or a leader above. */
export const SIGNER_POSTS = ['reviewer', 'signer', 'editor', 'director', 'leader'] as const
export type SignerPost = (typeof SIGNER_POSTS)[number]

export interface SignOffStep {
  post: SignerPost
  /** Somebody signs for the post when its holder is away (主任不在时则由副主任把关). */
  hasDeputy: boolean
}

/** The steps that an item of these kinds takes; the first chain in the document's order that fits is the one. */
export interface SignOffChain {
  id: string
  name: string
  categories: Category[] | null
  origins: Origin[] | null
  /** Only items that go to a level above; null: whether or not. */
  isUpward: boolean | null
  steps: SignOffStep[]
  /** Hours in which each signature is due (对不同类信息,分别限定报送时间, BE-30); left out or null: no limit (未规定). */
  hours?: number | null
  statement: Statement | null
}
