import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { KeyPointId, KeyPointSetId } from '../../domain/ids.ts'
import type {
  DeskKeyPoints,
  KeyPointsKeeping,
  KeyPointsList,
  PointActing,
} from '../../protocol/key-points.ts'
import type { Answer } from '../api.ts'
import { actOnPoint, dropKeyPoints, keepKeyPoints, listKeyPoints } from './api.ts'

type Phase =
  { status: 'loading' } | { status: 'failed'; code: string } | { status: 'ready'; list: KeyPointsList }

/** 报送要点 at the desk: the drafts and what holds in a year. */
export const useDeskKeyPointsStore = defineStore('desk-key-points', () => {
  const year = shallowRef<number>()
  const phase = shallowRef<Phase>({ status: 'loading' })
  let asked = 0

  const list = computed(() => (phase.value.status === 'ready' ? phase.value.list : undefined))

  /** `isQuiet` keeps what is shown until the answer is there, and when there is none. */
  async function load({ isQuiet = false } = {}) {
    const turn = ++asked
    if (!isQuiet) phase.value = { status: 'loading' }
    const answer = await listKeyPoints(year.value)
    if (turn !== asked) return
    if (answer.ok) phase.value = { status: 'ready', list: answer.value }
    else if (!isQuiet) phase.value = { status: 'failed', code: answer.code }
  }

  /** Each of these answers the code of the refusal, or undefined when it is done and shown. */
  async function keep(id: KeyPointSetId, set: KeyPointsKeeping) {
    return take(await keepKeyPoints(id, set, year.value))
  }

  async function drop({ id, rev }: DeskKeyPoints) {
    return take(await dropKeyPoints(id, rev, year.value))
  }

  async function act({ id, rev }: DeskKeyPoints, pointId: KeyPointId, said: PointActing['act']) {
    return take(await actOnPoint(id, { rev, pointId, act: said }, year.value))
  }

  function take(answer: Answer<KeyPointsList>): string | undefined {
    if (answer.ok) {
      asked++
      phase.value = { status: 'ready', list: answer.value }
      return undefined
    }
    // What a colleague did meanwhile has to be seen before it is tried again.
    if (['key_points.changed', 'key_points.wrong_state', 'key_points.published'].includes(answer.code))
      void load({ isQuiet: true })
    return answer.code
  }

  return { year, phase, list, load, keep, drop, act }
})
