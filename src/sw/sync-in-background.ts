import { newCommandId, newDeviceId } from '../domain/ids.ts'
import { openFieldDatabase } from '../field/local/field-database.ts'
import { readSignedInAccount, RootDatabase } from '../field/local/root-database.ts'
import { createClockWatch } from '../field/sync/clock-watch.ts'
import { newLinkPace } from '../field/sync/link-pace.ts'
import { hasLine } from '../field/sync/probe-office.ts'
import { withLock } from '../field/sync/single-flight.ts'
import type { SyncContext } from '../field/sync/sync-context.ts'
import { synchronize } from '../field/sync/synchronize.ts'

/**
 * One run of the engine for the person signed in on this phone. Rejects when the office did not answer, so that the
 * browser asks again later.
 */
export async function syncInBackground(): Promise<void> {
  const root = new RootDatabase()
  const account = await readSignedInAccount(root)
  root.close()
  if (account === undefined) return
  const ids = {
    now: () => Date.now(),
    randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
  }
  const database = await openFieldDatabase(account.accountId, () => newDeviceId(ids))
  try {
    const context = {
      database,
      account,
      appVersion: __APP_VERSION__,
      fetch: fetch.bind(globalThis),
      now: () => Date.now(),
      random: () => Math.random(),
      newRequestId: () => crypto.randomUUID(),
      newCommandId: () => newCommandId(ids),
      pace: newLinkPace(),
      clock: createClockWatch({ wallNow: () => Date.now(), steadyNow: () => performance.now() }),
      withLock: (name, work) => withLock(navigator.locks, name, work),
      signal: new AbortController().signal,
    } satisfies SyncContext
    // What was handed to a run counts as on its way; nobody waits for this one, so the line is asked first.
    if (!(await hasLine(context))) throw new Error('nobody answers')
    const end = await synchronize(context)
    if (end.status === 'stopped' && end.answer.kind === 'retry') throw new Error('the office did not answer')
  } finally {
    database.close()
  }
}
