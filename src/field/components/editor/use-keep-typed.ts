import { onBeforeUnmount, onMounted } from 'vue'
import { useDraftStore } from '../../stores/draft.ts'

/** Saves when the page is about to disappear, and asks before it closes while something could not be saved. */
export function useKeepTyped() {
  const draft = useDraftStore()

  function save() {
    if (document.visibilityState === 'hidden') draft.flushAtOnce()
  }

  function saveAtOnce() {
    draft.flushAtOnce()
  }

  function warn(event: BeforeUnloadEvent) {
    if (draft.saveState.status === 'unsaved') event.preventDefault()
  }

  onMounted(() => {
    document.addEventListener('visibilitychange', save)
    document.addEventListener('freeze', saveAtOnce)
    window.addEventListener('pagehide', saveAtOnce)
    window.addEventListener('beforeunload', warn)
  })
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', save)
    document.removeEventListener('freeze', saveAtOnce)
    window.removeEventListener('pagehide', saveAtOnce)
    window.removeEventListener('beforeunload', warn)
  })
}
