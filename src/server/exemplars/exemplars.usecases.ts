import { EXEMPLAR_LIMITS } from '../../domain/board/exemplar.ts'
import { findSecrecyMark } from '../../domain/check/secrecy-mark.ts'
import { parseExemplarId, type ExemplarId } from '../../domain/ids.ts'
import {
  EXEMPLAR_TOLD,
  type ExemplarList,
  type NewExemplar,
  type ToldExemplar,
} from '../../protocol/exemplar.ts'
import type { Database } from '../db/database.ts'
import { publishTold } from '../feed/feed.usecases.ts'
import { readSource } from './exemplar-source.usecases.ts'
import { refuseExemplar } from './exemplars.errors.ts'
import * as repository from './exemplars.repository.ts'
import type { Done } from './exemplars.repository.ts'

/** Puts a text into the library (优稿库), as it stands now; the same request again changes nothing. */
export function addToLibrary(db: Database, exemplar: NewExemplar, done: Done): Promise<void> {
  return db.write(() => addExemplar(db, exemplar, done))
}

/** Inside a write. */
export function addExemplar(db: Database, exemplar: NewExemplar, done: Done) {
  const { id, source, ...said } = exemplar
  const known = repository.findExemplar(db, id)?.exemplar
  if (known?.comment === said.comment) return
  if (known !== undefined) throw refuseExemplar('exemplar.id_taken')
  if (source.kind !== 'elsewhere' && repository.hasSource(db, source.itemId))
    throw refuseExemplar('exemplar.in_already')
  const { title, body, credit } = readSource(db, source)
  // 涉密不上网: nothing of such words may be stored.
  if (findSecrecyMark([title, body, said.comment].join('\n')) !== undefined)
    throw refuseExemplar('exemplar.secrecy_mark')
  repository.insertExemplar(db, { ...said, id, source, title, body, credit }, done)
  publish(db, id)
  // The one that no longer is among the newest goes from the phones.
  publish(db, repository.findAtPlace(db, EXEMPLAR_LIMITS.onPhone))
}

/** Takes a text out, with the reason; the desk keeps it. Again: harmless. */
export function takeOutOfLibrary(
  db: Database,
  id: ExemplarId,
  removal: Done & { words: string },
): Promise<void> {
  return db.write(() => {
    const known = repository.findExemplar(db, id)
    if (known === undefined) throw refuseExemplar('exemplar.unknown')
    if (known.exemplar.takenOut !== null) return
    repository.setTakenOut(db, id, removal)
    publish(db, id)
    // An older one takes its place on the phones.
    publish(db, repository.findAtPlace(db, EXEMPLAR_LIMITS.onPhone - 1))
  })
}

export function listLibrary(db: Database): ExemplarList {
  return { exemplars: repository.listExemplars(db), onPhone: EXEMPLAR_LIMITS.onPhone }
}

/** A text of the library for anybody's phone; with no row once it is out or too old for phones. */
export function tellExemplar(db: Database, id: string): { rev: number; row: ToldExemplar | null } | null {
  const exemplarId = parseExemplarId(id)
  const known = exemplarId && repository.findExemplar(db, exemplarId)
  if (known === undefined) return null
  const { isNamed, takenOut, source: _source, credit, ...told } = known.exemplar
  const isKept = takenOut === null && repository.countNewer(db, told) < EXEMPLAR_LIMITS.onPhone
  return { rev: known.rev, row: isKept ? { ...told, credit: isNamed ? credit : '' } : null }
}

/** Inside a write: the library is for every unit. */
function publish(db: Database, id: ExemplarId | undefined) {
  if (id !== undefined) publishTold(db, { about: EXEMPLAR_TOLD, id, audience: '' })
}
