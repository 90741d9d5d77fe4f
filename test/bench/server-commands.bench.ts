/**
 * How many authorised commands a second one core of the server takes, each answered after a commit with full fsync:
 * 64 phones, one `item.submit` of about 1 KB of Chinese text per request; then ten of them, as phones send what has
 * waited. Run: node test/bench/server-commands.bench.ts
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer as createProbe } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { SERVER_FLAGS } from '../../src/setup/server-flags.mjs'
import { BenchPhone } from './bench-phone.ts'
import { percentile, printFigure } from './figure.ts'
import { prepareOffice, type BenchPerson } from './bench-office.ts'
import { cpuSeconds, memoryMegabytes } from './server-load.ts'

const PHONES = 64
const PER_EXCHANGE = 10
const WARM_UP_MS = Number(process.env['BENCH_WARM_MS'] ?? 10_000)
const MEASURED_MS = Number(process.env['BENCH_MS'] ?? 10_000)
const root = fileURLToPath(new URL('../..', import.meta.url))
const codeCache = join(root, 'node_modules/.cache/node')

const dataDir = mkdtempSync(join(process.env['BENCH_DIR'] ?? tmpdir(), 'caifeng-bench-'))
let failed = false
try {
  const everybody = await prepareOffice(dataDir, 2 * PHONES)
  const people = everybody.slice(0, PHONES)
  await startOnce()
  const office = await load({ people, start: startServer })
  const rival = await load({ people, start: startRival })
  report('commands per second on one core', office.rate, '1/s', 5000, true)
  // What the machine gives in these minutes: the same load on a server that does next to nothing with it.
  report('against one insert and one fsync per request', office.rate, '1/s', rival.rate, true)
  // Others on this core lengthen the seconds, hardly the work: 200 µs of it are 5,000 commands a second.
  report('processor time of a command', office.microseconds, 'µs', 200)
  report('the same of the rival', rival.microseconds, 'µs', 200)
  report('p50 of a command', percentile(office.latencies, 0.5), 'ms', 25)
  report('p99 of a command', percentile(office.latencies, 0.99), 'ms', 50)
  report('peak memory', office.peakMegabytes, 'MB', 150)
  report('cores used', office.cores, 'cores', 1)
  const patient = { people: everybody.slice(PHONES), perExchange: PER_EXCHANGE }
  reportExchanges(await load({ ...patient, start: startServer }))
} catch (error) {
  failed = true
  console.error(error)
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}
process.exit(failed ? 1 : 0)

function report(name: string, value: number, unit: string, limit: number, isLeast = false) {
  printFigure({ name: `server: ${name}`, value, unit, limit, isLeast })
}

function reportExchanges({ rate, microseconds, latencies, peakMegabytes }: Awaited<ReturnType<typeof load>>) {
  const name = `${PER_EXCHANGE} commands an exchange`
  report(`commands per second, ${name}`, rate, '1/s', 5000, true)
  report(`processor time of a command, ${name}`, microseconds, 'µs', 200)
  report(`p50 of an exchange, ${name}`, percentile(latencies, 0.5), 'ms', 250)
  report(`p99 of an exchange, ${name}`, percentile(latencies, 0.99), 'ms', 500)
  report(`peak memory, ${name}`, peakMegabytes, 'MB', 150)
}

interface Load {
  people: BenchPerson[]
  start: (port: number) => ChildProcess
  perExchange?: number
}

/** Loads a server from all phones at once and ends it again. */
async function load({ people, start, perExchange = 1 }: Load) {
  const port = await freePort()
  const server = start(port)
  try {
    await waitUntilLive(port, server)
    const phones = people.map((person) => new BenchPhone(port, person, perExchange))
    await Promise.all(phones.map((phone) => phone.open()))
    const running = phones.map((phone) => phone.run())
    await wait(WARM_UP_MS)
    for (const phone of phones) phone.latencies.length = 0
    const startedAt = performance.now()
    const cpuBefore = cpuSeconds(server.pid)
    await wait(MEASURED_MS)
    const seconds = (performance.now() - startedAt) / 1000
    const cores = (cpuSeconds(server.pid) - cpuBefore) / seconds
    const peakMegabytes = memoryMegabytes(server.pid, 'VmHWM')
    for (const phone of phones) phone.isStopped = true
    const latencies = phones.flatMap((phone) => phone.latencies)
    await Promise.all(running)
    const errors = phones.flatMap((phone) => phone.errors)
    if (errors.length > 0) throw new Error(`${errors.length} failures, the first: ${errors[0]}`)
    const rate = (perExchange * latencies.length) / seconds
    return { rate, latencies, cores, peakMegabytes, microseconds: (cores / rate) * 1e6 }
  } finally {
    await end(server)
  }
}

/** The first start of a changed program strips its types, which takes some 30 MB once: offices run later ones. */
async function startOnce() {
  const port = await freePort()
  const server = startServer(port)
  await waitUntilLive(port, server).finally(() => end(server))
}

async function end(server: ChildProcess) {
  if (server.exitCode !== null) return
  const gone = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await gone
}

function startRival(port: number): ChildProcess {
  return startPinned(
    [join(root, 'test/bench/rival-server.ts'), String(port), join(dataDir, 'rival.sqlite')],
    {},
  )
}

function startServer(port: number): ChildProcess {
  // As `npm start` does: from the second start on, the compiler that strips types stays out of memory.
  const env = { NODE_COMPILE_CACHE: codeCache, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir }
  return startPinned([...SERVER_FLAGS, join(root, 'src/server/main.ts')], env)
}

/** On one core of its own, where the system can do that; the phones take the other. */
function startPinned(args: string[], env: Record<string, string>): ChildProcess {
  const hasTaskset = process.platform === 'linux' && spawnSync('taskset', ['--version']).status === 0
  if (hasTaskset) spawnSync('taskset', ['-cp', '1', String(process.pid)])
  const [program = '', ...rest] = hasTaskset
    ? ['taskset', '-c', '0', process.execPath, ...args]
    : [process.execPath, ...args]
  return spawn(program, rest, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

async function waitUntilLive(port: number, server: ChildProcess) {
  for (let tries = 0; tries < 100; tries++) {
    if (server.exitCode !== null) throw new Error(`the server ended with code ${server.exitCode}`)
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined)
    if (answer?.ok) return
    await wait(100)
  }
  throw new Error('the server did not come up within 10 s')
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createProbe().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
