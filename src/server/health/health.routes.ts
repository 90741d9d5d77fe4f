import { healthState } from '../../protocol/health.ts'
import { readMark } from '../db/marks.ts'
import { publicRoute, type Answer, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { hasRoom } from './disk-reserve.usecases.ts'

/** A day, and time for a backup that was due at night to be made after a start in the morning. */
const BACKUP_LATE_MS = 26 * 60 * 60_000

type HealthParts = Pick<Parts, 'config' | 'db' | 'log' | 'now'>

/** For the office's own watchmen: is the process alive, and can it work. */
export function healthRoutes(parts: HealthParts): Route[] {
  // A server has had no time for a backup before its watchman's first question.
  let firstAskedAt: number | undefined
  return [
    publicRoute({
      method: 'GET',
      path: '/healthz',
      summary: 'The process is alive',
      response: healthState,
      refusals: [],
      handle: async () => ({ body: { status: 'live' } }),
    }),
    publicRoute({
      method: 'GET',
      path: '/readyz',
      summary: 'The database answers, photos have room, the last backup is of today; 503 when not',
      response: healthState,
      refusals: [],
      handle: async ({ at }) => readReadiness(parts, { at, firstAskedAt: (firstAskedAt ??= at) }),
    }),
  ]
}

function readReadiness(
  parts: HealthParts,
  { at, firstAskedAt }: { at: number; firstAskedAt: number },
): Answer {
  const { config, db, log } = parts
  try {
    db.get('select id from office where id = 1')
    if (!hasRoom(config, 'photo')) return { status: 503, body: { status: 'storage_full' } }
    const lastAt = Math.max(readMark(db, 'backup.verified'), firstAskedAt)
    const isLate = config.backupAt !== null && at - lastAt > BACKUP_LATE_MS
    return isLate ? { status: 503, body: { status: 'backup_late' } } : { body: { status: 'ready' } }
  } catch (error) {
    log.error('readiness.failed', error)
    return { status: 503, body: { status: 'failed' } }
  }
}
