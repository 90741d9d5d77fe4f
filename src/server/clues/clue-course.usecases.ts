import { advanceClue, clueCourseOf, clueStatusOf } from '../../domain/clue/clue-course.ts'
import type { ClueEvent } from '../../domain/clue/clue-event.ts'
import { parseClueId, type ClueId, type CommissionId, type ItemId } from '../../domain/ids.ts'
import type { Unit } from '../../domain/people/unit.ts'
import { CLUE_TOLD, type ToldClue } from '../../protocol/clue.ts'
import type { Database } from '../db/database.ts'
import { publishTold } from '../feed/feed.usecases.ts'
import * as repository from './clues.repository.ts'

/** Inside a write: adds an event if the clue allows it and tells the units that have it; answers whether it did. */
export function recordClueEvent(db: Database, id: ClueId, event: ClueEvent): boolean {
  const next = advanceClue(clueCourseOf(repository.listClueEvents(db, id)), event)
  if (next === undefined) return false
  repository.insertClueEvent(db, id, event)
  repository.raiseClue(db, id, clueStatusOf(next))
  for (const { unitId } of next.handings)
    publishTold(db, { about: CLUE_TOLD, id: `${id}:${unitId}`, audience: unitId })
  return true
}

/** Inside a write: an item answers this commission; where that was made of a clue, it tells of the same matter. */
export function noteClueAnswered(
  db: Database,
  answer: { commissionId: CommissionId; itemId: ItemId; by: string; at: number },
) {
  const { commissionId, ...link } = answer
  const id = repository.findCommissioned(db, commissionId)
  if (id !== undefined) recordClueEvent(db, id, { type: 'linked', ...link })
}

/** A clue that the reader's unit is to verify; to everybody else of the units it does not exist. */
export function tellClue(
  db: Database,
  subject: string,
  { session: { unit } }: { session: { unit: Unit | null } },
): { rev: number; row: ToldClue } | null {
  const [idText = '', unitId] = subject.split(':')
  const id = parseClueId(idText)
  const found = id === undefined || unit?.id !== unitId ? undefined : repository.findClue(db, id)
  if (found === undefined) return null
  const { rev, unitName: _unitName, ...clue } = found
  const { handings } = clueCourseOf(repository.listClueEvents(db, clue.id))
  const own = handings.find((each) => each.unitId === unitId)
  if (own === undefined) return null
  const { words, by, at, answer } = own
  const others = handings.filter((each) => each !== own).map(({ unitName }) => unitName)
  return { rev, row: { clue, handed: { words, by, at }, others, answer } }
}
