import { onScopeDispose } from 'vue'
import { useRouter } from 'vue-router'
import { closeTopModal } from '../../../ui/open-modals.ts'

/** The phone's back button closes what lies over the screen, a photo or a sheet, before it leaves the screen. */
export function useBackCloses() {
  const router = useRouter()
  const end = router.beforeEach((to, from) => {
    // A step in the history has moved the address already; a tap on the page has not.
    const isStep = router.options.history.location === to.fullPath && to.fullPath !== from.fullPath
    return !(isStep && closeTopModal())
  })
  onScopeDispose(end)
}
