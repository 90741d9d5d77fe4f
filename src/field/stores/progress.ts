import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { monthOf, type Month } from '../../domain/calendar/month.ts'
import { daysAgo } from '../../domain/calendar/shanghai-time.ts'
import { readAccountHint } from '../local/account-hint.ts'
import { keepMonthHint, readMonthHint } from '../local/month-hint.ts'
import type { Standing } from '../local/standing.ts'
import { watchStanding, type Unwatch } from '../local/watch.ts'
import { getFieldMemory } from './field-memory.ts'
import { stretchesFor } from './month-stretches.ts'

export type { MonthSummary, TaskLine } from '../local/month-hint.ts'

const DAY_CHECK_MS = 60_000

/** How progress is computed comes after the first drawing, which shows the month as it stood last. */
type Arithmetic = typeof import('./month-summary.ts')

/** The month's task: what the office confirmed and what waits on this phone, each apart. */
export const useProgressStore = defineStore('progress', () => {
  const standing = shallowRef<Standing>()
  const arithmetic = shallowRef<Arithmetic>()
  const hasFailed = ref(false)
  /** Another day is another reading of the same records: pace goes by days. */
  const now = ref(Date.now())
  const month = computed<Month>(() => monthOf(now.value))
  // Taken once: what is still under way when the person signs out asks for no memory any more.
  const { account, database } = getFieldMemory()
  let unwatch: Unwatch = () => {}

  /** The month as it stood last; what the phone's memory says takes its place as soon as it answers. */
  const hint = computed(() => readMonthHint(account.accountId, month.value))

  const counted = computed(() => {
    if (standing.value === undefined || arithmetic.value === undefined) return undefined
    const at = { standing: standing.value, person: account, now: now.value }
    return {
      progress: arithmetic.value.summarizeMonth(month.value, at),
      confirmedAt: at.standing.confirmedAt,
    }
  })
  const status = computed(() => {
    if (hasFailed.value) return 'failed'
    return counted.value === undefined && hint.value === undefined ? 'loading' : 'ready'
  })
  const progress = computed(() => (counted.value ?? hint.value)?.progress ?? null)
  const confirmedAt = computed(() => (counted.value ?? hint.value)?.confirmedAt ?? null)

  watch(counted, (value) => {
    if (value === undefined) return
    const { accountId } = account
    // After signing out nothing of the person is written down any more.
    if (readAccountHint()?.accountId !== accountId) return
    keepMonthHint({ accountId, ...value })
  })

  function start(): void {
    unwatch()
    hasFailed.value = false
    const fail = () => (hasFailed.value = true)
    import('./month-summary.ts').then((loaded) => (arithmetic.value = loaded), fail)
    const wish = { unitId: account.unitId, stretches: stretchesFor(month.value) }
    unwatch = watchStanding(database, wish, { next: (value) => (standing.value = value), error: fail })
  }

  /** An app left open over the turn of the month shows the new one. */
  const timer = setInterval(() => {
    const before = month.value
    if (daysAgo(now.value, Date.now()) === 0) return
    now.value = Date.now()
    if (month.value !== before) start()
  }, DAY_CHECK_MS)
  onScopeDispose(() => clearInterval(timer))

  start()
  return { status, progress, confirmedAt, month, retry: start }
})
