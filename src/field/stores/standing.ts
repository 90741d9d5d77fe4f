import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { newCommandId, newItemId } from '../../domain/ids.ts'
import { findSecrecyMark } from '../../domain/check/secrecy-mark.ts'
import { makeAppeal } from '../local/make-appeal.ts'
import { hashText } from '../local/photo-bytes.ts'
import type { FullStanding } from '../local/standing.ts'
import { watchFullStanding, type Unwatch } from '../local/watch.ts'
import { APP_VERSION } from './app-version.ts'
import { browserIds, getFieldMemory } from './field-memory.ts'
import { useSyncStore } from './sync.ts'
import type { StandingAt } from './task-lines.ts'

export type AppealAnswer = 'waiting' | 'missing' | 'secret' | 'problem'

/** What this phone knows, whose it is, and when. */
export type FullStandingAt = StandingAt & { standing: FullStanding }

const MINUTE_MS = 60_000

/**
 * Everything from which 进度 and 得分 are computed. It follows the phone's memory while a screen shows it: it is read as a
 * whole with each change, thousands of records, and would otherwise be read for nobody until the app is closed.
 */
export const useStandingStore = defineStore('standing', () => {
  const standing = shallowRef<FullStanding>()
  const hasFailed = ref(false)
  const now = ref(Date.now())
  const { account, database } = getFieldMemory()
  let unwatch: Unwatch = () => {}
  let timer: ReturnType<typeof setInterval> | undefined
  let followers = 0

  const status = computed(() => {
    if (hasFailed.value) return 'failed'
    return standing.value === undefined ? 'loading' : 'ready'
  })
  /** Undefined until the memory has answered. */
  const at = computed((): FullStandingAt | undefined =>
    standing.value === undefined ? undefined : { standing: standing.value, person: account, now: now.value },
  )

  /** For as long as a screen shows it: until what is given back is called. */
  function follow(): () => void {
    let isFollowing = true
    followers += 1
    if (followers === 1) start()
    return () => {
      if (isFollowing) followers -= 1
      isFollowing = false
      if (followers === 0) stop()
    }
  }

  function start(): void {
    stop()
    now.value = Date.now()
    timer = setInterval(() => (now.value = Date.now()), MINUTE_MS)
    hasFailed.value = false
    unwatch = watchFullStanding(database, account, {
      next: (value) => (standing.value = value),
      error: () => (hasFailed.value = true),
    })
  }

  function stop(): void {
    clearInterval(timer)
    unwatch()
  }

  /** Puts an objection to a line into the outbox; it leaves when there is a network. */
  async function appeal(lineKey: string, text: string): Promise<AppealAnswer> {
    const words = text.trim()
    if (words === '') return 'missing'
    // 涉密不上网: whatever leaves the phone is looked at.
    if (findSecrecyMark(words) !== undefined) return 'secret'
    try {
      await makeAppeal(database, {
        making: { lineKey, words },
        appealId: newItemId(browserIds),
        commandId: newCommandId(browserIds),
        now: Date.now(),
        appVersion: APP_VERSION,
        hash: hashText,
      })
    } catch {
      return 'problem'
    }
    useSyncStore().wakeSoon()
    return 'waiting'
  }

  onScopeDispose(stop)

  return { status, at, appeal, follow, retry: start }
})
