import { describe, expect, it, vi } from 'vitest'
import { useProgressStore, type MonthSummary } from '../../../src/field/stores/progress.ts'
import { useSyncStore } from '../../../src/field/stores/sync.ts'
import { makeItemRow, writeAndSubmit } from '../../support/field-memory.ts'
import { openStage, until } from '../../support/field-stores.ts'
import { itemIdOf, NOW, shanghai } from '../../support/make-ids.ts'
import { makeText } from '../../support/make-item.ts'
import { makePolicy, makeRule } from '../../support/make-policy.ts'

const missingOf = (progress: MonthSummary | null) =>
  progress?.lines.reduce((total, { missing }) => total + missing, 0)

async function openProgress(rules = [makeRule()]) {
  const stage = await openStage()
  await stage.database.meta.put({ key: 'policy', value: makePolicy({ quotas: rules }) })
  const store = useProgressStore()
  const counts = () => [
    store.progress?.confirmed,
    store.progress?.waiting,
    store.progress?.minimum,
    missingOf(store.progress),
  ]
  return { ...stage, store, counts, isReady: () => until(() => store.status === 'ready') }
}

describe('the month on the first screen', () => {
  it('is loading until the phone has looked', async () => {
    const { store, isReady, counts } = await openProgress()
    expect([store.status, store.progress, store.confirmedAt]).toEqual(['loading', null, null])
    await isReady()
    expect([store.month, ...counts()]).toEqual(['2026-11', 0, 0, 3, 3])
  })

  it('fills up with what waits, and keeps it apart from what is confirmed', async () => {
    const { store, database, isReady, counts } = await openProgress()
    await database.items.add(makeItemRow({ id: itemIdOf(9), countedAt: NOW }))
    await writeAndSubmit(database)
    await isReady()
    await until(() => store.progress?.waiting === 1)
    expect(counts()).toEqual([1, 1, 3, 1])
  })

  it('moves an item from waiting to confirmed when the office has it, and says as of when', async () => {
    const { store, database, isReady, counts } = await openProgress()
    await writeAndSubmit(database)
    await isReady()
    await useSyncStore().syncNow()
    await until(() => store.progress?.confirmed === 1)
    expect(counts()).toEqual([1, 0, 3, 2])
    expect(store.confirmedAt).toBe(NOW)
  })

  it('goes by the class that the office says, and by the one of the sign-in until then', async () => {
    const rules = [makeRule(), makeRule({ id: 'towns', unitClassId: 'town', minimum: 8 })]
    const { store, database, isReady } = await openProgress(rules)
    await isReady()
    expect(store.progress?.minimum).toBe(3)
    await database.meta.put({ key: 'unit', value: { id: 'u', name: '上屏镇', classId: 'town' } })
    await until(() => store.progress?.minimum === 8)
  })

  it('counts only what the task names', async () => {
    const { store, database, isReady, counts } = await openProgress([
      makeRule({ categories: ['research'], minimum: 1 }),
    ])
    await writeAndSubmit(database, { id: itemIdOf(1), text: makeText({ category: 'news' }) })
    await writeAndSubmit(database, { id: itemIdOf(2), text: makeText({ category: 'research' }), command: 2 })
    await isReady()
    await until(() => store.progress?.waiting === 1)
    expect(counts()).toEqual([0, 1, 1, 0])
  })
})

describe('an app that is left open over the turn of the month', () => {
  it('shows the new month, empty, and the items of the old one no more', async () => {
    const stage = await openStage()
    // This time the minute's beat is the test's, too.
    vi.useFakeTimers({
      toFake: ['Date', 'setInterval', 'clearInterval'],
      now: shanghai('2026-11-30T23:59:30'),
    })
    await stage.database.items.add(makeItemRow({ countedAt: NOW }))
    const store = useProgressStore()
    await until(() => store.progress?.confirmed === 1)
    vi.advanceTimersByTime(60_000)
    await until(() => store.progress?.month === '2026-12' && store.progress.confirmed === 0)
    expect(store.month).toBe('2026-12')
  })
})
