import { spawn } from 'node:child_process'
import type { FaultReport } from './fault-report.ts'
import type { Turn } from './rounds.ts'

/** What became of a turn: no report when its process ended without one. */
export interface Ended {
  report: FaultReport | undefined
  isGood: boolean
  seconds: number
  output: string
}

/** Runs one turn of a row in a process of its own. */
export async function runTurn({ fault, cycles, start }: Turn): Promise<Ended> {
  const startedAt = Date.now()
  const { code, output } = await runChild([fault.name, String(cycles), String(start)])
  const report = readReport(output)
  const isGood = code === 0 && report !== undefined && report.lost + report.duplicated === 0
  return { report, isGood, seconds: Math.round((Date.now() - startedAt) / 1000), output }
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
