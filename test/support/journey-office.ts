import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

/** The real server as a process of its own, with the built app and a folder that is thrown away. */
export interface JourneyOffice {
  url: string
  /** What it keeps; to be read while it is stopped. */
  dataDir: string
  /** Ends the process; `kill` gives it no time for anything. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
  /** Starts it again on the same port and data. */
  start(): Promise<void>
  /** Stops it and removes its data. */
  dispose(): Promise<void>
}

export async function openJourneyOffice({ isDemo = true } = {}): Promise<JourneyOffice> {
  if (!existsSync(join(projectRoot, 'dist/index.html'))) {
    throw new Error('The app is not built: run `npm run build` first (`npm test` does).')
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'caifeng-office-'))
  const port = await findFreePort()
  const url = `http://localhost:${port}`
  let child: ChildProcess | undefined

  async function start(): Promise<void> {
    const args = ['src/server/main.ts', ...(isDemo ? ['--demo'] : [])]
    child = spawn(process.execPath, args, {
      cwd: projectRoot,
      env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    // Read and dropped: a full pipe would stop the server.
    child.stdout?.resume()
    await waitUntilLive(url, child)
  }

  async function stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const running = child
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return
    const gone = new Promise((resolve) => running.once('exit', resolve))
    running.kill(signal)
    await gone
  }

  async function dispose(): Promise<void> {
    await stop()
    rmSync(dataDir, { recursive: true, force: true })
  }

  await start()
  return { url, dataDir, start, stop, dispose }
}

async function waitUntilLive(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 1000; tries++) {
    if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}`)
    const answer = await fetch(`${url}/healthz`).catch(() => undefined)
    if (answer?.ok) return
    await wait(100)
  }
  throw new Error('the server did not come up within 100 s')
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
