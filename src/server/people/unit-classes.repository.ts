import type { AccountId, UnitId } from '../../domain/ids.ts'
import type { ClassTerm } from '../../domain/people/unit-class.ts'
import type { Unit } from '../../domain/people/unit.ts'
import type { Database } from '../db/database.ts'

interface TermRow extends ClassTerm {
  unitId: UnitId
}

const TERMS = 'select unit_id as unitId, class_id as classId, from_at as "from" from unit_classes'

/** Puts the dated list to a unit that was ever moved; `classId` of the unit is the class with which it began. */
export function withClasses<Row extends Unit>(db: Database, unit: Row): Row {
  return dated(unit, db.all<TermRow>(`${TERMS} where unit_id = ? order by from_at, number`, unit.id))
}

/** The same for all units at once. */
export function withAllClasses<Row extends Unit>(db: Database, units: readonly Row[]): Row[] {
  const termsByUnit = Map.groupBy(
    db.all<TermRow>(`${TERMS} order by from_at, number`),
    ({ unitId }) => unitId,
  )
  return units.map((unit) => dated(unit, termsByUnit.get(unit.id) ?? []))
}

function dated<Row extends Unit>(unit: Row, terms: readonly TermRow[]): Row {
  if (terms.length === 0) return unit
  // Of two for the same month the one that was set last comes later in the list.
  const later = [...new Map(terms.map(({ classId, from }) => [from, { classId, from }])).values()]
  const classes = [{ classId: unit.classId, from: 0 }, ...later]
  return { ...unit, classId: classes.at(-1)?.classId ?? unit.classId, classes }
}

export interface NewTerm extends TermRow {
  setBy: AccountId
  setAt: number
}

export function insertTerm(db: Database, { unitId, classId, from, setBy, setAt }: NewTerm) {
  const sql = 'insert into unit_classes (unit_id, class_id, from_at, set_by, set_at) values (?, ?, ?, ?, ?)'
  db.run(sql, unitId, classId, from, setBy, setAt)
}
