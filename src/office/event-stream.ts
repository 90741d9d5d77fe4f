import type { ItemId } from '../domain/ids.ts'
import {
  deskEvent,
  deskLeadEvent,
  deskOpinionEvent,
  deskRoomEvent,
  type DeskEvent,
  type DeskRoomEvent,
} from '../protocol/desk.ts'
import { parse } from '../protocol/parse.ts'

export interface EventHandlers {
  onOpen: () => void
  onItem?: ((event: DeskEvent) => unknown) | undefined
  onLead?: (() => unknown) | undefined
  /** An opinion on this item was asked for or given. */
  onOpinion?: ((itemId: ItemId) => unknown) | undefined
  onRoom?: ((event: DeskRoomEvent) => unknown) | undefined
  /** The stream broke; `isFinal` when the browser will not try again by itself. */
  onLost: (isFinal: boolean) => void
}

// A browser opens six connections to one server for all its tabs, so a desk has one stream for all who listen.
const listeners = new Set<EventHandlers>()
let shared: EventSource | undefined

/** Listens to the stream of what arrives; the answer leaves it, and the last to leave closes it. */
export function openEvents(handlers: EventHandlers): () => void {
  if (typeof EventSource === 'undefined') {
    handlers.onLost(true)
    return () => undefined
  }
  listeners.add(handlers)
  const isOpen = shared?.readyState === EventSource.OPEN
  shared ??= connect()
  if (isOpen) handlers.onOpen()
  return () => leave(handlers)
}

function leave(handlers: EventHandlers) {
  listeners.delete(handlers)
  if (listeners.size > 0) return
  shared?.close()
  shared = undefined
}

function connect(): EventSource {
  const source = new EventSource('/api/events')
  const tell = (say: (each: EventHandlers) => unknown) => [...listeners].forEach(say)
  source.addEventListener('open', () => tell((each) => each.onOpen()))
  source.addEventListener('error', () => {
    const isFinal = source.readyState === EventSource.CLOSED
    if (isFinal && shared === source) shared = undefined
    tell((each) => each.onLost(isFinal))
  })
  source.addEventListener('item', ({ data }: MessageEvent<string>) => {
    const event = parse(deskEvent, readJson(data))
    if (event.ok) tell((each) => each.onItem?.(event.value))
  })
  source.addEventListener('lead', ({ data }: MessageEvent<string>) => {
    if (parse(deskLeadEvent, readJson(data)).ok) tell((each) => each.onLead?.())
  })
  source.addEventListener('opinion', ({ data }: MessageEvent<string>) => {
    const event = parse(deskOpinionEvent, readJson(data))
    if (event.ok) tell((each) => each.onOpinion?.(event.value.consultedOn))
  })
  source.addEventListener('room', ({ data }: MessageEvent<string>) => {
    const event = parse(deskRoomEvent, readJson(data))
    if (event.ok) tell((each) => each.onRoom?.(event.value))
  })
  return source
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
