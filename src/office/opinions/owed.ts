import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { CommandId } from '../../domain/ids.ts'
import type { OwedOpinions } from '../../protocol/desk-intake.ts'
import { listOwedOpinions } from '../intake-api.ts'

/** The opinions (会商) that wait for whoever sits at this desk: a leader’s own, experts’ to be entered. */
export const useOwedOpinionsStore = defineStore('owed-opinions', () => {
  const known = shallowRef<OwedOpinions>()
  const failure = shallowRef<string>()
  /** The opinion that was chosen in the list: its field is looked for at the item. */
  const sought = shallowRef<CommandId>()

  const opinions = computed(() => known.value?.opinions ?? [])

  /** What is known stays on the screen when there is no answer. */
  async function load() {
    const answer = await listOwedOpinions()
    failure.value = answer.ok ? undefined : answer.code
    if (answer.ok) known.value = answer.value
  }

  function clear() {
    known.value = undefined
    failure.value = undefined
    sought.value = undefined
  }

  return { known, failure, sought, opinions, load, clear }
})
