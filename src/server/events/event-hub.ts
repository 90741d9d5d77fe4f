import type { ServerResponse } from 'node:http'
import type { DeskNews } from '../../protocol/desk.ts'
import type { Session } from '../sessions/session.ts'

export interface EventHub {
  open(stream: ServerResponse, session: Session): void
  /** Tells every open desk that an item, a lead or what is in a room arrived or changed; call it after the commit. */
  announce(event: DeskNews): void
  /** Ends the streams of a session that is over; call it after the commit. */
  closeSession(sessionId: string): void
  closeAll(): void
}

export interface EventHubOptions {
  isAlive: (session: Session) => boolean
  heartbeatMs?: number
}

const HEARTBEAT_MS = 20_000

/** One timer for all streams, and only while there are any: at rest an open desk costs one comment in 20 seconds. */
export function createEventHub({ isAlive, heartbeatMs = HEARTBEAT_MS }: EventHubOptions): EventHub {
  const sessions = new Map<ServerResponse, Session>()
  let timer: NodeJS.Timeout | undefined

  function beat() {
    for (const [stream, session] of sessions) {
      // An open stream is no activity: it ends when its session has run out.
      if (isAlive(session)) stream.write(': \n\n')
      else stream.end()
    }
  }

  function forget(stream: ServerResponse) {
    sessions.delete(stream)
    if (sessions.size > 0) return
    clearInterval(timer)
    timer = undefined
  }

  return {
    open(stream, session) {
      sessions.set(stream, session)
      stream.on('close', () => forget(stream))
      timer ??= setInterval(beat, heartbeatMs).unref()
    },
    announce(event) {
      if (sessions.size === 0) return
      const text = `event: ${nameOf(event)}\ndata: ${JSON.stringify(event)}\n\n`
      for (const stream of sessions.keys()) stream.write(text)
    },
    closeSession(sessionId) {
      for (const [stream, session] of sessions) if (session.id === sessionId) stream.end()
    },
    closeAll() {
      for (const stream of sessions.keys()) stream.end()
    },
  }
}

function nameOf(event: DeskNews): string {
  if ('leadId' in event) return 'lead'
  if ('room' in event) return 'room'
  return 'consultedOn' in event ? 'opinion' : 'item'
}
