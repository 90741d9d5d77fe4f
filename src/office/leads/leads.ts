import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { LeadId } from '../../domain/ids.ts'
import type { ChannelFilter, DeskLead, LeadAnswer, LeadFilter, LeadList } from '../../protocol/lead.ts'
import { answerLead, listLeads } from './api.ts'

type Phase = { status: 'loading' } | { status: 'failed'; code: string } | { status: 'ready'; list: LeadList }

/** 线索 at the desk: the leads of one filter, page by page, and what the office says to them. */
export const useDeskLeadsStore = defineStore('desk-leads', () => {
  const filter = shallowRef<LeadFilter>('open')
  /** Undefined: leads of any channel. */
  const channel = shallowRef<ChannelFilter>()
  const phase = shallowRef<Phase>({ status: 'loading' })
  const isLoadingMore = shallowRef(false)
  let asked = 0

  const leads = computed(() => (phase.value.status === 'ready' ? phase.value.list.leads : []))
  const channels = computed(() => (phase.value.status === 'ready' ? phase.value.list.channels : []))
  const counts = computed(() => (phase.value.status === 'ready' ? phase.value.list.counts : undefined))

  /** `isQuiet` keeps what is shown until the answer is there, and when there is none. */
  async function load({ isQuiet = false } = {}): Promise<void> {
    const turn = ++asked
    if (!isQuiet) phase.value = { status: 'loading' }
    const answer = await listLeads({ ...shown() })
    if (turn !== asked) return
    if (answer.ok) phase.value = { status: 'ready', list: answer.value }
    else if (!isQuiet) phase.value = { status: 'failed', code: answer.code }
  }

  /** What came meanwhile is laid over what is shown; no person asked. */
  async function refresh(): Promise<void> {
    // The first answer is still to come, or could not be had: that one is shown, or asked for by hand.
    if (phase.value.status !== 'ready') return
    const turn = asked
    const answer = await listLeads({ ...shown(), isUnattended: true })
    if (turn !== asked || !answer.ok || phase.value.status !== 'ready') return
    phase.value = { status: 'ready', list: layOver(phase.value.list, answer.value) }
  }

  const shown = () => ({ filter: filter.value, channel: channel.value })

  function choose(next: LeadFilter): Promise<void> {
    filter.value = next
    return load()
  }

  function narrow(next: ChannelFilter | undefined): Promise<void> {
    channel.value = next
    return load()
  }

  /** Answers the code of the refusal, or undefined. */
  async function loadMore(): Promise<string | undefined> {
    const { value } = phase
    if (value.status !== 'ready' || value.list.next === null || isLoadingMore.value) return undefined
    const turn = asked
    isLoadingMore.value = true
    const answer = await listLeads({ ...shown(), before: value.list.next })
    isLoadingMore.value = false
    if (turn !== asked) return undefined
    if (!answer.ok) return answer.code
    // What came in meanwhile was laid over the list that stood there when this page was asked for.
    const { leads } = phase.value.status === 'ready' ? phase.value.list : value.list
    phase.value = { status: 'ready', list: { ...answer.value, leads: [...leads, ...answer.value.leads] } }
    return undefined
  }

  /** The code of the refusal, or undefined when it is said and shown. */
  async function say({ id, rev }: DeskLead, answer: LeadAnswer): Promise<string | undefined> {
    const told = await answerLead(id, { rev, answer }, shown())
    if (!told.ok) return told.code
    asked++
    phase.value = { status: 'ready', list: told.value }
    return undefined
  }

  /** The lead as it stands now, wherever its filter has it: what a colleague said meanwhile has to be seen first. */
  async function findNow(id: LeadId): Promise<DeskLead | undefined> {
    const filters: LeadFilter[] = ['open', 'kept', 'answered']
    const pages = await Promise.all(filters.map((each) => listLeads({ filter: each })))
    const all = pages.flatMap((page) => (page.ok ? page.value.leads : []))
    return all.find((lead) => lead.id === id)
  }

  return {
    filter,
    channel,
    phase,
    leads,
    counts,
    channels,
    isLoadingMore,
    load,
    choose,
    narrow,
    loadMore,
    refresh,
    say,
    findNow,
  }
})

/** The newest page over what is loaded: further pages stay, unless so many came that nothing joins the two. */
function layOver(known: LeadList, newest: LeadList): LeadList {
  const fresh = new Set(newest.leads.map(({ id }) => id))
  const joint = known.leads.map(({ id }) => fresh.has(id)).lastIndexOf(true)
  const further = newest.next === null || joint < 0 ? [] : known.leads.slice(joint + 1)
  if (further.length === 0) return newest
  return { ...newest, leads: [...newest.leads, ...further], next: known.next }
}
