import { argon2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { createLimiter } from './limiter.ts'

export interface PasswordCost {
  memoryKiB: number
  passes: number
}

export interface PasswordHasher {
  hash(password: string): Promise<string>
  /** `stored` is null for an unknown account; the answer is then false after the same work. */
  isRight(password: string, stored: string | null): Promise<boolean>
}

/** Argon2id, 64 MiB, three passes, one lane. */
export const PASSWORD_COST: PasswordCost = { memoryKiB: 64 * 1024, passes: 3 }
const TAG_BYTES = 32
const SALT_BYTES = 16
/** Two at a time: 128 MiB at most, and the other cores stay free for everyone else. */
const AT_A_TIME = 2

const derive = promisify(argon2)

export function createPasswordHasher(
  randomBytes: (length: number) => Uint8Array,
  cost: PasswordCost = PASSWORD_COST,
): PasswordHasher {
  const limit = createLimiter(AT_A_TIME)
  const decoy = { salt: Buffer.alloc(SALT_BYTES, 1), tag: Buffer.alloc(TAG_BYTES, 0), cost }

  const work = (password: string, salt: Uint8Array, { memoryKiB, passes }: PasswordCost) =>
    limit(() =>
      derive('argon2id', {
        message: password.normalize('NFC'),
        nonce: salt,
        parallelism: 1,
        tagLength: TAG_BYTES,
        memory: memoryKiB,
        passes,
      }),
    )

  return {
    async hash(password) {
      const salt = Buffer.from(randomBytes(SALT_BYTES))
      return encode({ salt, tag: await work(password, salt, cost), cost })
    },
    async isRight(password, stored) {
      const known = stored === null ? decoy : decode(stored)
      const tag = await work(password, known.salt, known.cost)
      return timingSafeEqual(tag, known.tag) && stored !== null
    },
  }
}

interface StoredHash {
  salt: Buffer
  tag: Buffer
  cost: PasswordCost
}

/** The cost stands beside the hash, so that it can grow without asking anyone for a new password. */
function encode({ salt, tag, cost }: StoredHash): string {
  return `argon2id$m=${cost.memoryKiB},t=${cost.passes}$${salt.toString('base64')}$${tag.toString('base64')}`
}

function decode(stored: string): StoredHash {
  const match = /^argon2id\$m=(\d+),t=(\d+)\$([^$]+)\$([^$]+)$/.exec(stored)
  if (match === null) throw new Error('a stored password hash is unreadable')
  const [, memoryKiB, passes, salt = '', tag = ''] = match
  return {
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
    cost: { memoryKiB: Number(memoryKiB), passes: Number(passes) },
  }
}
