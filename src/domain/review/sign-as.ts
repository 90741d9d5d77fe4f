import type { AccountId } from '../ids.ts'
import type { BySigner, UnitPost, UnitStep } from '../item/item-event.ts'
import type { WorkState } from '../item/work-state.ts'
import type { Role } from '../people/role.ts'
import { isHolding, type Deputyship } from './deputyship.ts'

/** Somebody of the author's own unit who wants to sign. */
export interface UnitPerson {
  accountId: AccountId
  role: Role
}

export interface Signing {
  authorId: AccountId
  state: WorkState
  person: UnitPerson
  deputyships: readonly Deputyship[]
  at: number
}

export type SigningRefusal = 'item.wrong_state' | 'review.own_text' | 'review.not_yours'
/** As what somebody signs the step that is next. */
export type SignedAs = Pick<BySigner, 'post' | 'insteadOf'>

/**
 * As what a person signs an item's next step, or why not. The section head reviews and the main leader signs (日常报送信息
 * 必须由…科室负责人审核签发; …由…主要领导审核签发, BT-28, BT-29); the main leader, responsible for all of it, may do the
 * section head's part too. Nobody signs a text of their own: it would be 个人…的意见 (WZ-12).
 */
export function signAs({ authorId, state, person, deputyships, at }: Signing): SignedAs | SigningRefusal {
  const step = nextStepOf(state)
  if (step === undefined) return 'item.wrong_state'
  if (person.accountId === authorId) return 'review.own_text'
  const { post, hasDeputy } = step
  if (holds(person.role, post)) return { post, insteadOf: null }
  const stoodInFor = deputyships.find(
    (each) => each.deputyId === person.accountId && holds(each.post, post) && isHolding(each, at),
  )
  if (!hasDeputy || stoodInFor === undefined) return 'review.not_yours'
  return { post, insteadOf: stoodInFor.holderName }
}

function holds(role: Role, post: UnitPost): boolean {
  return role === post || role === 'signer'
}

/** The signature that an item waits for; undefined when it waits for none. */
export function nextStepOf(state: WorkState): UnitStep | undefined {
  return 'steps' in state ? state.steps[0] : undefined
}

const HOUR_MS = 3_600_000

/** When the next signature is due, by the clock (24 hours a day); null where the policy set no limit (未规定). */
export function signatureDueAt(state: WorkState): number | null {
  const hours = nextStepOf(state)?.hours
  return 'since' in state && hours !== undefined ? state.since + hours * HOUR_MS : null
}

/** Whether the next signature is overdue (压存). */
export function isSignatureOverdue(state: WorkState, now: number): boolean {
  const dueAt = signatureDueAt(state)
  return dueAt !== null && dueAt <= now
}
