import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { monthOf, type Month } from '../../domain/calendar/month.ts'
import { toFirstPolicy } from '../../domain/policy/upgrade-policy.ts'
import { progressOf } from '../../domain/quota/progress.ts'
import { readAccountHint } from '../local/account-hint.ts'
import { keepMonthHint, readMonthHint } from '../local/month-hint.ts'
import { watchProgressFacts, type ProgressFacts, type Unwatch } from '../local/watch.ts'
import { getFieldMemory } from './field-memory.ts'

const MONTH_CHECK_MS = 60_000

/** The month's task: what the office confirmed and what waits on this phone, each apart. */
export const useProgressStore = defineStore('progress', () => {
  const facts = shallowRef<ProgressFacts>()
  const hasFailed = ref(false)
  const month = ref<Month>(monthOf(Date.now()))
  // Taken once: what is still under way when the person signs out asks for no memory any more.
  const { account, database } = getFieldMemory()
  let unwatch: Unwatch = () => {}

  /** The month as it stood last; what the phone's memory says takes its place as soon as it answers. */
  const hint = computed(() => readMonthHint(account.accountId, month.value))

  const status = computed(() => {
    if (hasFailed.value) return 'failed'
    return facts.value === undefined && hint.value === undefined ? 'loading' : 'ready'
  })
  const progress = computed(() => {
    if (facts.value === undefined) return hint.value?.progress ?? null
    return progressOf({
      rules: facts.value.policy === undefined ? [] : toFirstPolicy(facts.value.policy).quotas,
      unitClassId: facts.value.unitClassId ?? account.unitClassId,
      month: month.value,
      confirmed: facts.value.confirmed,
      waiting: facts.value.waiting,
    })
  })
  const confirmedAt = computed(() =>
    facts.value === undefined ? (hint.value?.confirmedAt ?? null) : facts.value.confirmedAt,
  )

  watch([facts, progress, confirmedAt], () => {
    if (facts.value === undefined || progress.value === null) return
    const { accountId } = account
    // After signing out nothing of the person is written down any more.
    if (readAccountHint()?.accountId !== accountId) return
    keepMonthHint({ accountId, progress: progress.value, confirmedAt: confirmedAt.value })
  })

  function start(): void {
    unwatch()
    hasFailed.value = false
    unwatch = watchProgressFacts(database, month.value, {
      next: (value) => (facts.value = value),
      error: () => (hasFailed.value = true),
    })
  }

  /** An app left open over the turn of the month shows the new one. */
  const timer = setInterval(() => {
    const current = monthOf(Date.now())
    if (current === month.value) return
    month.value = current
    start()
  }, MONTH_CHECK_MS)
  onScopeDispose(() => clearInterval(timer))

  start()
  return { status, progress, confirmedAt, month, retry: start }
})
