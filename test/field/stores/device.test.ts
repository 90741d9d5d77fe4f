import { createPinia, setActivePinia } from 'pinia'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { useDeviceStore } from '../../../src/field/stores/device.ts'
import { useUpdateStore } from '../../../src/field/stores/update.ts'

function openDevice({ userAgent = 'Mozilla/5.0 Chrome/120', isStandalone = false } = {}) {
  const window = Object.assign(new EventTarget(), { matchMedia: () => ({ matches: isStandalone }) })
  vi.stubGlobal('window', window)
  vi.stubGlobal('navigator', { userAgent })
  setActivePinia(createPinia())
  return { window, device: useDeviceStore() }
}

afterEach(() => vi.unstubAllGlobals())

describe('this browser as a home for the app', () => {
  it.each([
    ['browser', 'Mozilla/5.0 (Linux; Android 12) Chrome/120 Mobile'],
    ['wechat', 'Mozilla/5.0 (iPhone) AppleWebKit/605 MicroMessenger/8.0.44'],
    ['dingtalk', 'Mozilla/5.0 (Linux; Android 12) AliApp(DingTalk/7.0)'],
    ['dingtalk', 'Mozilla/5.0 (Linux; Android 12) TaurusApp/2.0'],
  ])('is %s for %s', (container, userAgent) => {
    expect(openDevice({ userAgent }).device.container).toBe(container)
  })

  it('knows that it runs as an installed app', () => {
    expect(openDevice({ isStandalone: true }).device.isInstalled).toBe(true)
    expect(openDevice().device).toMatchObject({ isInstalled: false, canInstall: false })
  })

  it('offers to install when the browser does, once', async () => {
    const { window, device } = openDevice()
    const prompt = vi.fn(async () => {})
    const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt })
    window.dispatchEvent(event)
    expect([device.canInstall, event.defaultPrevented]).toEqual([true, true])
    await device.install()
    expect(prompt).toHaveBeenCalledTimes(1)
    expect(device.canInstall).toBe(false)
    window.dispatchEvent(new Event('appinstalled'))
    expect(device.isInstalled).toBe(true)
  })
})

describe('a new version of the app', () => {
  it('is offered and waits until the officer agrees', () => {
    setActivePinia(createPinia())
    const update = useUpdateStore()
    const activate = vi.fn()
    expect(update.isWaiting).toBe(false)
    update.announce(activate)
    expect(update.isWaiting).toBe(true)
    expect(activate).not.toHaveBeenCalled()
    update.accept()
    expect(activate).toHaveBeenCalledTimes(1)
  })
})
