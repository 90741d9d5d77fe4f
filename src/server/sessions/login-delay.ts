/** Tries at signing in under one key, and until when the next one has to wait. */
export interface LoginBucket {
  tries: number
  freeAt: number
}

const FREE_TRIES = 5
const LONGEST_DELAY_MS = 15 * 60_000
const TRIES_PER_ADDRESS = 20
const ADDRESS_WINDOW_MS = 60_000

/** Guessing: 5 free tries, then 1 s doubling to 15 min. A try counts before its password is checked. */
export function afterTry({ tries }: LoginBucket, at: number): LoginBucket {
  const count = tries + 1
  const delayMs = count < FREE_TRIES ? 0 : Math.min(1000 * 2 ** (count - FREE_TRIES), LONGEST_DELAY_MS)
  return { tries: count, freeAt: at + delayMs }
}

/** Per address 20/min: the window begins with its first try, and is full with its twentieth. */
export function afterAddressTry(bucket: LoginBucket, at: number): LoginBucket {
  const isOver = at >= bucket.freeAt
  return isOver ? { tries: 1, freeAt: at + ADDRESS_WINDOW_MS } : { ...bucket, tries: bucket.tries + 1 }
}

export function isAddressFull({ tries, freeAt }: LoginBucket, at: number): boolean {
  return tries >= TRIES_PER_ADDRESS && at < freeAt
}
