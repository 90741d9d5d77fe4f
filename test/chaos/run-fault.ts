import { FAULTS } from './registry.ts'

/** `run-fault.ts NAME CYCLES START`: one row in a process of its own; the last line is its report. */
const [name, cycles, start] = process.argv.slice(2)
const fault = FAULTS.find((known) => known.name === name)
if (fault === undefined) throw new Error(`there is no fault "${name}"`)

const run = await fault.load()
const report = await run(Number(cycles), createRandom(Number(start)))
process.stdout.write(`\n${JSON.stringify(report)}\n`)
process.exit(report.lost + report.duplicated > 0 ? 1 : 0)

/** mulberry32: the same start, the same cycles. */
function createRandom(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
