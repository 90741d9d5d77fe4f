import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Month } from '../../../domain/calendar/month.ts'
import { periodOf, shiftPeriod } from '../../../domain/calendar/period.ts'
import type { Role } from '../../../domain/people/role.ts'
import type { Policy } from '../../../domain/policy/policy.ts'
import type { ItemRecord } from '../../../domain/record/item-record.ts'
import type { PolicyList } from '../../../protocol/desk-policy.ts'
import { listPeople } from '../../api.ts'
import { listPolicies, publishPolicy, readProgress, readRecords } from '../api.ts'
import type { KnownPerson, KnownUnit } from '../description/context.ts'

type Phase =
  { status: 'loading' } | { status: 'failed'; code: string } | { status: 'ready'; list: PolicyList }

/** All versions of the rules, with the names of units and people and last month's records for the examples. */
export const usePoliciesStore = defineStore('policies', () => {
  const phase = shallowRef<Phase>({ status: 'loading' })
  const units = shallowRef<KnownUnit[]>([])
  const people = shallowRef<KnownPerson[]>([])
  const lastMonth = shallowRef<{ month: Month; records: readonly ItemRecord[] }>()

  const list = computed(() => (phase.value.status === 'ready' ? phase.value.list : undefined))
  const newest = computed(() => list.value?.policies[0])
  const holding = computed(() => list.value?.policies.find(({ version }) => version === list.value?.holding))

  async function load(role: Role) {
    if (phase.value.status !== 'ready') phase.value = { status: 'loading' }
    // Another person may sit here now, who may not read the roster.
    people.value = []
    const answer = await listPolicies()
    if (!answer.ok) {
      phase.value = { status: 'failed', code: answer.code }
      return
    }
    phase.value = { status: 'ready', list: answer.value }
    const month = shiftPeriod(periodOf('month', answer.value.serverTime), -1)
    await Promise.all([loadRecords(month), role === 'admin' ? loadRoster() : loadUnits(month)])
  }

  /** Without records the rules are still there; only their examples are not. */
  async function loadRecords(month: Month) {
    const answer = await readRecords(month)
    if (answer.ok) lastMonth.value = { month, records: answer.value.records }
  }

  async function loadRoster() {
    const answer = await listPeople()
    if (!answer.ok) return
    units.value = answer.value.units
    people.value = answer.value.people
  }

  /** Who is not an admin may not read the roster; the units stand in the progress of the county as well. */
  async function loadUnits(month: Month) {
    const answer = await readProgress(month)
    if (!answer.ok) return
    units.value = answer.value.units.map(({ unitId, unitName, classId }) => ({
      id: unitId,
      name: unitName,
      classId,
    }))
  }

  /** Answers the code of the refusal and its place, or undefined when the version is published. */
  async function publish(policy: Policy, newestSeen: number) {
    const answer = await publishPolicy(policy, newestSeen)
    if (!answer.ok) return answer
    phase.value = { status: 'ready', list: answer.value }
    return undefined
  }

  function clear() {
    phase.value = { status: 'loading' }
    units.value = []
    people.value = []
    lastMonth.value = undefined
  }

  return { phase, list, newest, holding, units, people, lastMonth, load, publish, clear }
})
