import { statfs } from 'node:fs/promises'
import { healthState } from '../../protocol/health.ts'
import { publicRoute, type Answer, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'

/** Below this much room on the disk the office should be told before its phones are. */
const LEAST_FREE_BYTES = 64 * 1024 * 1024

type HealthParts = Pick<Parts, 'config' | 'db' | 'log'>

/** For the office's own watchmen: is the process alive, and can it work. */
export function healthRoutes(parts: HealthParts): Route[] {
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
      summary: 'The database answers and the disk has room; 503 when not',
      response: healthState,
      refusals: [],
      handle: () => readReadiness(parts),
    }),
  ]
}

async function readReadiness({ config, db, log }: HealthParts): Promise<Answer> {
  try {
    db.get('select id from office where id = 1')
    const { bavail, bsize } = await statfs(config.dataDir)
    if (bavail * bsize >= LEAST_FREE_BYTES) return { body: { status: 'ready' } }
    return { status: 503, body: { status: 'storage_full' } }
  } catch (error) {
    log.error('readiness.failed', error)
    return { status: 503, body: { status: 'failed' } }
  }
}
