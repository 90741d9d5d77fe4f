import type { ItemId } from '../ids.ts'
import type { Adoption } from '../periodical.ts'
import type { SignOffStep, SignerPost } from '../policy/sign-off-chain.ts'
import type { LeaderRank, Level, UseShare } from '../record/item-record.ts'
import type { AuthorCredit } from './author-credit.ts'
import type { Remark } from './remark.ts'
import type { ReserveReason } from './reserve-reason.ts'
import type { ReturnReason } from './return-reason.ts'

/** By whom something was done at the office or in the unit, as it is shown to the officer. */
export interface ByPerson {
  by: string
}

/** Who signs in the unit: 科室负责人 reviews, 主要领导 signs. */
export const UNIT_POSTS = ['reviewer', 'signer'] as const satisfies readonly SignerPost[]
export type UnitPost = (typeof UNIT_POSTS)[number]

/** A signature of the unit, or of somebody in its place: `insteadOf` names whom a deputy stood in for, else null. */
export interface BySigner extends ByPerson {
  post: UnitPost
  insteadOf: string | null
}

/** A figure of the text that somebody has checked (数据核实): as it stands there, where it is from, by whom. */
export interface CheckedFigure {
  quote: string
  source: string
  checkedBy: string
}

/**
 * One dated record in the life of an item, by the office's clock. The list of an item's events is its timeline,
 * and its work state is folded from them; nothing is ever taken out of the list.
 */
export type ItemEvent =
  | ({ type: 'submitted' } & Arrived)
  | ({ type: 'resubmitted' } & Arrived)
  | { type: 'photos_complete'; at: number; count: number }
  | ({ type: 'signed'; at: number; words: string; figures: CheckedFigure[]; remarks?: Remark[] } & BySigner)
  | ({
      type: 'sent_back'
      at: number
      reason: ReturnReason | null
      words: string
      remarks: Remark[]
    } & BySigner)
  | { type: 'withdrawn'; at: number }
  | ({ type: 'claimed'; at: number } & ByPerson)
  | ({ type: 'released'; at: number } & ByPerson)
  | ({ type: 'reviewed'; at: number; post: SignerPost; words: string } & ByPerson)
  | ({ type: 'edited'; at: number } & ByPerson)
  | ({ type: 'adopted'; at: number; adoption: Adoption } & ByPerson)
  | ({ type: 'returned'; at: number; reason: ReturnReason; words: string; remarks?: Remark[] } & ByPerson)
  /** Those of earlier times have no reason. */
  | ({ type: 'reserved'; at: number; reason?: ReserveReason; words: string } & ByPerson)
  | ({ type: 'not_used'; at: number; reason: ReturnReason; words: string } & ByPerson)
  | ({ type: 'merged'; at: number; into: ItemId; title?: string; percent?: number } & ByPerson)
  | ({ type: 'taken_out'; at: number; from: ItemId; title: string } & ByPerson)
  | ({ type: 'passed_up'; at: number } & Above & ByPerson)
  | ({ type: 'not_used_above'; at: number } & Above & ByPerson)
  | ({ type: 'credited'; at: number; authors: AuthorCredit[] } & ByPerson)
  | ({ type: 'commented'; at: number; words: string } & ByPerson)
  | ({ type: 'instructed'; at: number } & Instruction & ByPerson)

/** A leader's 批示 on the item: whose, of which rank, given on which day (ms), in which words. `by` entered it. */
export interface Instruction {
  leader: string
  rank: LeaderRank
  givenAt: number
  words: string
  /** On this composite, of which the item is a part. */
  within?: ItemId
  /** The item's part in that composite on the day; left out of what was entered before parts counted. */
  share?: UseShare
}

interface Above {
  level: Level
  words: string
  /** As a part of this composite, not by itself. */
  within?: ItemId
}

/** The text came, by the phone's clock at `claimedAt`, and takes these steps in the unit, as the policy of the day says. */
interface Arrived {
  at: number
  claimedAt: number
  /** Left out when nobody in the unit signs. */
  steps?: UnitStep[]
}

/** `hours`: in so many it is due, as the policy said on the day; left out where it set no limit. */
export type UnitStep = SignOffStep & { post: UnitPost; hours?: number }

export type ItemEventType = ItemEvent['type']
