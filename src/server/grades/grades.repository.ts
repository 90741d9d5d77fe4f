import type { AccountId, CommandId, ItemId, UnitId } from '../../domain/ids.ts'
import type { Grade, GradedSides } from '../../domain/grade/grade.ts'
import type { Database } from '../db/database.ts'

export interface NewGrade {
  itemId: ItemId
  number: number
  requestId: CommandId
  givenBy: AccountId
  at: number
  sides: GradedSides
}

export function insertGrade(db: Database, { itemId, number, requestId, givenBy, at, sides }: NewGrade) {
  const sql = `
    insert into item_grades (item_id, number, request_id, given_by, at, sides) values (?, ?, ?, ?, ?, ?)`
  db.run(sql, itemId, number, requestId, givenBy, at, JSON.stringify(sides))
}

export function findByRequest(db: Database, requestId: CommandId): { itemId: ItemId } | undefined {
  const sql = 'select item_id as itemId from item_grades where request_id = ?'
  return db.get<{ itemId: ItemId }>(sql, requestId)
}

type GradeRow = Omit<Grade, 'sides'> & { sides: string }

/** All that was said of an item, oldest first. */
export function listGrades(db: Database, itemId: ItemId): Grade[] {
  const sql = `
    select g.number, g.at, a.display_name as by, g.sides
    from item_grades g join accounts a on a.id = g.given_by where g.item_id = ? order by g.number`
  return db.all<GradeRow>(sql, itemId).map(({ sides, ...grade }) => ({
    ...grade,
    sides: JSON.parse(sides) as GradedSides,
  }))
}

/** With the grade that holds; null while nobody has graded it. */
export interface CountedItem {
  unitId: UnitId
  sides: GradedSides | null
}

/** What counts between two instants and is not waiting for a signature of its unit. */
export function listCountedItems(
  db: Database,
  { from, until }: { from: number; until: number },
): CountedItem[] {
  const sql = `
    select i.unit_id as unitId, g.sides
    from items i left join item_grades g on g.item_id = i.id
      and g.number = (select max(number) from item_grades last where last.item_id = i.id)
    where i.counted_at >= ? and i.counted_at < ? and i.status not in ('to_review', 'to_sign')`
  return db.all<{ unitId: UnitId; sides: string | null }>(sql, from, until).map(({ unitId, sides }) => ({
    unitId,
    sides: sides === null ? null : (JSON.parse(sides) as GradedSides),
  }))
}
