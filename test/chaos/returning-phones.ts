import { startServer } from '../support/server-process.ts'
import { makeCountyOnDisk } from './county-on-disk.ts'
import type { FaultReport } from './fault-report.ts'
import { audit, exchange, note, write, type ChaosPhone } from './office-on-disk.ts'

const P95_LIMIT_MS = 2000
const DRAIN_LIMIT_MS = 15 * 60_000
const MOST_TEXTS = 6
/** Requests at once: what reaches a server when the phones of a county hear of the network within seconds. */
const AT_ONCE = 50

/** After an outage `cycles` phones of a county come back to one real server, each with some texts. */
export async function run(cycles: number, random: () => number): Promise<FaultReport> {
  const county = await makeCountyOnDisk(cycles)
  const { dataDir, phones } = county
  const server = await startServer({ dataDir })
  try {
    for (const phone of phones) write(phone, 1 + Math.floor(random() * MOST_TEXTS))
    const startedAt = performance.now()
    const tookMs = await bringBack(server.url, phones)
    const slowestHealMs = Math.round(performance.now() - startedAt)
    await server.kill('SIGTERM')
    const { lost, duplicated } = audit(dataDir, phones)
    const unanswered = phones.filter(({ commands, answered }) => answered.size !== commands.length).length
    const p95 = Math.round(tookMs.sort((a, b) => a - b)[Math.floor(tookMs.length * 0.95)] ?? 0)
    const late = (p95 > P95_LIMIT_MS ? 1 : 0) + (slowestHealMs > DRAIN_LIMIT_MS ? 1 : 0)
    const figures = { cycles, lost: lost + unanswered + late, duplicated, slowestHealMs }
    return { name: 'returning-phones', ...figures, note: `p95 ${p95} ms` }
  } finally {
    await server.kill('SIGKILL')
    county.remove()
  }
}

async function bringBack(url: string, phones: readonly ChaosPhone[]): Promise<number[]> {
  const waiting = [...phones]
  const tookMs: number[] = []
  const work = async () => {
    for (let phone = waiting.shift(); phone !== undefined; phone = waiting.shift()) {
      const startedAt = performance.now()
      const { results } = await exchange(url, phone, 1)
      tookMs.push(performance.now() - startedAt)
      note(phone, results)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return tookMs
}
