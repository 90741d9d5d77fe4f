import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium, type BrowserContext } from 'playwright-core'
import { findChromium as findInstalled } from '../../src/setup/chromium.mjs'

type ContextOptions = NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>

export interface ChromiumOptions extends ContextOptions {
  /** The profile on disk. Give the same one again to meet the same phone after its browser died. */
  userDataDir?: string
}

export interface Chromium {
  context: BrowserContext
  /** The browser process itself, parent of its renderers and of its storage service. */
  pid: number
  userDataDir: string
  /** kill -9 of the browser and all its children: no goodbye, no flush, no unload. */
  kill: () => Promise<void>
  close: () => Promise<void>
}

// Nothing that phones home: on a closed network each such attempt is one more refused connection.
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function findChromium(): string {
  const path = findInstalled()
  if (path === undefined) throw new Error('No Chromium found: install it or name it in CHROMIUM.')
  return path
}

/** A phone by default: pass viewport, isMobile and the like for another screen. */
export async function launchChromium({
  userDataDir,
  args = [],
  ...rest
}: ChromiumOptions = {}): Promise<Chromium> {
  const profile = userDataDir ?? mkdtempSync(join(tmpdir(), 'caifeng-chromium-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    headless: true,
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    args: [...FLAGS, ...args],
    // As on every phone and desk: with the C locale a download loses the Chinese in its name.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    ...rest,
  })
  const pid = findBrowserProcess(profile)
  const removeProfile = () => {
    if (userDataDir === undefined) rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  return {
    context,
    pid,
    userDataDir: profile,
    kill: () => killTree(pid),
    close: async () => {
      await context.close()
      removeProfile()
    },
  }
}

function findBrowserProcess(profile: string): number {
  const flag = `--user-data-dir=${profile}`
  const browser = listProcesses().find(({ args }) => args.includes(flag) && !args.some(isChildFlag))
  if (browser === undefined) throw new Error(`No browser process with ${flag}`)
  return browser.pid
}

function isChildFlag(arg: string) {
  return arg.startsWith('--type=')
}

async function killTree(pid: number) {
  const doomed = [pid, ...descendantsOf(pid)]
  // The parent first, so that it has no time to notice the death of a child and tidy up.
  for (const each of doomed) killHard(each)
  while (doomed.some(isAlive)) await wait(20)
}

function descendantsOf(pid: number): number[] {
  const processes = listProcesses()
  const below = (parent: number): number[] =>
    processes.filter(({ ppid }) => ppid === parent).flatMap((child) => [child.pid, ...below(child.pid)])
  return below(pid)
}

function killHard(pid: number) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Gone already.
  }
}

function isAlive(pid: number) {
  const found = readProcess(pid)
  return found !== undefined && found.state !== 'Z'
}

interface Process {
  pid: number
  ppid: number
  state: string
  args: string[]
}

function listProcesses(): Process[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map((pid) => readProcess(Number(pid))).filter((found) => found !== undefined)
}

function readProcess(pid: number): Process | undefined {
  try {
    const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    // The name stands in parentheses and may itself contain spaces and parentheses.
    const [state = '', ppid] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return { pid, ppid: Number(ppid), state, args }
  } catch {
    return undefined
  }
}
