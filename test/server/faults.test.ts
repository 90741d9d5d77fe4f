import { describe, expect, it } from 'vitest'
import { run as fillDisk } from '../chaos/disk-full.ts'
import { run as restoreOlder } from '../chaos/restore.ts'
import { run as killServer } from '../chaos/server-kill.ts'
import { run as tearLog } from '../chaos/torn-wal.ts'

/** A few cycles of what test/chaos runs by the hundred. */
describe('a fault of the machine loses nothing and doubles nothing', () => {
  it.each([
    ['the server is killed under load', killServer, 3],
    ['the log of the database is torn', tearLog, 40],
    ['the disk runs full', fillDisk, 1],
    ['the office goes back to an older backup', restoreOlder, 3],
  ])('%s', { timeout: 120_000 }, async (_what, run, cycles) => {
    expect(await run(cycles, seeded(7))).toMatchObject({ cycles, lost: 0, duplicated: 0 })
  })
})

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
