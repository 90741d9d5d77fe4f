import { describe, expect, it } from 'vitest'
import { breakLock, withLock } from '../../../src/field/sync/single-flight.ts'

/** Holds until it is let go. */
function makeHold() {
  let letGo = () => {}
  const held = new Promise<void>((resolve) => (letGo = resolve))
  return { held, letGo: () => letGo() }
}

describe.each([
  ['with Web Locks', () => navigator.locks],
  ['without Web Locks', () => undefined],
])('%s', (title, locks) => {
  const name = (suffix: string) => `${title}-${suffix}`

  it('work is done and its result handed on', async () => {
    expect(await withLock(locks(), name('result'), async () => 42)).toBe(42)
  })

  it('whoever comes second goes away at once', async () => {
    const { held, letGo } = makeHold()
    const first = withLock(locks(), name('second'), () => held.then(() => 'first'))
    expect(await withLock(locks(), name('second'), async () => 'second')).toBeUndefined()
    letGo()
    expect(await first).toBe('first')
  })

  it('names do not stand in the way of each other', async () => {
    const { held, letGo } = makeHold()
    const first = withLock(locks(), name('a'), () => held)
    expect(await withLock(locks(), name('b'), async () => 'free')).toBe('free')
    letGo()
    await first
  })

  it('a lock is free again after work that failed', async () => {
    const failing = withLock(locks(), name('failing'), () => Promise.reject(new Error('cut off')))
    await expect(failing).rejects.toThrow('cut off')
    expect(await withLock(locks(), name('failing'), async () => 'free')).toBe('free')
  })

  it('a lock can be taken from work that never ends, and what that work does later frees nobody else’s', async () => {
    const { held, letGo } = makeHold()
    const { held: second, letGo: letSecondGo } = makeHold()
    const wedged = withLock(locks(), name('wedged'), () => held).catch(() => undefined)
    await breakLock(locks(), name('wedged'))
    const next = withLock(locks(), name('wedged'), () => second.then(() => 'next'))
    letGo()
    await wedged
    expect(await withLock(locks(), name('wedged'), async () => 'third')).toBeUndefined()
    letSecondGo()
    expect(await next).toBe('next')
  })
})
