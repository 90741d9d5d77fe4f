import { shallowRef } from 'vue'
import { onBeforeRouteLeave, useRouter, type RouteLocationRaw } from 'vue-router'
import { useDraftStore } from '../../stores/draft.ts'

/** Leaving the editor saves first; only what the phone could not keep makes it ask. */
export function useLeaveGuard() {
  const draft = useDraftStore()
  const router = useRouter()
  const refusedTarget = shallowRef<RouteLocationRaw>()
  let isLeavingAnyway = false

  onBeforeRouteLeave(async (to) => {
    await draft.flush()
    if (draft.saveState.status !== 'unsaved' || isLeavingAnyway) return true
    refusedTarget.value = to
    return false
  })

  function stay() {
    refusedTarget.value = undefined
  }

  async function leaveAnyway() {
    const target = refusedTarget.value
    isLeavingAnyway = true
    if (target !== undefined) await router.push(target)
  }

  return { refusedTarget, stay, leaveAnyway }
}
