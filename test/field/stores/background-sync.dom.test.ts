import { afterEach, describe, expect, it, vi } from 'vitest'
import { BACKGROUND_SYNC_TAG, registerBackgroundSync } from '../../../src/field/stores/sync-browser.ts'

function haveRegistration(registration: object | undefined) {
  const getRegistration = async () => registration
  Object.defineProperty(navigator, 'serviceWorker', { value: { getRegistration }, configurable: true })
}

afterEach(() => Reflect.deleteProperty(navigator, 'serviceWorker'))

describe('sending while no page is open', () => {
  it('is asked for at once and now and then, where the browser has both', async () => {
    const [once, nowAndThen] = [vi.fn(async () => undefined), vi.fn(async () => undefined)]
    haveRegistration({ sync: { register: once }, periodicSync: { register: nowAndThen } })
    await registerBackgroundSync()
    expect(once).toHaveBeenCalledWith(BACKGROUND_SYNC_TAG)
    expect(nowAndThen).toHaveBeenCalledWith(BACKGROUND_SYNC_TAG, { minInterval: 6 * 60 * 60_000 })
  })

  it('that is refused, or that nobody offers, troubles nobody', async () => {
    const refused = vi.fn(async () => {
      throw new DOMException('not now', 'NotAllowedError')
    })
    for (const registration of [undefined, {}, { sync: { register: refused } }]) {
      haveRegistration(registration)
      await expect(registerBackgroundSync()).resolves.toBeUndefined()
    }
    expect(refused).toHaveBeenCalledOnce()
  })
})
