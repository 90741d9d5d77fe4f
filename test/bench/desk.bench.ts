import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { newItemId, type AccountId } from '../../src/domain/ids.ts'
import { submitItem } from '../../src/server/items/submission.usecases.ts'
import type { Parts } from '../../src/server/parts.ts'
import { addUnit } from '../../src/server/people/people.usecases.ts'
import { makeSubmission } from '../support/make-exchange.ts'
import { startServer, type ServerProcess } from '../support/server-process.ts'
import { addPerson, inOffice, type BenchPerson } from './bench-office.ts'
import { benchDeskPage } from './desk-page.ts'
import { median, percentile, printFigure } from './figure.ts'
import { cpuSeconds } from './server-load.ts'

const ITEMS = 10_000
const DESKS = 50
const LOOKS = 60
/** Two heartbeats of the streams and one look of the upkeep. */
const REST_MS = 62_000

/** The desk of an office in which 10,000 items wait: its list, its page in Chromium, fifty open desks. */
export async function benchDesk(): Promise<void> {
  const dataDir = mkdtempSync(join(process.env['BENCH_DIR'] ?? tmpdir(), 'caifeng-desk-'))
  const { officer, editors } = await inOffice(dataDir, fillQueue)
  const server = await startServer({ dataDir })
  try {
    await benchList(server, editors[0] ?? officer)
    const stopWatching = await openStreams(server, editors)
    await benchDeskPage(server.url, { officer, editor: editors[0] ?? officer })
    await benchRest(server)
    stopWatching()
  } finally {
    await server.kill('SIGTERM')
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function fillQueue(parts: Parts) {
  const unit = addUnit(parts, { name: '农业农村局', classId: 'department' })
  const officer = addPerson(parts, { name: 'nongye01', role: 'officer', unitId: unit.id })
  const editors = Array.from({ length: DESKS }, (_, place) =>
    addPerson(parts, { name: `bianji${place}`, role: 'editor', unitId: null }),
  )
  const at = Date.now()
  for (let n = 0; n < ITEMS; n++) {
    const text = {
      title: `晚稻机收进度过八成，烘干能力仍有缺口（第${n + 1}期）`,
      body: '全县晚稻机收进度过八成。'.repeat(50),
      category: 'news' as const,
      eventAt: null,
      place: '上屏镇',
    }
    const outcome = submitItem(parts, {
      itemId: newItemId(parts),
      baseRev: 0,
      claimedAt: at,
      submission: makeSubmission({ text }),
      author: { accountId: officer.accountId as AccountId, unit },
      device: null,
      arrival: { at, skewMs: 0, earlierSkewMs: 0 },
    })
    if (outcome.status !== 'applied') throw new Error(JSON.stringify(outcome))
  }
  return { officer, editors }
}

async function benchList(server: ServerProcess, editor: BenchPerson) {
  for (const order of ['newest', 'queue']) {
    const times: number[] = []
    for (let look = 0; look < LOOKS; look++) {
      const startedAt = performance.now()
      const reply = await fetch(`${server.url}/api/desk/items?order=${order}`, {
        headers: { cookie: editor.cookie },
      })
      const { lines } = (await reply.json()) as { lines?: unknown[] }
      times.push(performance.now() - startedAt)
      if (lines?.length !== 50) throw new Error(`the list has ${lines?.length} lines`)
    }
    const name = `desk: first 50 of ${ITEMS} items, ${order}`
    printFigure({ name: `${name}, median`, value: median(times), unit: 'ms', limit: 100 })
    printFigure({ name: `${name}, 95th percentile`, value: percentile(times, 0.95), unit: 'ms', limit: 100 })
  }
}

/** A stream of events for each editor, as an open desk has one; read and dropped. */
async function openStreams(server: ServerProcess, editors: readonly BenchPerson[]): Promise<() => void> {
  const closing = new AbortController()
  await Promise.all(
    editors.map(async ({ cookie }) => {
      const reply = await fetch(`${server.url}/api/events`, { headers: { cookie }, signal: closing.signal })
      if (!reply.ok) throw new Error(`no stream: ${reply.status}`)
      void reply.body?.pipeTo(new WritableStream()).catch(() => undefined)
    }),
  )
  return () => closing.abort()
}

async function benchRest({ child }: ServerProcess) {
  const before = cpuSeconds(child.pid)
  await wait(REST_MS)
  const share = (cpuSeconds(child.pid) - before) / (REST_MS / 1000)
  printFigure({
    name: `desk: ${DESKS} open desks at rest`,
    value: share * 100,
    unit: '% of a core',
    limit: 5,
  })
}
