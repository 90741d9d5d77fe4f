import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { FaultReport } from './fault-report.ts'

const TIMEOUT_MS = 120_000

/** The simulator takes over the clock of its process, so it gets processes of its own. */
async function run(program: string, ...args: string[]): Promise<string> {
  const path = new URL(program, import.meta.url).pathname
  const { stdout } = await promisify(execFile)(process.execPath, [path, ...args], { maxBuffer: 2 ** 26 })
  return stdout
}

describe('the simulator', () => {
  it(
    'lives one seed twice in the same way, to the last task',
    async () => {
      const live = () => run('main.ts', '--seed', '20261122')
      const first = await live()
      expect(first).toMatch(/\nseed 20261122, trace [0-9a-f]{16} /)
      expect(first.split('\n').length).toBeGreaterThan(50)
      expect(await live()).toBe(first)
    },
    TIMEOUT_MS,
  )

  it(
    'finds nothing in three seeds of the whole town',
    async () => {
      const output = await run('run-fault.ts', 'whole-town', '3', '20261122')
      const report = JSON.parse(output.trimEnd().split('\n').at(-1) ?? '') as FaultReport
      expect(report).toMatchObject({ name: 'whole-town', cycles: 3, lost: 0, duplicated: 0 })
    },
    TIMEOUT_MS,
  )
})
