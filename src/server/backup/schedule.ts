import { fromLocalInput, toLocalInput } from '../../domain/calendar/shanghai-time.ts'

const DAY_MS = 24 * 60 * 60_000
const RETRY_MS = 60 * 60_000

export interface BackupHistory {
  /** When the last verified backup was made; 0 when never. */
  verifiedAt: number
  /** When one was last begun by this process; 0 when never. */
  triedAt: number
}

/** Due when none was made since the last `HH:MM` in Asia/Shanghai; after a failure, tried again in an hour. */
export function isBackupDue(timeOfDay: string, { verifiedAt, triedAt }: BackupHistory, now: number): boolean {
  if (triedAt !== 0 && now - triedAt < RETRY_MS && verifiedAt < triedAt) return false
  return verifiedAt < lastTime(timeOfDay, now)
}

function lastTime(timeOfDay: string, now: number): number {
  const today = fromLocalInput(`${toLocalInput(now).slice(0, 10)}T${timeOfDay}`) ?? now
  return today <= now ? today : today - DAY_MS
}
