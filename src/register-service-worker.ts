import { useUpdateStore } from './field/stores/update.ts'

/** On a slow link the first screen and its contents come first; the copy for starting without a network follows. */
const REGISTER_DELAY_MS = 800
const UPDATE_CHECK_MS = 60 * 60 * 1000

let isRegistered = false

/** Installs the offline copy, and announces a new version when one is ready. The page reloads only after consent. */
export function registerServiceWorker(): void {
  if (isRegistered || !('serviceWorker' in navigator) || import.meta.env.DEV) return
  isRegistered = true
  setTimeout(() => void register(), REGISTER_DELAY_MS)
}

async function register(): Promise<void> {
  const { Workbox } = await import('workbox-window')
  const workbox = new Workbox('/sw.js', { scope: '/' })
  const update = useUpdateStore()
  workbox.addEventListener('waiting', () => {
    update.announce(() => {
      workbox.addEventListener('controlling', () => location.reload())
      workbox.messageSkipWaiting()
    })
  })
  await workbox.register().catch(() => undefined)
  setInterval(() => void workbox.update().catch(() => undefined), UPDATE_CHECK_MS)
}
