import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'

/** A new version of the app that is ready on this phone. It is offered and waits; it never interrupts. */
export const useUpdateStore = defineStore('update', () => {
  const isWaiting = ref(false)
  const takeOver = shallowRef<() => void>(() => {})

  /** Called by the app's start when the service worker has a new version. */
  function announce(activate: () => void): void {
    takeOver.value = activate
    isWaiting.value = true
  }

  function accept(): void {
    takeOver.value()
  }

  return { isWaiting, announce, accept }
})
