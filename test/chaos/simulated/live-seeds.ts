import '../simulator/enter.ts'
import type { FaultReport } from '../fault-report.ts'
import { makeSimulator, runSeed, type Scenario } from '../simulator/run-seed.ts'

/** A hunt for a known bug ends with its first trace. */
const isFirstEnough = process.env['CHAOS_STOP_AT_FIRST'] === '1'

/**
 * Lives many seeds of one scenario. What is lost, stuck or apart counts as lost; a failing seed is named with how to
 * see it again.
 */
export async function liveSeeds(
  name: string,
  { cycles, random, scenario = {} }: { cycles: number; random: () => number; scenario?: Scenario },
): Promise<FaultReport> {
  const template = await makeSimulator()
  const report: FaultReport = { name, cycles, lost: 0, duplicated: 0, slowestHealMs: 0 }
  const failing: string[] = []
  const from = Math.floor(random() * 1_000_000_000)
  try {
    for (let seed = from; seed < from + cycles; seed++) {
      const { faults, slowestHealMs } = await runSeed(template, seed, scenario)
      report.slowestHealMs = Math.max(report.slowestHealMs, slowestHealMs)
      report.duplicated += faults.filter((fault) => fault.includes('twice')).length
      report.lost += faults.filter((fault) => !fault.includes('twice')).length
      if (faults.length > 0) failing.push(`--seed ${seed} --in ${name}: ${faults[0]}`)
      if (faults.length > 0 && isFirstEnough) break
    }
  } finally {
    await template.close()
  }
  return failing.length === 0 ? report : { ...report, note: failing.slice(0, 5).join('; ') }
}
