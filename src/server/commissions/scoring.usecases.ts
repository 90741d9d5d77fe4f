import type { Commission } from '../../domain/commission/commission.ts'
import type { CommissionCourse } from '../../domain/commission/commission-course.ts'
import { occasionOf, outcomeOf } from '../../domain/commission/commission-standing.ts'
import {
  newCommandId,
  type AccountId,
  type CommissionId,
  type ItemId,
  type UnitId,
} from '../../domain/ids.ts'
import type { EnteredOccasion } from '../../domain/policy/score-rule.ts'
import type { Parts } from '../parts.ts'
import { addScoreEntry } from '../score/score-entries.usecases.ts'
import { refuseCommission } from './commissions.errors.ts'
import * as repository from './commissions.repository.ts'
import { findCourse } from './course.usecases.ts'

export interface Scoring {
  commissionId: CommissionId
  unitId: UnitId
  by: AccountId
  at: number
}

type ScoringParts = Pick<Parts, 'db' | 'policies' | 'now' | 'randomBytes'>

/**
 * Puts what became of a commission into the ledger as an entry: dated facts prove it, but "no deduction without a second
 * person" holds for it as for any entry, so it counts when another person has confirmed it. Once for each unit.
 */
export function scoreCommission(
  parts: ScoringParts,
  { commissionId, unitId, by, at }: Scoring,
): Promise<void> {
  const { db } = parts
  const key = { commissionId, unitId }
  return db.write(() => {
    const row = repository.findCourse(db, key)
    const commission = repository.findCommission(db, commissionId)
    const course = findCourse(db, key)
    if (row === undefined || commission === undefined || course === undefined)
      throw refuseCommission('commission.unknown')
    if (row.scoreEntryId !== null) return
    const isEntered = enterOutcome(parts, { key, commission, course, by, at, evidence: '' })
    if (!isEntered) throw refuseCommission('commission.nothing_to_score')
  })
}

export interface Outcome {
  key: repository.CourseKey
  commission: Pick<Commission, 'year' | 'batch' | 'topic'>
  course: CommissionCourse
  by: AccountId
  at: number
  /** What the entry says beside the notice. */
  evidence: string
}

/** Inside a write: the entry for what a course has come to; false when the rules give or take nothing for it. */
export function enterOutcome(
  parts: Pick<Parts, 'db' | 'policies' | 'randomBytes' | 'now'>,
  { key, commission, course, by, at, evidence }: Outcome,
): boolean {
  const occasion = occasionOf(outcomeOf(course, at))
  if (occasion === null || !isScored(parts, occasion, at)) return false
  const id = newCommandId(parts)
  const { year, batch, topic } = commission
  const { itemId, happenedAt } = factOf(course, at)
  const entry = {
    id,
    unitId: key.unitId,
    itemId,
    occasion,
    at: happenedAt,
    words: `${WORDS[occasion] ?? ''}：${topic}`,
    evidence: `约稿通知 ${year} 年第 ${batch} 期${evidence}`,
    points: null,
  }
  addScoreEntry(parts.db, { entry, by, at })
  repository.setScoreEntry(parts.db, key, id)
  return true
}

/** As the unit reads it in its ledger. */
const WORDS: Partial<Record<EnteredOccasion, string>> = {
  commission_on_time: '约稿按时报送',
  commission_late: '约稿迟报',
  commission_failed: '约稿未完成',
}

function isScored({ policies }: Pick<Parts, 'policies'>, occasion: EnteredOccasion, at: number): boolean {
  const { rules } = policies.at(at).scoring
  return rules.some(
    (rule) => (rule.kind === 'occasion' || rule.kind === 'veto') && rule.occasion === occasion,
  )
}

/** The day to whose period it belongs: of the answer, or of the office's last word. */
export function factOf(
  { state }: CommissionCourse,
  at: number,
): { itemId: ItemId | null; happenedAt: number } {
  if ('itemId' in state) return { itemId: state.itemId, happenedAt: state.writtenAt }
  return { itemId: null, happenedAt: 'at' in state ? state.at : at }
}
