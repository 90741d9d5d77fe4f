import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MUTANTS, type Mutant } from './mutants.ts'

/** `npm run chaos:mutants [-- WORD]`: puts one bug after the other into a copy of the code; each must be found. */
const root = new URL('../../../', import.meta.url).pathname
const WORKERS = 2

const wanted = MUTANTS.filter(({ name }) => name.includes(process.argv[2] ?? ''))
const waiting = [...wanted]
let found = 0

await Promise.all(Array.from({ length: WORKERS }, work))
console.log(`${found}/${wanted.length}`)
process.exitCode = found === wanted.length && found > 0 ? 0 : 1

async function work(): Promise<void> {
  const copy = makeCopy()
  try {
    for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
      const startedAt = Date.now()
      const finding = await hunt(copy, mutant)
      if (finding !== undefined) found++
      const seconds = Math.round((Date.now() - startedAt) / 1000)
      console.log(
        `${finding === undefined ? 'NOT FOUND' : 'found'}: ${mutant.name} (${seconds} s) ${finding ?? ''}`,
      )
    }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

function makeCopy(): string {
  const copy = mkdtempSync(join(tmpdir(), 'caifeng-mutants-'))
  for (const name of ['src', 'test/chaos', 'test/support', 'package.json'])
    cpSync(join(root, name), join(copy, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

/** What the hunt says about the bug; undefined when it saw nothing. */
async function hunt(copy: string, mutant: Mutant): Promise<string | undefined> {
  const originals = new Map<string, string>()
  try {
    for (const { file, find, replace } of mutant.edits) {
      const before = readFileSync(join(copy, file), 'utf8')
      if (!originals.has(file)) originals.set(file, before)
      if (before.split(find).length !== 2)
        throw new Error(`"${mutant.name}": ${file} no longer says once: ${find}`)
      writeFileSync(
        join(copy, file),
        before.replace(find, () => replace),
      )
    }
    return await runRow(copy, mutant)
  } finally {
    for (const [file, text] of originals) writeFileSync(join(copy, file), text)
  }
}

async function runRow(copy: string, { name, row, cycles }: Mutant): Promise<string | undefined> {
  const program = join(copy, 'test/chaos/run-fault.ts')
  const child = spawn(process.execPath, [program, row, String(cycles), '20261121'], {
    env: { ...process.env, CHAOS_STOP_AT_FIRST: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (text: Buffer) => (output += text.toString()))
  child.stderr.on('data', (text: Buffer) => (output += text.toString()))
  const code = await new Promise<number>((resolve) => child.once('close', (ended) => resolve(ended ?? 1)))
  const line = output.trimEnd().split('\n').at(-1) ?? ''
  // A bug that does not even run proves nothing about the checks.
  if (!line.startsWith('{')) throw new Error(`"${name}" did not run:\n${output.slice(-3000)}`)
  return code === 0 ? undefined : (JSON.parse(line) as { note?: string }).note
}
