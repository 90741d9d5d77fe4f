import type { NoticeAudience, NoticeKind } from '../../domain/board/notice.ts'
import type { AccountId, NoticeId } from '../../domain/ids.ts'
import type { DeskNotice, NewNotice } from '../../protocol/notice.ts'
import type { Database } from '../db/database.ts'

interface NoticeRow {
  id: NoticeId
  rev: number
  kind: NoticeKind
  title: string
  body: string
  audience: string
  until: number | null
  postedBy: string
  postedAt: number
  withdrawnBy: string | null
  withdrawnAt: number | null
  withdrawnWords: string | null
}

export interface KnownNotice {
  rev: number
  notice: DeskNotice
}

const NOTICE = `
  select n.id, n.rev, n.kind, n.title, n.body, n.audience, n.until, a.display_name as postedBy,
    n.posted_at as postedAt, w.display_name as withdrawnBy, n.withdrawn_at as withdrawnAt,
    n.withdrawn_words as withdrawnWords
  from notices n join accounts a on a.id = n.posted_by left join accounts w on w.id = n.withdrawn_by`

export function findNotice(db: Database, id: NoticeId): KnownNotice | undefined {
  const row = db.get<NoticeRow>(`${NOTICE} where n.id = ?`, id)
  return row && toNotice(row)
}

/** All of them, the newest first. */
export function listNotices(db: Database): DeskNotice[] {
  const rows = db.all<NoticeRow>(`${NOTICE} order by n.posted_at desc, n.id desc`)
  return rows.map((row) => toNotice(row).notice)
}

export interface Done {
  by: AccountId
  at: number
}

export function insertNotice(
  db: Database,
  { id, kind, title, body, audience, until }: NewNotice,
  { by, at }: Done,
) {
  const sql = `
    insert into notices (id, kind, title, body, audience, until, posted_by, posted_at)
    values (?, ?, ?, ?, ?, ?, ?, ?)`
  db.run(sql, id, kind, title, body, JSON.stringify(audience), until, by, at)
}

export function setWithdrawn(db: Database, id: NoticeId, { by, at, words }: Done & { words: string }) {
  const sql = `
    update notices set rev = rev + 1, withdrawn_by = ?, withdrawn_at = ?, withdrawn_words = ? where id = ?`
  db.run(sql, by, at, words, id)
}

function toNotice(row: NoticeRow): KnownNotice {
  const { rev, audience, withdrawnBy, withdrawnAt, withdrawnWords, ...facts } = row
  const withdrawn =
    withdrawnAt === null ? null : { at: withdrawnAt, by: withdrawnBy ?? '', words: withdrawnWords ?? '' }
  return { rev, notice: { ...facts, audience: JSON.parse(audience) as NoticeAudience, withdrawn } }
}
