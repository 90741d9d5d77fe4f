import type { FieldDatabase } from '../local/field-database.ts'
import type { CommandId } from '../../domain/ids.ts'
import type { LocalAccount } from '../local/rows.ts'
import type { LinkPace } from './link-pace.ts'

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
  newCommandId(): CommandId
  /** Carried from run to run, so that what was learned of the link is not learned anew after each cut. */
  pace: LinkPace
  /** Only one holder of a name at a time, over page, tabs and service worker; undefined when somebody else has it. */
  withLock<Result>(name: string, work: () => Promise<Result>): Promise<Result | undefined>
  signal: AbortSignal
  /** Called when a submission or a photo file is under way, so that screens can say 发送中. */
  onSending?(isSending: boolean): void
  /** Called when the office took something: a result was stored, or a piece of a photo arrived. */
  onProgress?(): void
}

/** The lock that page, tabs and service worker share for the memory of one account. */
export function syncLockName({ accountId }: Pick<LocalAccount, 'accountId'>): string {
  return `caifeng-sync-${accountId}`
}
