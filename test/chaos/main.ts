import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import type { FaultReport } from './fault-report.ts'
import { FAULTS, type Fault } from './registry.ts'
import { showSeed } from './show-seed.ts'

/**
 * `npm run chaos [-- NAME...] [--long] [--cycles N] [--start N]`: each fault in a process of its own, two at a time,
 * those that must be alone one after the other at the end, and one line each. `npm run chaos -- --seed N [--in NAME]` lives one seed again and shows it.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    long: { type: 'boolean', default: false },
    cycles: { type: 'string' },
    start: { type: 'string', default: '20261121' },
    seed: { type: 'string' },
    in: { type: 'string', default: 'whole-town' },
  },
})

const WORKERS = 2

if (values.seed === undefined) await runAll()
else process.exitCode = await showSeed(Number(values.seed), values.in)

async function runAll(): Promise<void> {
  const faults = FAULTS.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
  const failed =
    (await runEach(
      faults.filter(({ isAlone }) => isAlone !== true),
      WORKERS,
    )) +
    (await runEach(
      faults.filter(({ isAlone }) => isAlone === true),
      1,
    ))
  console.log(`${faults.length} faults, ${failed} failed`)
  process.exitCode = failed > 0 || faults.length === 0 ? 1 : 0
}

/** Runs the rows with so many workers; resolves with how many failed. */
async function runEach(faults: readonly Fault[], workers: number): Promise<number> {
  const waiting = [...faults]
  let failed = 0
  const work = async () => {
    for (let fault = waiting.shift(); fault !== undefined; fault = waiting.shift())
      if (!(await runOne(fault))) failed++
  }
  await Promise.all(Array.from({ length: workers }, work))
  return failed
}

async function runOne(fault: Fault): Promise<boolean> {
  const cycles = Number(values.cycles ?? (values.long ? fault.long : fault.short))
  const startedAt = Date.now()
  const { code, output } = await runChild([fault.name, String(cycles), values.start])
  const report = readReport(output)
  const seconds = Math.round((Date.now() - startedAt) / 1000)
  if (report === undefined) {
    console.log(`${fault.name}: ended with ${code} and no report\n${output.slice(-2000)}`)
    return false
  }
  console.log(JSON.stringify({ ...report, seconds }))
  const figures = `${report.cycles} cycles, ${report.lost} lost, ${report.duplicated} duplicated`
  const counts = Object.entries(report.counts ?? {}).map(([what, count]) => `${count} ${what}`)
  const note = [...counts, report.note ?? []]
    .flat()
    .map((part) => `; ${part}`)
    .join('')
  console.log(`${report.name}: ${figures}, slowest heal ${report.slowestHealMs} ms, ${seconds} s${note}`)
  return code === 0 && report.lost === 0 && report.duplicated === 0
}

function readReport(output: string): FaultReport | undefined {
  const line = output.trimEnd().split('\n').at(-1) ?? ''
  return line.startsWith('{') ? (JSON.parse(line) as FaultReport) : undefined
}

function runChild(args: string[]): Promise<{ code: number; output: string }> {
  const program = new URL('run-fault.ts', import.meta.url).pathname
  const child = spawn(process.execPath, ['--max-semi-space-size=64', program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (text: Buffer) => (output += text.toString()))
  child.stderr.on('data', (text: Buffer) => (output = text.toString() + output))
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, output: String(error) }))
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
