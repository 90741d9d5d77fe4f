import type { ExemplarSource } from '../../domain/board/exemplar.ts'
import type { Category } from '../../domain/category.ts'
import type { AccountId, ExemplarId, ItemId } from '../../domain/ids.ts'
import type { DeskExemplar } from '../../protocol/exemplar.ts'
import type { Database } from '../db/database.ts'

interface ExemplarRow {
  id: ExemplarId
  rev: number
  sourceKind: ExemplarSource['kind']
  sourceId: ItemId | null
  title: string
  body: string
  category: Category
  tags: string
  comment: string
  credit: string
  isNamed: 0 | 1
  addedBy: string
  addedAt: number
  takenOutBy: string | null
  takenOutAt: number | null
  takenOutWords: string | null
}

export interface KnownExemplar {
  rev: number
  exemplar: DeskExemplar
}

const EXEMPLAR = `
  select e.id, e.rev, e.source as sourceKind, e.source_id as sourceId, e.title, e.body, e.category, e.tags,
    e.comment, e.credit, e.is_named as isNamed, a.display_name as addedBy, e.added_at as addedAt,
    t.display_name as takenOutBy, e.taken_out_at as takenOutAt, e.taken_out_words as takenOutWords
  from exemplars e join accounts a on a.id = e.added_by left join accounts t on t.id = e.taken_out_by`

export function findExemplar(db: Database, id: ExemplarId): KnownExemplar | undefined {
  const row = db.get<ExemplarRow>(`${EXEMPLAR} where e.id = ?`, id)
  return row && toExemplar(row)
}

export function listExemplars(db: Database): DeskExemplar[] {
  const rows = db.all<ExemplarRow>(`${EXEMPLAR} order by e.added_at desc, e.id desc`)
  return rows.map((row) => toExemplar(row).exemplar)
}

export function hasSource(db: Database, sourceId: ItemId): boolean {
  const sql = 'select 1 from exemplars where source_id = ? and taken_out_at is null'
  return db.get(sql, sourceId) !== undefined
}

/** How many of those that stand in the library are newer than this one. */
export function countNewer(db: Database, { id, addedAt }: { id: ExemplarId; addedAt: number }): number {
  const sql = `
    select count(*) as newer from exemplars
    where taken_out_at is null and (added_at > ? or (added_at = ? and id > ?))`
  return db.get<{ newer: number }>(sql, addedAt, addedAt, id)?.newer ?? 0
}

/** The one at a place of the library, counted from the newest; 0 is the newest. */
export function findAtPlace(db: Database, place: number): ExemplarId | undefined {
  const sql = `
    select id from exemplars where taken_out_at is null order by added_at desc, id desc limit 1 offset ${place}`
  return db.get<{ id: ExemplarId }>(sql)?.id
}

export interface NewExemplarRow {
  id: ExemplarId
  source: ExemplarSource
  title: string
  body: string
  category: Category
  tags: readonly string[]
  comment: string
  credit: string
  isNamed: boolean
}

export interface Done {
  by: AccountId
  at: number
}

export function insertExemplar(db: Database, { source, ...row }: NewExemplarRow, { by, at }: Done) {
  const sql = `
    insert into exemplars (id, source, source_id, title, body, category, tags, comment, credit, is_named, added_by,
      added_at)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
  const sourceId = source.kind === 'elsewhere' ? null : source.itemId
  const written = [row.title, row.body, row.category, JSON.stringify(row.tags), row.comment] as const
  db.run(sql, row.id, source.kind, sourceId, ...written, row.credit, row.isNamed ? 1 : 0, by, at)
}

export function setTakenOut(db: Database, id: ExemplarId, { by, at, words }: Done & { words: string }) {
  const sql = `
    update exemplars set rev = rev + 1, taken_out_by = ?, taken_out_at = ?, taken_out_words = ? where id = ?`
  db.run(sql, by, at, words, id)
}

function toExemplar(row: ExemplarRow): KnownExemplar {
  const { rev, sourceKind, sourceId, tags, isNamed, takenOutBy, takenOutAt, takenOutWords, ...facts } = row
  const source: ExemplarSource =
    sourceKind === 'elsewhere' || sourceId === null
      ? { kind: 'elsewhere' }
      : { kind: sourceKind, itemId: sourceId }
  const takenOut =
    takenOutAt === null ? null : { at: takenOutAt, by: takenOutBy ?? '', words: takenOutWords ?? '' }
  return {
    rev,
    exemplar: { ...facts, source, tags: JSON.parse(tags) as string[], isNamed: isNamed === 1, takenOut },
  }
}
