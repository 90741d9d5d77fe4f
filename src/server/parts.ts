import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
import type { EventHub } from './events/event-hub.ts'
import type { RecordBook } from './items/record-book.usecases.ts'
import type { Log } from './log.ts'
import type { BlobFiles } from './blobs/blob-files.ts'
import type { PolicyBook } from './policy/policy.usecases.ts'
import type { PasswordHasher } from './people/password-hasher.ts'
import type { SessionCache } from './sessions/session-cache.ts'

/** What use cases are handed: the one database, the clock, randomness, and the few things kept in memory. */
export interface Parts {
  config: Config
  db: Database
  now: () => number
  randomBytes: (length: number) => Uint8Array
  log: Log
  passwords: PasswordHasher
  sessions: SessionCache
  policies: PolicyBook
  records: RecordBook
  events: EventHub
  blobs: BlobFiles
}
