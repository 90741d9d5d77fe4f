import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as dropping from '../../../src/field/local/drop-safe-photos.ts'
import { useStorageStore } from '../../../src/field/stores/storage.ts'
import { openStage } from '../../support/field-stores.ts'

const manager = {
  estimate: vi.fn(async () => ({ usage: 3_000_000, quota: 900_000_000 })),
  persisted: vi.fn(async () => false),
  persist: vi.fn(async () => true),
}

beforeEach(() => {
  setActivePinia(createPinia())
  vi.stubGlobal('navigator', { storage: manager })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.clearAllMocks()
})

vi.mock('../../../src/field/local/drop-safe-photos.ts', { spy: true })

describe('the room on this phone', () => {
  it('is not known before it was asked for', () => {
    expect(useStorageStore()).toMatchObject({ usedBytes: null, quotaBytes: null, isPersisted: null })
  })

  it('is told as the browser tells it', async () => {
    const storage = useStorageStore()
    await storage.refresh()
    expect(storage).toMatchObject({ usedBytes: 3_000_000, quotaBytes: 900_000_000, isPersisted: false })
  })

  it('is asked to be kept once, after the first save', async () => {
    const storage = useStorageStore()
    manager.persisted.mockResolvedValue(true)
    await storage.askOnceToPersist()
    await storage.askOnceToPersist()
    expect(manager.persist).toHaveBeenCalledTimes(1)
    expect(storage.isPersisted).toBe(true)
  })

  it('is asked to be kept as often as the officer wishes, with the answer of the browser', async () => {
    manager.persist.mockResolvedValueOnce(false)
    expect(await useStorageStore().askToPersist()).toBe(false)
    expect(await useStorageStore().askToPersist()).toBe(true)
  })

  it.each([
    ['has no storage manager', {}],
    [
      'keeps its figures to itself',
      {
        storage: {
          estimate: () => Promise.reject(new Error('no')),
          persist: () => Promise.reject(new Error('no')),
        },
      },
    ],
  ])('is unknown where the browser %s, and nothing breaks', async (_, navigator) => {
    vi.stubGlobal('navigator', navigator)
    const storage = useStorageStore()
    expect(await storage.askToPersist()).toBe(false)
    expect(storage).toMatchObject({ usedBytes: null, quotaBytes: null, isPersisted: null })
  })

  it.each([
    ['has little room', { ...manager, estimate: async () => ({ usage: 0, quota: 50_000_000 }) }, true],
    [
      'refuses files of its own',
      { ...manager, getDirectory: () => Promise.reject(new Error('private')) },
      true,
    ],
    ['gives both', { ...manager, getDirectory: async () => ({}) }, false],
  ])('is called a private window’s where the browser %s: %s', async (_, storageManager, isEphemeral) => {
    vi.stubGlobal('navigator', { storage: { ...storageManager, persisted: async () => false } })
    const storage = useStorageStore()
    await storage.refreshDetails()
    expect(storage.isEphemeral).toBe(isEphemeral)
  })

  it('is made by photos that are safe at the office, before another one is refused for it', async () => {
    const { database } = await openStage()
    const [usage, quota] = [900_000_000, 901_000_000]
    vi.stubGlobal('navigator', { storage: { ...manager, estimate: async () => ({ usage, quota }) } })
    const drop = vi.spyOn(dropping, 'dropSafePhotos')
    expect(await useStorageStore().hasRoomFor(4_000_000)).toBe(false)
    expect(drop).toHaveBeenCalledWith(database, expect.any(Number))
    // What is asked for at least, and something for the next ones.
    expect(drop.mock.calls[0]?.[1]).toBeGreaterThan(2 * 4_000_000)
  })

  it('is not made while there is enough, nor where the browser does not tell', async () => {
    await openStage()
    const drop = vi.spyOn(dropping, 'dropSafePhotos')
    for (const estimate of [async () => ({ usage: 0, quota: 900_000_000 }), async () => ({})]) {
      vi.stubGlobal('navigator', { storage: { ...manager, estimate } })
      await useStorageStore().makeRoom()
    }
    expect(drop).not.toHaveBeenCalled()
  })
})
