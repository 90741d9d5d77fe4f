import { onScopeDispose, shallowReadonly, shallowRef } from 'vue'

const PAUSE_MS = 400

interface KeptSheet<Part> {
  /** What the phone holds of it. */
  kept: () => Part
  /** False when the phone could not keep it. */
  save: (part: Part) => Promise<boolean>
}

/**
 * What is typed on a sheet, kept on the phone after a short pause and at once when the page goes, so that a reload or a
 * killed tab loses none of it. `flush` keeps what has not been yet.
 */
export function useKeptSheet<Part extends object>({ kept, save }: KeptSheet<Part>) {
  const part = shallowRef(kept())
  const hasFailed = shallowRef(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  function write(changes: Partial<Part>) {
    part.value = { ...part.value, ...changes }
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), PAUSE_MS)
  }

  async function flush() {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    hasFailed.value = !(await save(part.value))
  }

  const keepNow = () => void flush()
  document.addEventListener('visibilitychange', keepNow)
  window.addEventListener('pagehide', keepNow)
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', keepNow)
    window.removeEventListener('pagehide', keepNow)
    keepNow()
  })

  return { part: shallowReadonly(part), hasFailed: shallowReadonly(hasFailed), write, flush }
}
