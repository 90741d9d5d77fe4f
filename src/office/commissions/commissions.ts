import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { CommissionId, PlanTopicId, UnitId } from '../../domain/ids.ts'
import type {
  AddresseeList,
  CommissionAct,
  CommissionList,
  NewCommission,
  PlanTopicList,
} from '../../protocol/commission.ts'
import type { Answer } from '../api.ts'
import {
  actOnCommission,
  issueCommission,
  listAddressees,
  listCommissions,
  listPlanTopics,
  refusePlanTopic,
  scoreCommission,
} from './api.ts'
import { toDeskView, type DeskCourse } from './desk-view.ts'

type Phase =
  { status: 'loading' } | { status: 'failed'; code: string } | { status: 'ready'; list: CommissionList }
type TopicPhase =
  { status: 'loading' } | { status: 'failed'; code: string } | ({ status: 'ready' } & PlanTopicList)

/** 约稿 at the desk: a year's commissions, the topics proposed, and whom one can be addressed to. */
export const useDeskCommissionsStore = defineStore('desk-commissions', () => {
  const year = shallowRef<number>()
  const phase = shallowRef<Phase>({ status: 'loading' })
  const plan = shallowRef<TopicPhase>({ status: 'loading' })
  const addressees = shallowRef<AddresseeList['units']>([])
  let asked = 0

  const commissions = computed(() =>
    phase.value.status === 'ready' ? phase.value.list.commissions.flatMap(toDeskView) : [],
  )

  /** `isQuiet` keeps what is shown until the answer is there, and when there is none. */
  async function load({ isQuiet = false } = {}) {
    const turn = ++asked
    if (!isQuiet) phase.value = { status: 'loading' }
    const answer = await listCommissions(year.value)
    if (turn !== asked) return
    if (answer.ok) phase.value = { status: 'ready', list: answer.value }
    else if (!isQuiet) phase.value = { status: 'failed', code: answer.code }
  }

  async function loadPlan() {
    const answer = await listPlanTopics()
    if (answer.ok) plan.value = { status: 'ready', ...answer.value }
    else if (plan.value.status !== 'ready') plan.value = { status: 'failed', code: answer.code }
  }

  async function loadAddressees(): Promise<string | undefined> {
    const answer = await listAddressees()
    if (answer.ok) addressees.value = answer.value.units
    return answer.ok ? undefined : answer.code
  }

  /** Each of these answers the code of the refusal, or undefined when it is done and shown. */
  async function issue(commission: NewCommission) {
    const code = take(await issueCommission(commission))
    if (code === undefined) year.value = undefined
    if (commission.planTopicId !== null) void loadPlan()
    return code
  }

  async function act(id: CommissionId, courses: readonly DeskCourse[], said: CommissionAct) {
    const units = courses.map(({ unitId, rev }) => ({ unitId, rev }))
    return take(await actOnCommission(id, { units, act: said }, year.value))
  }

  async function score(id: CommissionId, unitId: UnitId) {
    return take(await scoreCommission(id, { unitId }, year.value))
  }

  async function refuseTopic(id: PlanTopicId, words: string) {
    const answer = await refusePlanTopic(id, words)
    if (answer.ok) plan.value = { status: 'ready', ...answer.value }
    return answer.ok ? undefined : answer.code
  }

  function take(answer: Answer<CommissionList>): string | undefined {
    if (answer.ok) {
      asked++
      phase.value = { status: 'ready', list: answer.value }
      return undefined
    }
    // What a colleague or the unit did meanwhile has to be seen before it is tried again.
    if (answer.code === 'commission.changed' || answer.code === 'commission.wrong_state')
      void load({ isQuiet: true })
    return answer.code
  }

  return {
    year,
    phase,
    plan,
    addressees,
    commissions,
    load,
    loadPlan,
    loadAddressees,
    issue,
    act,
    score,
    refuseTopic,
  }
})
