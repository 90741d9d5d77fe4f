import * as v from 'valibot'
import { deputyEnding, deputyNaming, sendingBack, signature } from './review.ts'
import { opinion } from './opinion.ts'
import { clueVerification } from './clue.ts'
import { leadReport } from './lead.ts'
import {
  commissionAssignment,
  commissionProgress,
  commissionReceipt,
  commissionRefusal,
  extensionRequest,
  planProposal,
} from './commission.ts'
import { suggestionAsking, suggestionMaking } from './suggestion.ts'
import { keyPointsReading } from './key-points.ts'
import { beginning } from './topic-calendar.ts'

/** Taking a text back (撤回) while the unit has not signed it; the envelope's `itemId` is the item. */
export const withdrawal = v.object({})
export type Withdrawal = v.InferOutput<typeof withdrawal>

/**
 * What a phone does besides writing items and objecting: one entry a command type, with the schema of its payload. A
 * deed waits in the outbox like any command, is answered `saved` or `rejected`, and what it changed comes back in the
 * feed. The envelope's `itemId` is the id of its subject: of the item that is signed, or the new subject's own.
 */
export const DEEDS = {
  'item.withdraw': withdrawal,
  'item.sign': signature,
  'item.send_back': sendingBack,
  'deputy.name': deputyNaming,
  'deputy.end': deputyEnding,
  /** The opinion of an asked unit (会商); the envelope names the consultation. */
  'consultation.answer': opinion,
  'commission.receive': commissionReceipt,
  'commission.assign': commissionAssignment,
  'commission.progress': commissionProgress,
  'commission.ask_extension': extensionRequest,
  'commission.decline': commissionRefusal,
  'plan.propose': planProposal,
  /** 意见建议与投诉; the envelope names the suggestion. */
  'suggestion.make': suggestionMaking,
  'suggestion.ask_again': suggestionAsking,
  'key_points.read': keyPointsReading,
  /** Two sentences and perhaps a photo: is this worth writing? */
  'lead.report': leadReport,
  /** A draft was begun by a tap on a dated topic, or on an adopted item whose results are wanted. */
  'calendar.begin': beginning,
  /** What a unit found out about a clue (核实); the envelope names the clue. */
  'clue.verify': clueVerification,
} as const satisfies Record<string, v.GenericSchema>
export type DeedType = keyof typeof DEEDS
export const DEED_TYPES = /* @__PURE__ */ Object.keys(DEEDS) as DeedType[]

/** A deed of one type, as it stands in an envelope. */
export type Deed = {
  [Type in DeedType]: { type: Type; payload: v.InferOutput<(typeof DEEDS)[Type]> }
}[DeedType]
