import { parseArgs } from 'node:util'
import type { FaultReport } from './fault-report.ts'
import { FAULTS } from './registry.ts'
import { addReports, planRounds, type Turn } from './rounds.ts'
import { runTurn, type Ended } from './run-turn.ts'
import { showSeed } from './show-seed.ts'

/**
 * `npm run chaos [-- NAME...] [--long] [--minutes N] [--cycles N] [--start N]`: each row in a process of its own,
 * two at a time; then those with a browser, which mostly wait, four at a
 * time; then those whose figure is a time, alone. One line each. With `--minutes` nothing is begun after so many.
 * `npm run chaos -- --seed N [--in NAME]` lives one seed again and shows it.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    long: { type: 'boolean', default: false },
    minutes: { type: 'string' },
    cycles: { type: 'string' },
    start: { type: 'string', default: '20261121' },
    seed: { type: 'string' },
    in: { type: 'string', default: 'whole-town' },
  },
})

const WORKERS = 2
const BROWSERS = 4
const endsAt = values.minutes === undefined ? Infinity : Date.now() + Number(values.minutes) * 60_000

const reports = new Map<string, FaultReport>()
const failed = new Set<string>()

if (values.seed === undefined) await runAll()
else process.exitCode = await showSeed(Number(values.seed), values.in)

async function runAll(): Promise<void> {
  const faults = FAULTS.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
  const cycles = values.cycles === undefined ? undefined : Number(values.cycles)
  for (const round of planRounds(faults, { isLong: values.long, cycles, start: Number(values.start) })) {
    await runEach(round, undefined, WORKERS)
    await runEach(round, 'browsers', BROWSERS)
    await runEach(round, 'nothing', 1)
  }
  const notReached = faults.filter(({ name }) => !reports.has(name) && !failed.has(name)).length
  const end = notReached === 0 ? '' : `, ${notReached} not reached in ${values.minutes} minutes`
  console.log(`${faults.length} faults, ${failed.size} failed${end}`)
  process.exitCode = failed.size > 0 || faults.length === 0 ? 1 : 0
}

/** The turns of a round that bear this company, with so many workers. */
async function runEach(round: readonly Turn[], beside: Turn['fault']['beside'], workers: number) {
  const waiting = round.filter(({ fault }) => fault.beside === beside)
  const open = new Set(waiting)
  const work = async () => {
    for (let turn = waiting.shift(); turn !== undefined && Date.now() < endsAt; turn = waiting.shift()) {
      const ended = await runTurn(turn)
      open.delete(turn)
      const { fault } = turn
      tell(fault.name, ended, ![...open].some((other) => other.fault === fault))
    }
  }
  await Promise.all(Array.from({ length: workers }, work))
}

/** Adds up what a turn came to; with the last of its row prints what all of them came to until now. */
function tell(name: string, { report, isGood, seconds, output }: Ended, isLast: boolean) {
  if (!isGood) failed.add(name)
  if (report === undefined) {
    console.log(`${name}: ended without a report\n${output.slice(-2000)}`)
    return
  }
  const before = reports.get(name)
  const sum = before === undefined ? report : addReports(before, report)
  reports.set(name, sum)
  if (!isLast) return
  console.log(JSON.stringify({ ...sum, seconds }))
  const figures = `${sum.cycles} cycles, ${sum.lost} lost, ${sum.duplicated} duplicated`
  const counts = Object.entries(sum.counts ?? {}).map(([what, count]) => `${count} ${what}`)
  const note = [...counts, sum.note ?? []]
    .flat()
    .map((part) => `; ${part}`)
    .join('')
  console.log(`${name}: ${figures}, slowest heal ${sum.slowestHealMs} ms, ${seconds} s${note}`)
}
