import { publicRoute, type Answer, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'

/** For the office's own watchmen: is the process alive, and can it work. */
export function healthRoutes(parts: Pick<Parts, 'db' | 'log'>): Route[] {
  return [
    publicRoute({
      method: 'GET',
      path: '/healthz',
      summary: 'The process is alive',
      refusals: [],
      handle: async () => ({ body: { status: 'live' } }),
    }),
    publicRoute({
      method: 'GET',
      path: '/readyz',
      summary: 'The database answers; 503 when it does not',
      refusals: [],
      handle: async () => readReadiness(parts),
    }),
  ]
}

function readReadiness({ db, log }: Pick<Parts, 'db' | 'log'>): Answer {
  try {
    db.get('select id from office where id = 1')
    return { body: { status: 'ready' } }
  } catch (error) {
    log.error('readiness.failed', error)
    return { status: 503, body: { status: 'failed' } }
  }
}
