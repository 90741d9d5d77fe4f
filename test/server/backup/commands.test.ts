import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readManifest } from '../../../src/server/backup/manifest.ts'
import { findDoorKey } from '../../../src/server/backup/backup-door.ts'
import { startServer, type ServerProcess } from '../../support/server-process.ts'

const SLOW = 60_000

let filledDir: string
let dataDir: string
let server: ServerProcess | undefined

const newFolder = () => mkdtempSync(join(tmpdir(), 'caifeng-commands-'))
/** Without backups of its own, which might be under way when the test makes one. */
const start = () => startServer({ dataDir, env: { BACKUP_AT: 'off' } })

// The county is filled once: it takes longer than all that is done with it.
beforeAll(async () => {
  filledDir = newFolder()
  await (await startServer({ dataDir: filledDir, args: ['--demo'] })).kill('SIGTERM')
}, SLOW)
beforeEach(async () => {
  dataDir = newFolder()
  cpSync(filledDir, dataDir, { recursive: true })
  server = await start()
}, SLOW)
afterAll(() => rmSync(filledDir, { recursive: true, force: true }))
afterEach(async () => {
  if (server?.child.exitCode === null && server.child.signalCode === null) await server.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

describe('npm run backup', () => {
  it('asks the running server, and tells each step', { timeout: SLOW }, async () => {
    const { code, output } = await run('backup-command')
    expect(output).toMatch(/Copying the database … Copying new photos .* Verified: \d+ items.* is finished/)
    expect([code, backups()]).toEqual([0, [expect.stringMatching(/^\d{4}-\d{2}-\d{2}-\d{6}$/)]])
  })

  it('opens the door to nobody without the key', { timeout: SLOW }, async () => {
    const door = `http://127.0.0.1:${findDoorKey(dataDir)?.port}/`
    const tries: Record<string, string>[] = [{}, { authorization: 'Bearer guess' }]
    for (const headers of tries) expect((await fetch(door, { method: 'POST', headers })).status).toBe(403)
    expect(backups()).toEqual([])
  })

  it('works without a server, stopped or killed', { timeout: SLOW }, async () => {
    await server?.kill('SIGKILL')
    expect(existsSync(join(dataDir, 'office.door'))).toBe(true)
    const { code, output } = await run('backup-command')
    expect([code, output]).toEqual([0, expect.stringContaining('is finished')])
  })

  it('says plainly when there is no office, or no room', { timeout: SLOW }, async () => {
    const nowhere = await run('backup-command', [], { DATA_DIR: join(dataDir, 'nothing') })
    expect([nowhere.code, nowhere.output]).toEqual([1, expect.stringContaining('There is no office in')])
    const full = await run('backup-command', [], { BACKUP_DIR: '/dev/full' })
    await server?.kill('SIGTERM')
    const alone = await run('backup-command', [], { BACKUP_DIR: '/dev/full' })
    expect([full.code, alone.code, alone.output]).toEqual([
      0,
      1,
      expect.stringContaining('No backup was made'),
    ])
  })
})

describe('npm run restore', () => {
  it('brings back a backup by its name, under a new epoch', { timeout: SLOW }, async () => {
    await run('backup-command')
    const [name = ''] = backups()
    const refused = await run('restore-command', [name])
    expect([refused.code, refused.output]).toEqual([1, expect.stringContaining('The server is running')])
    await server?.kill('SIGTERM')
    const { code, output } = await run('restore-command', [name])
    expect([code, output]).toEqual([0, expect.stringContaining('Restored. Start the server')])
    expect(output).toContain('What the desk did since the backup is gone')
    await run('backup-command')
    const epochs = backups().map((one) => readManifest(join(dataDir, 'backups', one)).epoch)
    expect(new Set(epochs).size).toBe(2)
    server = await start()
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  })

  it('names the backups there are when none is named', { timeout: SLOW }, async () => {
    await run('backup-command')
    const { code, output } = await run('restore-command')
    expect([code, output]).toEqual([1, expect.stringContaining(`${backups()[0]}`)])
  })
})

it('a server makes its first backup soon after its start', { timeout: SLOW }, async () => {
  await server?.kill('SIGTERM')
  server = await startServer({ dataDir, env: { BACKUP_AT: '02:30' } })
  while (backups().filter((name) => !name.endsWith('.part')).length === 0)
    await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await server.kill('SIGTERM')).toBe(0)
  expect(existsSync(join(dataDir, 'office.door'))).toBe(false)
})

it('a stop in the middle of a backup leaves none half-made', { timeout: SLOW }, async () => {
  const asked = run('backup-command')
  while (backups().length === 0) await new Promise((resolve) => setTimeout(resolve, 2))
  expect(await server?.kill('SIGTERM')).toBe(0)
  await asked
  expect(backups().filter((name) => name.endsWith('.part'))).toEqual([])
})

function backups(): string[] {
  const dir = join(dataDir, 'backups')
  return existsSync(dir) ? readdirSync(dir).sort() : []
}

function run(command: string, args: string[] = [], env: Record<string, string> = {}) {
  const script = fileURLToPath(new URL(`../../../src/server/${command}.ts`, import.meta.url))
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, DATA_DIR: dataDir, NODE_OPTIONS: '', ...env },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (data: string) => (text += data))
  return new Promise<{ code: number | null; output: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, output: text.trim().replaceAll('\n', ' ') }))
  })
}
