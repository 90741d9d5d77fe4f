import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
  type PrecacheEntry,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { syncInBackground } from './sync-in-background.ts'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] }

/** Background Sync, once or now and then, is not in TypeScript's library: only Chromium has it. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string
}

const BACKGROUND_SYNC_TAG = 'caifeng-sync'

precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    // The desk is online only and no file of it is kept here: it is asked for as the office has it now.
    denylist: [/^\/api\//, /^\/(healthz|readyz)/, /^\/desk/],
  }),
)

self.addEventListener('message', (event) => {
  const message = event.data as { type?: string } | null
  // Sent by the page after the officer agreed to the new version.
  if (message?.type === 'SKIP_WAITING') void self.skipWaiting()
})

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

for (const name of ['sync', 'periodicsync'])
  self.addEventListener(name as 'message', (event: ExtendableEvent) => {
    if ((event as SyncEvent).tag === BACKGROUND_SYNC_TAG) event.waitUntil(syncInBackground())
  })
