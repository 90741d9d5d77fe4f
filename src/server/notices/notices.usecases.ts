import { findSecrecyMark } from '../../domain/check/secrecy-mark.ts'
import { isAddressed, type NoticeAudience } from '../../domain/board/notice.ts'
import { parseNoticeId, type NoticeId } from '../../domain/ids.ts'
import type { Unit } from '../../domain/people/unit.ts'
import { NOTICE_TOLD, type NewNotice, type NoticeList, type ToldNotice } from '../../protocol/notice.ts'
import type { Database } from '../db/database.ts'
import { publishTold } from '../feed/feed.usecases.ts'
import type { Parts } from '../parts.ts'
import { getUnit, listUnits } from '../people/people.usecases.ts'
import { refuseNotice } from './notices.errors.ts'
import * as repository from './notices.repository.ts'
import type { Done } from './notices.repository.ts'

type NoticeParts = Pick<Parts, 'db' | 'policies'>

/** Posts a notice; the same request again changes nothing. */
export function postNotice(parts: NoticeParts, notice: NewNotice, done: Done): Promise<void> {
  return parts.db.write(() => addNotice(parts, notice, done))
}

/** Inside a write. */
export function addNotice({ db, policies }: NoticeParts, notice: NewNotice, done: Done) {
  const known = repository.findNotice(db, notice.id)?.notice
  if (known?.title === notice.title) return
  if (known !== undefined) throw refuseNotice('notice.id_taken')
  if (notice.until !== null && notice.until <= done.at) throw refuseNotice('notice.until_in_past')
  // 涉密不上网: nothing of such words may be stored.
  if (findSecrecyMark(`${notice.title}\n${notice.body}`) !== undefined)
    throw refuseNotice('notice.secrecy_mark')
  ensureKnown(db, notice.audience, policies.at(done.at).unitClasses)
  repository.insertNotice(db, notice, done)
  publish(db, notice.id)
}

/** Takes a notice off the phones; the desk keeps it with the reason. Again: harmless. */
export function withdrawNotice(
  db: Database,
  id: NoticeId,
  withdrawal: Done & { words: string },
): Promise<void> {
  return db.write(() => {
    const known = repository.findNotice(db, id)
    if (known === undefined) throw refuseNotice('notice.unknown')
    if (known.notice.withdrawn !== null) return
    repository.setWithdrawn(db, id, withdrawal)
    publish(db, id)
  })
}

/** What the desk reads, with whom a notice can be addressed to. */
export function listDeskNotices({ db, policies }: NoticeParts, at: number): NoticeList {
  const units = listUnits(db)
  const sizeOf = (classId: string) => units.filter((unit) => unit.classId === classId).length
  return {
    notices: repository.listNotices(db),
    classes: policies.at(at).unitClasses.map(({ id, name }) => ({ id, name, units: sizeOf(id) })),
    units: units.map(({ id, name, classId }) => ({ id, name, classId })),
    serverTime: at,
  }
}

/** A notice for the reader's unit; null to anybody else, and with no row once it is withdrawn. */
export function tellNotice(
  db: Database,
  id: string,
  { session: { unit } }: { session: { unit: Unit | null } },
): { rev: number; row: ToldNotice | null } | null {
  const noticeId = parseNoticeId(id)
  const known = noticeId && repository.findNotice(db, noticeId)
  if (known === undefined || unit === null) return null
  const { audience, withdrawn, ...told } = known.notice
  if (!isAddressed(audience, unit)) return null
  return { rev: known.rev, row: withdrawn === null ? told : null }
}

function ensureKnown(db: Database, audience: NoticeAudience, classes: readonly { id: string }[]) {
  if (audience.kind === 'units') audience.unitIds.forEach((id) => getUnit(db, id))
  if (audience.kind !== 'classes') return
  const isKnown = audience.classIds.every((classId) => classes.some(({ id }) => id === classId))
  if (!isKnown) throw refuseNotice('notice.class_unknown')
}

/** To everybody in the feed; whom it is for the teller says when it is read. */
function publish(db: Database, id: NoticeId) {
  publishTold(db, { about: NOTICE_TOLD, id, audience: '' })
}
