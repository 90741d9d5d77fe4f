import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { newCommandId, parseItemId, type ItemId, type KeyPointId } from '../../domain/ids.ts'
import { queueDeed } from '../local/deeds.ts'
import { watchKeyPoints, watchPointsOf, type KnownKeyPoints } from '../local/key-points.ts'
import { hashText } from '../local/photo-bytes.ts'
import type { Unwatch } from '../local/watch.ts'
import { APP_VERSION } from './app-version.ts'
import { browserIds, getFieldMemory } from './field-memory.ts'
import { viewKeyPoints, type KeyPointsView } from './key-point-view.ts'
import { useSyncStore } from './sync.ts'

export type { KeyPointsView, PointView } from './key-point-view.ts'

/** 报送要点 as this phone knows them; reading, choosing and the receipt need no network. */
export const useKeyPointsStore = defineStore('key-points', () => {
  const { database } = getFieldMemory()
  const known = shallowRef<KnownKeyPoints>()
  const hasFailed = ref(false)
  const now = ref(Date.now())
  let unwatch: Unwatch = () => {}

  const sets = computed(() => (known.value === undefined ? [] : viewKeyPoints(known.value, now.value)))
  const unreadCount = computed(
    () => sets.value.filter(({ isCurrent, isUnread }) => isCurrent && isUnread).length,
  )
  const unansweredCount = computed(() => sets.value.reduce((sum, { unanswered }) => sum + unanswered, 0))
  const status = computed(() => {
    if (hasFailed.value) return 'failed'
    return known.value === undefined ? 'loading' : 'ready'
  })

  function start(): void {
    unwatch()
    hasFailed.value = false
    unwatch = watchKeyPoints(database, {
      next: (value) => {
        // The day may have changed since the last look.
        now.value = Date.now()
        known.value = value
      },
      error: () => (hasFailed.value = true),
    })
  }

  /** The receipt (回执) for what is open on the screen; each revision has one, however often it is opened. */
  async function noteReading({ id, rev, isUnread }: KeyPointsView): Promise<void> {
    if (!isUnread) return
    try {
      await queueDeed(database, {
        deed: { type: 'key_points.read', payload: { rev } },
        subjectId: id as string as ItemId,
        baseRev: 0,
        commandId: newCommandId(browserIds),
        now: Date.now(),
        appVersion: APP_VERSION,
        hash: hashText,
      })
    } catch {
      // A full phone reads all the same; the receipt goes when it is opened next.
      return
    }
    useSyncStore().wakeSoon()
  }

  /** Calls back now and after each change with the points that a text of this phone names. */
  function followPointsOf(id: string, onChange: (pointIds: KeyPointId[]) => void): Unwatch {
    const itemId = parseItemId(id)
    if (itemId === undefined) return () => undefined
    return watchPointsOf(database, itemId, { next: onChange, error: () => onChange([]) })
  }

  onScopeDispose(() => unwatch())
  start()
  return { status, sets, unreadCount, unansweredCount, noteReading, followPointsOf, retry: start }
})
