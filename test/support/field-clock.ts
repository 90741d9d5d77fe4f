import { NOW } from './make-ids.ts'

/** A clock that stands still until somebody moves it. */
export interface Clock {
  now(): number
  advance(milliseconds: number): void
}

export function makeClock(start = NOW): Clock {
  let at = start
  return {
    now: () => at,
    advance(milliseconds) {
      at += milliseconds
    },
  }
}
