import type { Outcome } from '../../protocol/sync.ts'
import type { Database } from '../db/database.ts'
import type { Device } from '../sessions/devices.usecases.ts'
import { dropLostNumbers, findEndOfRun, recordLostRun } from './lost-numbers.repository.ts'

const LOST: Outcome = { status: 'rejected', code: 'command.lost' }

/**
 * Inside a write: gives the lost numbers that follow right after the device's last one their result, so that `lastSeq`
 * equals the number of recorded results and the next command comes without a gap. Returns the new last number.
 */
export function passLostNumbers(
  db: Database,
  { id, lastSeq }: Pick<Device, 'id' | 'lastSeq'>,
  at: number,
): number {
  const to = findEndOfRun(db, id, lastSeq)
  if (to === lastSeq) return lastSeq
  recordLostRun(db, { device: id, from: lastSeq + 1, to, at, outcome: LOST })
  dropLostNumbers(db, id, to)
  return to
}
