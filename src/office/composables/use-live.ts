import { onScopeDispose, readonly, shallowRef } from 'vue'
import type { ItemId } from '../../domain/ids.ts'
import type { DeskEvent, DeskRoomEvent } from '../../protocol/desk.ts'
import { openEvents } from '../event-stream.ts'

interface LiveOptions {
  onItem?: (event: DeskEvent) => unknown
  /** A lead or its photo came. */
  onLead?: () => unknown
  /** An opinion on this item was asked for or given. */
  onOpinion?: (itemId: ItemId) => unknown
  /** A phone did something that is shown in this room. */
  onRoom?: (event: DeskRoomEvent) => unknown
  /** Something may have been missed: look at the list again. */
  onCatchUp: () => unknown
  pollMs?: number
  reopenMs?: number
}

/**
 * Keeps the desk up to date: by the stream of events, and by asking every ten seconds whenever there is none. A page
 * that nobody sees does not ask, so it keeps no session alive.
 */
export function useLive(options: LiveOptions) {
  const { onItem, onLead, onOpinion, onRoom, onCatchUp, pollMs = 10_000, reopenMs = 60_000 } = options
  const mode = shallowRef<'connecting' | 'live' | 'polling'>('connecting')
  let closeStream: () => void = () => undefined
  let reopenTimer: ReturnType<typeof setTimeout> | undefined

  function connect() {
    closeStream()
    const handlers = { onItem, onLead, onOpinion, onRoom }
    closeStream = openEvents({ onOpen: handleOpen, ...handlers, onLost: handleLost })
  }

  function handleOpen() {
    mode.value = 'live'
    void onCatchUp()
  }

  function handleLost(isFinal: boolean) {
    mode.value = 'polling'
    if (!isFinal) return
    clearTimeout(reopenTimer)
    reopenTimer = setTimeout(connect, reopenMs)
  }

  function handleVisible() {
    if (!document.hidden) void onCatchUp()
  }

  const pollTimer = setInterval(() => {
    if (mode.value !== 'live' && !document.hidden) void onCatchUp()
  }, pollMs)
  document.addEventListener('visibilitychange', handleVisible)
  window.addEventListener('online', handleVisible)
  connect()

  onScopeDispose(() => {
    closeStream()
    clearInterval(pollTimer)
    clearTimeout(reopenTimer)
    document.removeEventListener('visibilitychange', handleVisible)
    window.removeEventListener('online', handleVisible)
  })

  return { mode: readonly(mode) }
}
