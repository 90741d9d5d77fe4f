import { onScopeDispose, readonly, shallowRef } from 'vue'

/** Whether the browser sees any network. True is only a hope: what counts is the office's answer. */
export function useOnline() {
  const isOnline = shallowRef(navigator.onLine)
  const update = () => (isOnline.value = navigator.onLine)
  window.addEventListener('online', update)
  window.addEventListener('offline', update)
  onScopeDispose(() => {
    window.removeEventListener('online', update)
    window.removeEventListener('offline', update)
  })
  return { isOnline: readonly(isOnline) }
}
