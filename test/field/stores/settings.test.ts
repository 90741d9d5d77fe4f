import { createPinia, setActivePinia } from 'pinia'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { useSettingsStore } from '../../../src/field/stores/settings.ts'

function openSettings(storage: Partial<Storage>) {
  const dataset: Record<string, string> = {}
  vi.stubGlobal('document', { documentElement: { dataset } })
  vi.stubGlobal('localStorage', storage)
  setActivePinia(createPinia())
  return { settings: useSettingsStore(), dataset }
}

function makeStorage(kept = new Map<string, string>()) {
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
}

afterEach(() => vi.unstubAllGlobals())

describe('the size of text', () => {
  it('is normal until somebody chooses, and is shown at once', async () => {
    const { settings, dataset } = openSettings(makeStorage())
    expect([settings.textSize, dataset['textSize']]).toEqual(['normal', 'normal'])
    settings.setTextSize('largest')
    await nextTick()
    expect(dataset['textSize']).toBe('largest')
  })

  it('is kept over a restart', () => {
    const kept = new Map<string, string>()
    openSettings(makeStorage(kept)).settings.setTextSize('large')
    expect(openSettings(makeStorage(kept)).settings.textSize).toBe('large')
  })

  it('is normal when something else was kept', () => {
    const kept = new Map([['caifeng.text-size', 'enormous']])
    expect(openSettings(makeStorage(kept)).settings.textSize).toBe('normal')
  })

  it('can be chosen though the page may keep nothing', () => {
    const closed = () => {
      throw new DOMException('closed', 'SecurityError')
    }
    const { settings } = openSettings({ getItem: closed, setItem: closed })
    settings.setTextSize('large')
    expect(settings.textSize).toBe('large')
  })
})
