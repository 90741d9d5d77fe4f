import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { isAllowed } from '../../domain/item/work-state.ts'
import type { ItemId } from '../../domain/ids.ts'
import type { DeskEvent, DeskFilter, DeskLine, DeskList } from '../../protocol/desk.ts'
import type { DeskOrder } from '../../protocol/desk-intake.ts'
import { listItems, readItem, type Narrowing } from '../api.ts'
import { lineOf } from './line-of.ts'
import { belongsTo, insertLine, mergeHead, type LoadedLines } from './loaded-lines.ts'

type Phase = { status: 'loading' } | { status: 'ready' } | { status: 'failed'; code: string }

/** What is asked of the list; what is left out stays as it is. */
interface Choice {
  filter?: DeskFilter
  query?: string
  order?: DeskOrder
  narrowing?: Narrowing
}

/** 来稿: the list as it is filtered, loaded page by page, kept up to date. */
export const useDeskItemsStore = defineStore('desk-items', () => {
  const filter = shallowRef<DeskFilter>('open')
  const query = shallowRef('')
  const narrowing = shallowRef<Narrowing>({})
  /** How the open items stand; what was decided stands newest first. */
  const openOrder = shallowRef<DeskOrder>('queue')
  /** New items that the order puts beyond what is loaded. */
  const beyond = shallowRef<ReadonlySet<ItemId>>(new Set())
  const phase = shallowRef<Phase>({ status: 'loading' })
  const lines = shallowRef<DeskLine[]>([])
  const next = shallowRef<string | null>(null)
  const counts = shallowRef<DeskList['counts']>()
  const updatedAt = shallowRef<number>()
  /** The code of the last refresh that failed; undefined while all is well. */
  const refreshFailure = shallowRef<string>()
  const morePhase = shallowRef<'idle' | 'loading' | 'failed'>('idle')
  const arrivedIds = shallowRef<ReadonlySet<ItemId>>(new Set())
  // Grows with each new question, so that late answers to an older one are dropped.
  let asked = 0

  const order = computed(() => (filter.value === 'open' ? openOrder.value : 'newest'))
  const question = computed(() => ({
    status: filter.value,
    q: query.value,
    order: order.value,
    narrowing: narrowing.value,
  }))
  const isNarrowed = computed(() => query.value !== '' || Object.values(narrowing.value).some(Boolean))
  const isAllLoaded = computed(() => next.value === null)

  async function load() {
    const turn = ++asked
    phase.value = { status: 'loading' }
    morePhase.value = 'idle'
    const answer = await listItems(question.value)
    if (turn !== asked) return
    if (answer.ok) accept(answer.value, { lines: [], next: null })
    else phase.value = { status: 'failed', code: answer.code }
  }

  async function loadMore() {
    if (next.value === null || morePhase.value === 'loading') return
    const turn = asked
    morePhase.value = 'loading'
    const answer = await listItems({ ...question.value, before: next.value })
    if (turn !== asked) return
    morePhase.value = answer.ok ? 'idle' : 'failed'
    if (!answer.ok) return
    const known = new Set(lines.value.map((line) => line.id))
    lines.value = [...lines.value, ...answer.value.lines.filter((line) => !known.has(line.id))]
    next.value = answer.value.next
  }

  /** Asks for the newest page again without taking anything off the screen meanwhile. */
  async function refresh() {
    if (phase.value.status !== 'ready') return load()
    const turn = asked
    const answer = await listItems({ ...question.value, isUnattended: true })
    if (turn !== asked) return
    refreshFailure.value = answer.ok ? undefined : answer.code
    if (answer.ok) accept(answer.value, { lines: lines.value, next: next.value })
  }

  /** Something arrived or changed. Answers the line that is new to the list, if there is one. */
  async function applyEvent(event: DeskEvent): Promise<DeskLine | undefined> {
    await refresh()
    const known = lines.value.find((line) => line.id === event.itemId)
    if (known === undefined || known.rev < event.rev) await refreshLine(event.itemId)
    const line = lines.value.find((each) => each.id === event.itemId)
    if (line === undefined && event.isNew && !isNarrowed.value && filter.value === 'open')
      beyond.value = new Set([...beyond.value, event.itemId])
    if (line === undefined || !event.isNew) return undefined
    arrivedIds.value = new Set([...arrivedIds.value, line.id])
    return line
  }

  /** A line far down the list, which the newest page does not name: an old item that was sent again or decided on. */
  async function refreshLine(id: ItemId) {
    // Which items a search or a filter finds, only the server knows.
    if (isNarrowed.value && !lines.value.some((line) => line.id === id)) return
    const turn = asked
    const answer = await readItem(id, { isUnattended: true })
    if (!answer.ok || turn !== asked) return
    const line = lineOf(answer.value)
    const others = lines.value.filter((each) => each.id !== id)
    lines.value = belongsTo(filter.value, line.status)
      ? insertLine({ lines: others, next: next.value }, line, order.value)
      : others
  }

  /** The open item to turn to after `id` is done: the next one down the list, else the nearest above. */
  function findNextOpen(id: ItemId): ItemId | undefined {
    const index = lines.value.findIndex((line) => line.id === id)
    const below = lines.value.slice(index + 1)
    const above = lines.value.slice(0, Math.max(index, 0)).reverse()
    return [...below, ...above].find((line) => isAllowed(line.status, 'reserved'))?.id
  }

  function neighbourOf(id: ItemId | undefined, step: 1 | -1): ItemId | undefined {
    const index = lines.value.findIndex((line) => line.id === id)
    if (index === -1) return lines.value[0]?.id
    return lines.value[index + step]?.id
  }

  function markSeen(id: ItemId) {
    if (arrivedIds.value.has(id))
      arrivedIds.value = new Set([...arrivedIds.value].filter((each) => each !== id))
  }

  function choose(changed: Choice) {
    filter.value = changed.filter ?? filter.value
    query.value = changed.query ?? query.value
    openOrder.value = changed.order ?? openOrder.value
    narrowing.value = changed.narrowing ?? narrowing.value
    beyond.value = new Set()
    return load()
  }

  function clear() {
    asked++
    filter.value = 'open'
    query.value = ''
    narrowing.value = {}
    openOrder.value = 'queue'
    beyond.value = new Set()
    lines.value = []
    next.value = null
    counts.value = undefined
    arrivedIds.value = new Set()
    phase.value = { status: 'loading' }
  }

  function accept(list: DeskList, loaded: LoadedLines) {
    const merged = mergeHead(loaded, list)
    lines.value = merged.lines
    next.value = merged.next
    counts.value = list.counts
    updatedAt.value = list.serverTime
    refreshFailure.value = undefined
    phase.value = { status: 'ready' }
  }

  return {
    filter,
    query,
    order,
    narrowing,
    isNarrowed,
    beyond,
    phase,
    lines,
    counts,
    updatedAt,
    refreshFailure,
    morePhase,
    arrivedIds,
    isAllLoaded,
    load,
    loadMore,
    refresh,
    applyEvent,
    findNextOpen,
    neighbourOf,
    markSeen,
    choose,
    clear,
  }
})
