import { findSecrecyMark } from '../../domain/check/secrecy-mark.ts'
import { areReasonsFitting, GRADE_SIDES, isGraded, type GradedSides } from '../../domain/grade/grade.ts'
import { parseItemId, type ItemId } from '../../domain/ids.ts'
import { isWithUnit } from '../../domain/item/work-state.ts'
import { GRADE_TOLD, type GradeGiving, type ItemGrades, type ToldGrade } from '../../protocol/grade.ts'
import type { Database } from '../db/database.ts'
import { publishTold } from '../feed/feed.usecases.ts'
import { ensureRoom } from '../health/disk-reserve.usecases.ts'
import { findItemHead, listTitles, type ItemHead } from '../items/item-view.usecases.ts'
import type { Parts } from '../parts.ts'
import type { Session } from '../sessions/session.ts'
import { refuseGrade } from './grades.errors.ts'
import * as repository from './grades.repository.ts'

/** All that was said of an item, oldest first; `item.unknown` where there is none. */
export function readGrades(db: Database, itemId: ItemId): ItemGrades {
  return { grades: repository.listGrades(db, getHead(db, itemId).id) }
}

export interface Giving {
  itemId: ItemId
  giving: GradeGiving
  person: Pick<Session, 'accountId'>
  at: number
}

/** Grades an item once more; its author and those who sign in its unit are told. */
export async function giveGrade(parts: Pick<Parts, 'db' | 'config'>, given: Giving): Promise<ItemGrades> {
  ensureRoom(parts, 'text')
  await parts.db.write(() => applyGrade(parts.db, given))
  return readGrades(parts.db, given.itemId)
}

/** Inside a write: whoever is later sees what the earlier one said, and grades anew. */
export function applyGrade(db: Database, { itemId, giving, person, at }: Giving) {
  const { id, baseNumber, sides } = giving
  const done = repository.findByRequest(db, id)
  if (done !== undefined && done.itemId !== itemId) throw refuseGrade('command.conflict_key')
  if (done !== undefined) return
  const head = getHead(db, itemId)
  // What its unit has not signed is not the office's yet.
  if (isWithUnit(head.status)) throw refuseGrade('item.wrong_state')
  const known = repository.listGrades(db, itemId)
  if (known.length !== baseNumber) throw refuseGrade('grade.changed')
  ensureGood(sides, known.length > 0)
  const number = known.length + 1
  repository.insertGrade(db, { itemId, number, requestId: id, givenBy: person.accountId, at, sides })
  publish(db, head)
}

function publish(db: Database, { id, unitId }: ItemHead) {
  publishTold(db, { about: GRADE_TOLD, id, audience: unitId })
}

/** Inside a write: somebody else has the item in hand, whose phone may have read the feed beyond its grades. */
export function tellGradesAnew(db: Database, itemId: ItemId) {
  if (repository.listGrades(db, itemId).length > 0) publish(db, getHead(db, itemId))
}

function ensureGood(sides: GradedSides, mayTakeBack: boolean) {
  if (!isGraded(sides) && !mayTakeBack) throw refuseGrade('grade.empty')
  if (!areReasonsFitting(sides)) throw refuseGrade('grade.reason_wrong')
  // 涉密不上网: nothing of such words may be stored.
  if (GRADE_SIDES.some((side) => findSecrecyMark(sides[side]?.words ?? '') !== undefined))
    throw refuseGrade('grade.secrecy_mark')
}

/**
 * What a phone is told of an item's grades: whoever has the item in hand, and the reviewers and signers of its unit. No
 * colleague reads what the office thinks of another's text.
 */
export function tellGrade(
  db: Database,
  id: string,
  person: Pick<Session, 'accountId' | 'role' | 'unit'>,
): { rev: number; row: ToldGrade } | null {
  const itemId = parseItemId(id)
  const head = itemId === undefined ? undefined : findItemHead(db, itemId)
  if (head === undefined || !mayRead(head, person)) return null
  const grades = repository.listGrades(db, head.id)
  const title = listTitles(db, [head.id])[0]?.title ?? ''
  return { rev: grades.length, row: { itemId: head.id, title, grades } }
}

function mayRead(
  { carerId, unitId }: ItemHead,
  { accountId, role, unit }: Pick<Session, 'accountId' | 'role' | 'unit'>,
): boolean {
  return carerId === accountId || (unit?.id === unitId && (role === 'reviewer' || role === 'signer'))
}

function getHead(db: Database, itemId: ItemId): ItemHead {
  const head = findItemHead(db, itemId)
  if (head === undefined) throw refuseGrade('item.unknown')
  return head
}
