import { isAddressed } from '../../domain/key-points/audience.ts'
import { parseKeyPointSetId, type AccountId, type KeyPointSetId } from '../../domain/ids.ts'
import type { Unit } from '../../domain/people/unit.ts'
import type { KeyPointsReceipts, ToldKeyPoints } from '../../protocol/key-points.ts'
import type { Outcome } from '../../protocol/sync.ts'
import type { Database } from '../db/database.ts'
import { listUnits } from '../people/people.usecases.ts'
import { listContacts } from '../sessions/devices.usecases.ts'
import { refuseKeyPoints } from './key-points.errors.ts'
import * as repository from './key-points.repository.ts'
import type { StoredSet } from './key-points.repository.ts'
import { findReadRev, insertReading, listReaders } from './readings.repository.ts'

interface Person {
  accountId: AccountId
  unit: Unit | null
}

/** A published set as its units read it; null to whomever it is not addressed to. */
export function tellKeyPoints(
  db: Database,
  id: string,
  { session }: { session: Person },
): { rev: number; row: ToldKeyPoints } | null {
  const setId = parseKeyPointSetId(id)
  const set = setId === undefined ? undefined : findFor(db, setId, session)
  if (set === undefined || set.publishedAt === null) return null
  const { rev, title, span, publishedAt, by } = set
  const points = set.points.map(({ source, topicId: _topic, demandId: _demand, ...point }) => ({
    ...point,
    source: source === null ? null : { kind: source.kind },
  }))
  const readRev = findReadRev(db, set.id, session.accountId)
  return { rev, row: { id: set.id, rev, title, span, publishedAt, by, points, readRev } }
}

export interface Reading {
  setId: KeyPointSetId
  /** As the person opened it. */
  rev: number
  reader: Person
  at: number
}

/** Inside a write: the receipt of one person; sent again it changes nothing. To other units the set does not exist. */
export function noteReading(db: Database, { setId, rev, reader, at }: Reading): Outcome {
  const set = findFor(db, setId, reader)
  if (set === undefined || reader.unit === null) return { status: 'rejected', code: 'key_points.unknown' }
  const seen = Math.min(rev, set.rev)
  insertReading(db, { setId, accountId: reader.accountId, unitId: reader.unit.id, rev: seen, at })
  return { status: 'saved', rev: set.rev }
}

function findFor(db: Database, id: KeyPointSetId, { unit }: Person): StoredSet | undefined {
  const set = repository.findSet(db, id)
  if (set === undefined || set.publishedAt === null || unit === null) return undefined
  return isAddressed(set.audience, unit) ? set : undefined
}

/** Which of the units addressed have it on a phone, and who has opened it. */
export function listReceipts(db: Database, id: KeyPointSetId): KeyPointsReceipts {
  const set = repository.findSet(db, id)
  if (set === undefined || set.toldAt === null) throw refuseKeyPoints('key_points.unknown')
  const { audience, rev, toldAt } = set
  const readers = listReaders(db, id)
  // A phone that asks is answered with all that is new: who has asked since has it.
  const contactByUnitId = new Map(listContacts(db).map(({ unitId, at }) => [unitId, at]))
  return {
    units: listUnits(db)
      .filter((unit) => isAddressed(audience, unit))
      .map(({ id: unitId, name: unitName }) => {
        const own = readers
          .filter((reader) => reader.unitId === unitId)
          .map(({ accountId, name, at, rev: seen }) => ({ accountId, name, at, isNewest: seen === rev }))
        const isDelivered =
          own.some(({ isNewest }) => isNewest) || (contactByUnitId.get(unitId) ?? 0) > toldAt
        return { unitId, unitName, isDelivered, readers: own }
      }),
  }
}
