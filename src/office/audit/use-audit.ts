import { computed, shallowReadonly, shallowRef } from 'vue'
import type { AuditEntryView, AuditList } from '../../protocol/audit.ts'
import { listAudit, NO_FILTER, type AuditFilter } from './api.ts'

type Phase =
  | { status: 'loading' }
  | { status: 'failed'; code: string }
  | { status: 'ready'; entries: readonly AuditEntryView[]; hasMore: boolean; serverTime: number }

/** 操作记录 page by page under a filter; an answer to an earlier question never stands over a later one. */
export function useAudit() {
  const filter = shallowRef<AuditFilter>(NO_FILTER)
  const phase = shallowRef<Phase>({ status: 'loading' })
  const choices = shallowRef<Pick<AuditList, 'people' | 'units'>>({ people: [], units: [] })
  const isFetchingMore = shallowRef(false)
  const moreFailure = shallowRef<string>()
  let turn = 0

  const isBackwards = computed(
    () => filter.value.from !== '' && filter.value.until !== '' && filter.value.until < filter.value.from,
  )
  const isFiltered = computed(() => Object.values(filter.value).some((value) => value !== ''))

  async function load() {
    const own = ++turn
    moreFailure.value = undefined
    isFetchingMore.value = false
    phase.value = { status: 'loading' }
    const answer = await listAudit(filter.value, undefined)
    if (own !== turn) return
    if (answer.ok) take(answer.value, [])
    else phase.value = { status: 'failed', code: answer.code }
  }

  async function loadMore() {
    if (phase.value.status !== 'ready' || isFetchingMore.value) return
    const own = turn
    const { entries } = phase.value
    isFetchingMore.value = true
    const answer = await listAudit(filter.value, entries[entries.length - 1]?.number)
    if (own !== turn) return
    isFetchingMore.value = false
    moreFailure.value = answer.ok ? undefined : answer.code
    if (answer.ok) take(answer.value, entries)
  }

  function narrow(changed: Partial<AuditFilter>) {
    filter.value = { ...filter.value, ...changed }
    if (!isBackwards.value) void load()
  }

  function take(
    { entries, people, units, hasMore, serverTime }: AuditList,
    before: readonly AuditEntryView[],
  ) {
    choices.value = { people, units }
    phase.value = { status: 'ready', entries: [...before, ...entries], hasMore, serverTime }
  }

  return {
    filter: shallowReadonly(filter),
    phase: shallowReadonly(phase),
    choices: shallowReadonly(choices),
    isFetchingMore: shallowReadonly(isFetchingMore),
    moreFailure: shallowReadonly(moreFailure),
    isBackwards,
    isFiltered,
    load,
    loadMore,
    narrow,
  }
}
