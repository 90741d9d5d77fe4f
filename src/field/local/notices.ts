import type { NoticeId } from '../../domain/ids.ts'
import { NOTICE_TOLD, toldNotice, type ToldNotice } from '../../protocol/notice.ts'
import { parse } from '../../protocol/parse.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { readMeta, writeMeta } from './meta.ts'
import { readRowsOf } from './read-rows.ts'
import { watch, type Watcher } from './watch.ts'

/** A notice (公告) as it stands on this phone. */
export interface KnownNotice extends ToldNotice {
  isSeen: boolean
}

/** The newest first. */
export async function readNotices(database: FieldDatabase): Promise<KnownNotice[]> {
  const [notices, seen = []] = await Promise.all([
    readRowsOf(database, NOTICE_TOLD, (row) => parse(toldNotice, row)),
    readMeta(database, 'seenNotices'),
  ])
  return notices
    .map((notice) => ({ ...notice, isSeen: seen.includes(notice.id) }))
    .sort((a, b) => b.postedAt - a.postedAt)
}

export const watchNotices = (database: FieldDatabase, watcher: Watcher<KnownNotice[]>) =>
  watch(() => readNotices(database), watcher)

/** Once is enough. */
export function markNoticeSeen(database: FieldDatabase, id: NoticeId): Promise<void> {
  return writeTogether(database, [database.meta], async () => {
    const seen = (await readMeta(database, 'seenNotices')) ?? []
    if (!seen.includes(id)) await writeMeta(database, 'seenNotices', [...seen, id])
  })
}
