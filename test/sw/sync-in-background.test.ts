import { describe, expect, it, vi } from 'vitest'
import { forgetSignedIn } from '../../src/field/local/root-database.ts'
import { syncLockName } from '../../src/field/sync/sync-context.ts'
import { syncInBackground } from '../../src/sw/sync-in-background.ts'
import { writeAndSubmit } from '../support/field-memory.ts'
import { openStage, stubLocks } from '../support/field-stores.ts'

/** A phone on which a text waits, and no page is open. */
async function openPhone({ held = [] as string[] } = {}) {
  const stage = await openStage()
  stubLocks({ held })
  vi.stubGlobal('__APP_VERSION__', '0.1.0')
  await writeAndSubmit(stage.database)
  return {
    ...stage,
    countWaiting: () => stage.database.outbox.count(),
    countExchanges: () => stage.office.requests.filter(({ sync }) => sync !== undefined).length,
  }
}

describe('the service worker', () => {
  it('sends what waits for the person who is signed in', async () => {
    const { office, countWaiting, database } = await openPhone()
    await syncInBackground()
    expect(office.requests.flatMap(({ sync }) => sync?.commands ?? [])).toMatchObject([
      { type: 'item.submit' },
    ])
    expect([await countWaiting(), await database.items.count()]).toEqual([0, 1])
  })

  it('goes away at once while a page is sending', async () => {
    const held: string[] = []
    const { account, countExchanges, countWaiting } = await openPhone({ held })
    held.push(syncLockName(account))
    await syncInBackground()
    expect([countExchanges(), await countWaiting()]).toEqual([0, 1])
  })

  it('asks the browser to call it again when the office did not answer, and keeps everything', async () => {
    const { office, countWaiting } = await openPhone()
    office.fault = () => 'portal'
    await expect(syncInBackground()).rejects.toThrow('did not answer')
    expect(await countWaiting()).toBe(1)
  })

  it('leaves what waits as it is while nobody answers at all: it can still be taken back', async () => {
    const { office, database, countExchanges } = await openPhone()
    office.fault = () => 'lose_request'
    await expect(syncInBackground()).rejects.toThrow('nobody answers')
    expect(countExchanges()).toBe(0)
    expect(await database.outbox.toArray()).toMatchObject([{ type: 'item.submit', attemptedAt: null }])
  })

  it('does not ask for that when only a person can help, and keeps everything', async () => {
    const { office, countExchanges, countWaiting } = await openPhone()
    office.fault = () => ({ status: 401, code: 'session.expired' })
    await syncInBackground()
    expect([countExchanges(), await countWaiting()]).toEqual([1, 1])
  })

  it('does nothing when nobody is signed in', async () => {
    const { office, root, countWaiting } = await openPhone()
    await forgetSignedIn(root)
    await syncInBackground()
    expect([office.requests.length, await countWaiting()]).toEqual([0, 1])
  })
})
