import { parentPort, workerData } from 'node:worker_threads'
import type { ItemRecord } from '../../domain/record/item-record.ts'
import { differencesWith } from '../../domain/score/differences.ts'
import type { Comparison, Differences } from './compare-in-thread.ts'

const { policy, periods, ...input } = workerData as Comparison
const records: ItemRecord[] = []

parentPort?.on('message', (page: ItemRecord[]) => {
  if (page.length > 0) records.push(...page)
  else parentPort?.postMessage(compare())
})

/** Sent when all records are here, which an empty page says. */
function compare(): Differences {
  return periods.map((period) => ({ period, units: differencesWith(policy, { ...input, period, records }) }))
}
