import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { DemandId } from '../../domain/later-ids.ts'
import type { DemandActing, DemandKeeping, DemandList, DeskDemand } from '../../protocol/demand.ts'
import type { Answer } from '../api.ts'
import { actOnDemand, keepDemand, listDemands } from './api.ts'

type Phase =
  { status: 'loading' } | { status: 'failed'; code: string } | { status: 'ready'; list: DemandList }

/** 领导关注 at the desk. */
export const useDeskDemandsStore = defineStore('desk-demands', () => {
  const phase = shallowRef<Phase>({ status: 'loading' })
  let asked = 0

  const list = computed(() => (phase.value.status === 'ready' ? phase.value.list : undefined))

  /** `isQuiet` keeps what is shown until the answer is there, and when there is none. */
  async function load({ isQuiet = false } = {}) {
    const turn = ++asked
    if (!isQuiet) phase.value = { status: 'loading' }
    const answer = await listDemands()
    if (turn !== asked) return
    if (answer.ok) phase.value = { status: 'ready', list: answer.value }
    else if (!isQuiet) phase.value = { status: 'failed', code: answer.code }
  }

  /** Each of these answers the code of the refusal, or undefined when it is done and shown. */
  async function keep(id: DemandId, demand: DemandKeeping) {
    return take(await keepDemand(id, demand))
  }

  async function act({ id, rev }: DeskDemand, type: DemandActing['type'], words: string) {
    return take(await actOnDemand(id, { rev, type, words }))
  }

  function take(answer: Answer<DemandList>): string | undefined {
    if (answer.ok) {
      asked++
      phase.value = { status: 'ready', list: answer.value }
      return undefined
    }
    // What a colleague did meanwhile has to be seen before it is tried again.
    if (['demand.changed', 'demand.wrong_state'].includes(answer.code)) void load({ isQuiet: true })
    return answer.code
  }

  return { phase, list, load, keep, act }
})
