import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import type { PeopleReport } from '../../protocol/desk-roster.ts'

type Told = PeopleReport['passwords']

/** One-time passwords that the server told: here until the admin puts them away, whatever tab or sheet comes next. */
export const usePasswordsStore = defineStore('one-time-passwords', () => {
  const told = shallowRef<Told>([])

  function add(passwords: Told) {
    told.value = [...told.value, ...passwords]
  }

  function putAway() {
    told.value = []
  }

  watch(
    () => told.value.length > 0,
    (mustAsk) => (mustAsk ? addEventListener : removeEventListener)('beforeunload', askBeforeLeaving),
  )

  return { told, add, putAway }
})

function askBeforeLeaving(event: BeforeUnloadEvent) {
  event.preventDefault()
}
