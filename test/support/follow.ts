import { onTestFinished } from 'vitest'
import type { Unwatch, Watcher } from '../../src/field/local/watch.ts'

/** What a watcher was told, one after the other. */
export function follow<Value>(watch: (watcher: Watcher<Value>) => Unwatch) {
  const told: Value[] = []
  const listeners: (() => void)[] = []
  const unwatch = watch({
    next(value) {
      told.push(value)
      listeners.forEach((listener) => listener())
    },
    error(cause) {
      throw cause
    },
  })
  onTestFinished(unwatch)
  const until = (isThere: (last: Value) => boolean) =>
    new Promise<Value>((resolve) => {
      const look = () => {
        const last = told[told.length - 1]
        if (last !== undefined && isThere(last)) resolve(last)
      }
      listeners.push(look)
      look()
    })
  return { told, until, unwatch }
}
