import type { StandingChanges, ToldHandover } from '../../protocol/desk-people.ts'
import type { Database } from '../db/database.ts'
import type { Session } from '../sessions/session.ts'
import { findHandover, listChanges } from './handover.repository.ts'

/** What was handed over, to the successor alone. */
export function tellHandover(db: Database, id: string, { accountId }: Session) {
  const found = findHandover(db, Number(id))
  if (found === undefined || found.successorId !== accountId) return null
  const { fromName, byName, at, moved } = found
  return { rev: 1, row: { fromName, byName, at, moved } satisfies ToldHandover }
}

const SHOWN = 200

export function readChanges(db: Database): StandingChanges {
  return { changes: listChanges(db, SHOWN) }
}
