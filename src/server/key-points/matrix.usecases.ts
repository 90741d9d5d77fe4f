import { parseDay, shiftDay, dayOf, type Day } from '../../domain/calendar/day.ts'
import { isAddressed } from '../../domain/key-points/audience.ts'
import { closedAtOf } from '../../domain/key-points/point-course.ts'
import { formatReceipt } from '../../domain/receipt.ts'
import type { PointMatrix } from '../../protocol/key-points.ts'
import type { Parts } from '../parts.ts'
import { listUnits } from '../people/people.usecases.ts'
import { refuseKeyPoints } from './key-points.errors.ts'
import { listSets } from './key-points.repository.ts'
import { listTaggedItems } from './tags.repository.ts'

export interface MatrixQuestion {
  from: Day
  until: Day
  /** Units of one class alone; all when it is null. */
  classId: string | null
  at: number
}

/** Reads the question from an address; the last 30 days when it names none. */
export function readQuestion(query: Record<string, string | undefined>, at: number): MatrixQuestion {
  const today = dayOf(at)
  const until = parseDay(query['until'] ?? '') ?? today
  const from = parseDay(query['from'] ?? '') ?? shiftDay(until, -30)
  if (until < from) throw refuseKeyPoints('key_points.backwards')
  return { from, until, classId: query['class'] ?? null, at }
}

/** The published points that hold in these days, the units asked, and the items that answer. */
export function readPointMatrix(
  { db, policies }: Pick<Parts, 'db' | 'policies'>,
  { from, until, classId, at }: MatrixQuestion,
): PointMatrix {
  const sets = listSets(db, { from, until, withDrafts: false }).reverse()
  const names = new Map(policies.at(at).unitClasses.map(({ id, name }) => [id, name]))
  const units = listUnits(db).filter((unit) => classId === null || unit.classId === classId)
  const points = sets.flatMap((set) =>
    set.points.map((point) => ({
      id: point.id,
      setId: set.id,
      setTitle: set.title,
      number: point.number,
      title: point.title,
      isClosed: closedAtOf(point) !== null,
    })),
  )
  const rows = units.map((unit) => ({
    unitId: unit.id,
    unitName: unit.name,
    className: names.get(unit.classId) ?? '',
    askedFor: sets
      .filter(({ audience }) => isAddressed(audience, unit))
      .flatMap((set) => set.points.map(({ id }) => id)),
  }))
  const unitIds = new Set(units.map(({ id }) => id))
  const items = listTaggedItems(
    db,
    points.map(({ id }) => id),
  )
    .filter(({ unitId }) => unitIds.has(unitId))
    .map(({ receiptMonth, receiptNumber, isAdopted, ...item }) => ({
      ...item,
      receipt: formatReceipt(receiptMonth, receiptNumber),
      isAdopted: isAdopted === 1,
    }))
  // Whom nobody asked has no line.
  return { points, units: rows.filter(({ askedFor }) => askedFor.length > 0), items, serverTime: at }
}
