import type { AccountId, UnitId } from '../ids.ts'
import { isUnitRole, type Role } from './role.ts'

/**
 * What somebody leaves unfinished: drafts kept at the office, own items on their way, texts that wait for this person's
 * signature, assigned commissions, deputyships, items claimed at the desk, and opinions (会商) that a leader was asked for.
 */
export const WORK_KINDS = [
  'draft',
  'item',
  'signature',
  'commission',
  'deputyship',
  'claim',
  'consultation',
] as const
export type WorkKind = (typeof WORK_KINDS)[number]

export interface UnfinishedWork {
  kind: WorkKind
  /** The subject's own id. */
  id: string
  title: string
}

export interface Standing {
  accountId: AccountId
  role: Role
  unitId: UnitId | null
  isActive: boolean
}

/**
 * Whether somebody can take over what another leaves: a colleague of the same unit, at the desk an editor for an editor.
 * 岗位缺员后未能及时补充确定，造成信息员断档 (LT-09): so the work needs a name before its holder goes.
 */
export function canTakeOver(leaver: Standing, successor: Standing): boolean {
  if (!successor.isActive || successor.accountId === leaver.accountId) return false
  if (isUnitRole(leaver.role)) return isUnitRole(successor.role) && successor.unitId === leaver.unitId
  return successor.role === leaver.role
}

/** What cannot simply lapse: deputyships end with their person. */
export function needsSuccessor(work: readonly UnfinishedWork[]): boolean {
  return work.some(({ kind }) => kind !== 'deputyship')
}
