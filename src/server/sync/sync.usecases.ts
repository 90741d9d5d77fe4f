import type { SyncRequest, SyncResponse } from '../../protocol/sync.ts'
import { ensureRoom } from '../health/disk-reserve.usecases.ts'
import { refuseRequest } from '../http/http.errors.ts'
import { getOffice } from '../office/office.usecases.ts'
import type { Parts } from '../parts.ts'
import type { Session } from '../sessions/session.ts'
import { pull } from './pull.usecases.ts'
import { push } from './push.usecases.ts'

export interface Exchange {
  request: SyncRequest
  session: Session
  at: number
}

/** Push and pull in one exchange; answered after the commit. */
export async function synchronize(parts: Parts, { request, session, at }: Exchange): Promise<SyncResponse> {
  // A phone shared by two people: what one of them wrote must not go out under the other's name.
  if (request.account !== session.accountId) throw refuseRequest('session.other_account')
  ensureGapless(request)
  if (request.commands.length > 0) ensureRoom(parts, 'text')
  const { epoch } = getOffice(parts.db)
  const { device, arrivals, ...acknowledged } = await push(parts, { request, session, at })
  for (const arrival of arrivals) parts.events.announce(arrival)
  // Another epoch is another database: what the phone has read of the feed says nothing about this one.
  const cursor = request.epoch === epoch ? request.cursor : 0
  const { understands = [] } = request
  const pulled = pull(parts, { session, device, cursor, at, understands })
  return { ...acknowledged, epoch, ...pulled, serverTime: parts.now() }
}

function ensureGapless({ firstSeq, commands }: SyncRequest) {
  const place = commands.findIndex((command, index) => command.seq !== firstSeq + index)
  if (place >= 0) throw refuseRequest('request.malformed', { place: `commands.${place}.seq` })
}
