import '../simulator/enter.ts'
import type { FaultReport } from '../fault-report.ts'
import { makeSimulator, runSeed } from '../simulator/run-seed.ts'

/** A failing seed is worth something only if it fails again: two lives of one seed are the same to the last task. */
export async function run(cycles: number, random: () => number): Promise<FaultReport> {
  const name = 'same-seed-same-trace'
  const template = await makeSimulator()
  const from = Math.floor(random() * 1_000_000_000)
  const unlike: number[] = []
  let slowestHealMs = 0
  try {
    for (let seed = from; seed < from + cycles; seed++) {
      const [first, second] = [await runSeed(template, seed), await runSeed(template, seed)]
      if (first.trace !== second.trace) unlike.push(seed)
      slowestHealMs = Math.max(slowestHealMs, first.slowestHealMs)
    }
  } finally {
    await template.close()
  }
  const report = { name, cycles, lost: unlike.length, duplicated: 0, slowestHealMs }
  return unlike.length === 0 ? report : { ...report, note: `seeds ${unlike.slice(0, 5).join(', ')}` }
}
