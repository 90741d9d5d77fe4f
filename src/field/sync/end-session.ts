import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '../../protocol/headers.ts'

/** Ends the session at the office. Without a network the cookie stays until it expires; the phone signs out anyway. */
export async function endSession(fetcher: typeof fetch): Promise<void> {
  try {
    await fetcher('/api/session', {
      method: 'DELETE',
      headers: { [PROTOCOL_HEADER]: String(PROTOCOL_VERSION) },
    })
  } catch {
    // Nobody to tell: signing out on this phone must not depend on the network.
  }
}
