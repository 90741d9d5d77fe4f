import { guardedRoute, SENT, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'

export function eventRoutes({ events }: Pick<Parts, 'events'>): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/events',
      policy: { roles: ['editor', 'leader'], scope: 'office', isUnattended: true },
      summary: 'Server-sent events named `item`, `lead` and `opinion`: one of these arrived or changed',
      bytes: 'response',
      refusals: [],
      async handle({ session, reply }) {
        reply.hijack()
        reply.raw.writeHead(200, {
          ...(reply.getHeaders() as Record<string, string>),
          'content-type': 'text/event-stream; charset=utf-8',
          // Proxies of an office would otherwise hold events back until a buffer is full.
          'x-accel-buffering': 'no',
        })
        reply.raw.write('retry: 5000\n\n')
        events.open(reply.raw, session)
        return SENT
      },
    }),
  ]
}
