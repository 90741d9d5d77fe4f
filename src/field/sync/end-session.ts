import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '../../protocol/headers.ts'

/** A hotel's network may keep a request for minutes without a word. */
const PATIENCE_MS = 3000

/** Ends the session at the office. Without a network the cookie stays until it expires; the phone signs out anyway. */
export async function endSession(fetcher: typeof fetch): Promise<void> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), PATIENCE_MS)
  try {
    await fetcher('/api/session', {
      method: 'DELETE',
      headers: { [PROTOCOL_HEADER]: String(PROTOCOL_VERSION) },
      signal: controller.signal,
    })
  } catch {
    // Nobody to tell: signing out on this phone must not depend on the network.
  } finally {
    clearTimeout(timer)
  }
}
