import type { ItemId } from '../../domain/ids.ts'
import type { ReconcileRequest, ReconcileResponse } from '../../protocol/sync.ts'
import type { Database } from '../db/database.ts'
import { refuseRequest } from '../http/http.errors.ts'
import { listUnknownItems } from '../items/item-view.usecases.ts'
import { getOffice } from '../office/office.usecases.ts'
import type { Parts } from '../parts.ts'
import { ensureDevice, updateDevice } from '../sessions/devices.usecases.ts'
import type { Session } from '../sessions/session.ts'
import { insertLostNumbers, listUnrecorded } from './lost-numbers.repository.ts'
import { passLostNumbers } from './lost-numbers.usecases.ts'

export interface Reconciliation {
  request: ReconcileRequest
  session: Session
  at: number
}

/** More than a phone writes in years, and few enough to be recorded in one go. */
const MOST_LOST_NUMBERS = 100_000

/** After a restored server: what the phone holds and the office lacks. The same request twice is harmless. */
export async function reconcile(
  parts: Pick<Parts, 'db' | 'now'>,
  { request, session, at }: Reconciliation,
): Promise<ReconcileResponse> {
  // Numbers given up in another person's name could not be taken back. A device counts for its account alone.
  if (request.account !== session.accountId) throw refuseRequest('session.other_account')
  ensureOwnNumbers(request)
  const { lastSeq, lacking } = await parts.db.write(() => compareCommands(parts.db, { request, session, at }))
  return {
    epoch: getOffice(parts.db).epoch,
    lastSeq,
    lacking,
    lackingItems: listLackingItems(parts.db, { request, session }),
    serverTime: parts.now(),
  }
}

function ensureOwnNumbers({ kept, nextSeq }: ReconcileRequest) {
  const place = kept.findIndex(({ seq }) => seq < 1 || seq >= nextSeq)
  if (place >= 0) throw refuseRequest('request.malformed', { place: `kept.${place}.seq` })
}

function compareCommands(db: Database, { request, session, at }: Reconciliation) {
  const { accountId } = session
  const device = ensureDevice(db, { accountId, deviceId: request.device, at })
  insertLostNumbers(db, device.id, listHoles(request, device.lastSeq))
  const lastSeq = passLostNumbers(db, device, at)
  if (lastSeq > device.lastSeq) updateDevice(db, { ...device, lastSeq })
  return { lastSeq, lacking: listUnrecorded(db, device.id, request.kept) }
}

/** Numbers after the office's last one that the phone has used, and of which it holds no command. */
function listHoles({ kept, nextSeq }: ReconcileRequest, lastSeq: number): number[] {
  const held = new Set(kept.map(({ seq }) => seq))
  const open = nextSeq - 1 - lastSeq
  if (open > held.size + MOST_LOST_NUMBERS) throw refuseRequest('request.malformed', { place: 'nextSeq' })
  const holes: number[] = []
  for (let seq = lastSeq + 1; seq < nextSeq; seq++) if (!held.has(seq)) holes.push(seq)
  return holes
}

/** Items of which the phone holds no command that could bring them back. */
function listLackingItems(
  db: Database,
  { request, session }: Pick<Reconciliation, 'request' | 'session'>,
): ItemId[] {
  const withoutCommand = request.have.filter(({ payloadSha256 }) => payloadSha256 === null)
  return listUnknownItems(
    db,
    session.accountId,
    withoutCommand.map(({ itemId }) => itemId),
  )
}
