import type { FieldDatabase } from '../local/field-database.ts'
import type { LocalAccount } from '../local/rows.ts'

/** All that the engine needs from outside: memory, person, network, clock, chance. */
export interface SyncContext {
  database: FieldDatabase
  account: LocalAccount
  appVersion: string
  fetch: typeof fetch
  now(): number
  /** A number from 0 up to 1. */
  random(): number
  newRequestId(): string
  /** Only one holder of a name at a time, over page, tabs and service worker; undefined when somebody else has it. */
  withLock<Result>(name: string, work: () => Promise<Result>): Promise<Result | undefined>
  signal: AbortSignal
  /** Called when a submission or a photo file is under way, so that screens can say 发送中. */
  onSending?(isSending: boolean): void
}
