import type { AccountId, ItemId, SuggestionId, UnitId } from '../../domain/ids.ts'
import type { SuggestionEvent, SuggestionKind } from '../../domain/suggestion/suggestion.ts'
import type { Database } from '../db/database.ts'

export interface SuggestionRow {
  id: SuggestionId
  rev: number
  kind: SuggestionKind
  itemId: ItemId | null
  itemTitle: string | null
  madeBy: AccountId
  unitName: string
}

const SUGGESTION = `
  select s.id, s.rev, s.kind, s.item_id as itemId, r.title as itemTitle, s.made_by as madeBy, u.name as unitName
  from suggestions s join units u on u.id = s.unit_id left join items i on i.id = s.item_id
    left join item_revisions r on r.id = i.revision_id`

export function findSuggestion(db: Database, id: SuggestionId): SuggestionRow | undefined {
  return db.get<SuggestionRow>(`${SUGGESTION} where s.id = ?`, id)
}

export function listSuggestions(db: Database): SuggestionRow[] {
  return db.all<SuggestionRow>(`${SUGGESTION} order by s.made_at desc, s.id desc`)
}

export interface NewSuggestionRow {
  id: SuggestionId
  kind: SuggestionKind
  itemId: ItemId | null
  madeBy: AccountId
  unitId: UnitId
  madeAt: number
}

export function insertSuggestion(db: Database, row: NewSuggestionRow) {
  const sql =
    'insert into suggestions (id, kind, item_id, made_by, unit_id, made_at) values (?, ?, ?, ?, ?, ?)'
  db.run(sql, row.id, row.kind, row.itemId, row.madeBy, row.unitId, row.madeAt)
}

export function raiseRev(db: Database, id: SuggestionId): number {
  const sql = 'update suggestions set rev = rev + 1 where id = ? returning rev'
  return db.get<{ rev: number }>(sql, id)?.rev ?? 0
}

export function insertSuggestionEvent(db: Database, id: SuggestionId, event: SuggestionEvent) {
  const next = 'select coalesce(max(number), 0) + 1 from suggestion_events where suggestion_id = ?'
  const sql = `insert into suggestion_events (suggestion_id, number, type, at, event) values (?, (${next}), ?, ?, ?)`
  db.run(sql, id, id, event.type, event.at, JSON.stringify(event))
}

export function listSuggestionEvents(db: Database, id: SuggestionId): SuggestionEvent[] {
  const sql = 'select event from suggestion_events where suggestion_id = ? order by number'
  return db.all<{ event: string }>(sql, id).map(({ event }) => JSON.parse(event) as SuggestionEvent)
}
