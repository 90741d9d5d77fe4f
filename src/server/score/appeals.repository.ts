import type { AccountId, UnitId } from '../../domain/ids.ts'
import type { Appeal } from '../../domain/score/score-entry.ts'
import type { Database } from '../db/database.ts'

interface AppealRow extends Omit<Appeal, 'answer'> {
  isUpheld: number | null
  words: string
  answerWords: string | null
  answeredBy: string | null
  answeredAt: number | null
}

const APPEAL = `
  select p.id, p.unit_id as unitId, p.line_key as lineKey, p.words, a.display_name as madeBy, p.made_at as madeAt,
    p.is_upheld as isUpheld, p.answer as answerWords, b.display_name as answeredBy, p.answered_at as answeredAt
  from appeals p join accounts a on a.id = p.made_by left join accounts b on b.id = p.answered_by`

export function findAppeal(db: Database, id: string): Appeal | undefined {
  const row = db.get<AppealRow>(`${APPEAL} where p.id = ?`, id)
  return row && toAppeal(row)
}

/** All of them, the newest first. */
export function listAppeals(db: Database): Appeal[] {
  return db.all<AppealRow>(`${APPEAL} order by p.made_at desc, p.id desc`).map(toAppeal)
}

export function isAppealWaiting(
  db: Database,
  { unitId, lineKey }: Pick<Appeal, 'unitId' | 'lineKey'>,
): boolean {
  const sql = 'select 1 from appeals where unit_id = ? and line_key = ? and answered_at is null'
  return db.get(sql, unitId, lineKey) !== undefined
}

export interface NewAppeal {
  id: string
  unitId: UnitId
  lineKey: string
  words: string
  madeBy: AccountId
  madeAt: number
}

export function insertAppeal(db: Database, { id, unitId, lineKey, words, madeBy, madeAt }: NewAppeal) {
  const sql = 'insert into appeals (id, unit_id, line_key, words, made_by, made_at) values (?, ?, ?, ?, ?, ?)'
  db.run(sql, id, unitId, lineKey, words, madeBy, madeAt)
}

export interface NewAnswer {
  isUpheld: boolean
  words: string
  by: AccountId
  at: number
}

export function insertAnswer(db: Database, id: string, { isUpheld, words, by, at }: NewAnswer) {
  const sql = 'update appeals set is_upheld = ?, answer = ?, answered_by = ?, answered_at = ? where id = ?'
  db.run(sql, isUpheld ? 1 : 0, words, by, at, id)
}

function toAppeal({ isUpheld, answerWords, answeredBy, answeredAt, ...appeal }: AppealRow): Appeal {
  if (answeredAt === null) return { ...appeal, answer: null }
  const answer = { isUpheld: isUpheld === 1, words: answerWords ?? '', by: answeredBy ?? '', at: answeredAt }
  return { ...appeal, answer }
}
