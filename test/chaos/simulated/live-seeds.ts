import '../simulator/enter.ts'
import type { FaultReport } from '../fault-report.ts'
import { makeSimulator, runSeed, stepsOf, type Scenario } from '../simulator/run-seed.ts'

/** A hunt for a known bug ends with its first trace, and lives every day at full length. */
const isHunt = process.env['CHAOS_STOP_AT_FIRST'] === '1'

/** What a row's line says beside its cycles, as far as it happened. */
const TOLD = [
  'lose_request',
  'lose_answer',
  'repeat',
  'repeated',
  'portal',
  'stranger',
  'truncated',
  'flipped',
  'old_answer',
  'restores',
  'takenBack',
]

/**
 * Lives many seeds of one scenario. What is lost, stuck or apart counts as lost; a failing seed is named with how to
 * see it again.
 */
export async function liveSeeds(
  name: string,
  { cycles, random, scenario: { brief, ...scenario } = {} }: LivingParts,
): Promise<FaultReport> {
  const template = await makeSimulator()
  const report: FaultReport = { name, cycles, lost: 0, duplicated: 0, slowestHealMs: 0 }
  const lived: Scenario = isHunt || brief === undefined ? scenario : { ...scenario, brief }
  const counts: Record<string, number> = { happenings: 0 }
  const failing: string[] = []
  const from = Math.floor(random() * 1_000_000_000)
  try {
    for (let seed = from; seed < from + cycles; seed++) {
      const { faults, slowestHealMs, counts: found } = await runSeed(template, seed, lived)
      report.slowestHealMs = Math.max(report.slowestHealMs, slowestHealMs)
      report.duplicated += faults.filter((fault) => fault.includes('twice')).length
      report.lost += faults.filter((fault) => !fault.includes('twice')).length
      addTo(counts, { ...found, happenings: stepsOf(lived, seed) })
      if (faults.length > 0) failing.push(`--seed ${seed} --in ${name}: ${faults[0]}`)
      if (faults.length > 0 && isHunt) break
    }
  } finally {
    await template.close()
  }
  const told = { ...report, counts }
  return failing.length === 0 ? told : { ...told, note: failing.slice(0, 5).join('; ') }
}

interface LivingParts {
  cycles: number
  random: () => number
  scenario?: Scenario
}

function addTo(counts: Record<string, number>, found: Record<string, number>): void {
  for (const what of ['happenings', ...TOLD])
    if (found[what] !== undefined) counts[what] = (counts[what] ?? 0) + found[what]
}
