import { watch } from 'vue'
import { useCommissionsStore } from './commissions.ts'

/** Calls back with how many commissions the unit owes, now and after each change; returns what ends it. */
export function watchOpenCommissions(tell: (count: number) => void): () => void {
  const store = useCommissionsStore()
  return watch(() => store.openCount, tell, { immediate: true })
}
