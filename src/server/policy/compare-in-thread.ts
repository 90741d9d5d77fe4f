import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Period } from '../../domain/calendar/period.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { ItemRecord } from '../../domain/record/item-record.ts'
import type { UnitDifference } from '../../domain/score/differences.ts'
import type { LedgerInput } from '../../domain/score/ledger.ts'

/** What a draft of the policy would change in the ledgers of some periods. */
export interface Comparison extends Omit<LedgerInput, 'records' | 'period'> {
  policy: Policy
  periods: readonly Period[]
}

export type Differences = { period: Period; units: UnitDifference[] }[]

/** So many are copied to the thread in some milliseconds. */
const RECORDS_PER_MESSAGE = 1000

/**
 * Four ledgers of a county take seconds: a thread of its own computes them, and phones are answered meanwhile. Only
 * this process may open the database, so the records are handed over, a few at a time between other work.
 */
export async function compareInThread(
  comparison: Comparison,
  records: readonly ItemRecord[],
): Promise<Differences> {
  const thread = new Worker(new URL('./compare-thread.ts', import.meta.url), { workerData: comparison })
  try {
    const compared = new Promise<Differences>((resolve, reject) => {
      thread.once('message', resolve)
      thread.once('error', reject)
      thread.once('exit', (code) => reject(new Error(`the thread ended with code ${code} and said nothing`)))
    })
    await Promise.all([compared, handOver(thread, records)])
    return await compared
  } finally {
    await thread.terminate()
  }
}

async function handOver(thread: Worker, records: readonly ItemRecord[]): Promise<void> {
  for (let from = 0; from < records.length; from += RECORDS_PER_MESSAGE) {
    thread.postMessage(records.slice(from, from + RECORDS_PER_MESSAGE))
    await setImmediate()
  }
  thread.postMessage([])
}
