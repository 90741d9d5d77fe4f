import type { FaultReport } from './fault-report.ts'
import type { Fault } from './registry.ts'

/** One turn of a row: so many cycles, with chance of its own. */
export interface Turn {
  fault: Fault
  cycles: number
  start: number
}

/**
 * The turns of each round. A short run is one round; the long one goes round and round with the counts of the short
 * one, so that every row has its turn early, and what was found until then is known when it is ended. A row in parts takes
 * as many turns of a round, which may run beside each other.
 */
export function planRounds(
  faults: readonly Fault[],
  { isLong, cycles, start }: { isLong: boolean; cycles: number | undefined; start: number },
): Turn[][] {
  const dueOf = (fault: Fault) => cycles ?? (isLong ? fault.long : fault.short)
  const mostOf = (fault: Fault) => (isLong && cycles === undefined ? fault.short : dueOf(fault))
  const rounds: Turn[][] = []
  for (const fault of faults)
    for (let done = 0, round = 0; done < dueOf(fault); done += mostOf(fault), round++)
      (rounds[round] ??= []).push(
        ...takeParts(fault, Math.min(mostOf(fault), dueOf(fault) - done), start + round),
      )
  return rounds
}

/** Numbers between the starts of two parts: more than a long run has rounds. */
const PART_STEP = 10_000

function takeParts(fault: Fault, cycles: number, start: number): Turn[] {
  const parts = Math.min(fault.parts ?? 1, cycles)
  const upTo = (part: number) => Math.floor((cycles * part) / parts)
  return Array.from({ length: parts }, (_, part) => ({
    fault,
    cycles: upTo(part + 1) - upTo(part),
    start: start + part * PART_STEP,
  }))
}

/** What two turns of one row came to. */
export function addReports(one: FaultReport, other: FaultReport): FaultReport {
  const counts = { ...one.counts }
  for (const [what, count] of Object.entries(other.counts ?? {})) counts[what] = (counts[what] ?? 0) + count
  const notes = [one.note, other.note].filter((note) => note !== undefined)
  return {
    name: one.name,
    cycles: one.cycles + other.cycles,
    lost: one.lost + other.lost,
    duplicated: one.duplicated + other.duplicated,
    slowestHealMs: Math.max(one.slowestHealMs, other.slowestHealMs),
    ...(Object.keys(counts).length > 0 ? { counts } : {}),
    ...(notes.length > 0 ? { note: notes.slice(-5).join('; ') } : {}),
  }
}
