// Entry of every script that must work on a machine with nothing but some Node: npm run demo, start, dev, test, bench, chaos.
import { ensureDependencies } from './dependencies.mjs'
import { ensurePage } from './page.mjs'
import { inRoot } from './paths.mjs'
import { runInPlace } from './process.mjs'
import { findNode } from './runtime.mjs'
import { SERVER_FLAGS } from './server-flags.mjs'
import { explainAndExit, Unmet } from './unmet.mjs'

const [command = 'demo', ...rest] = process.argv.slice(2)

/** @type {Record<string, () => unknown>} */
const commands = {
  setup: ensureDependencies,
  demo: () => serve(['--demo', ...rest]),
  start: () => serve(rest),
  backup: () => runCommand('src/server/backup-command.ts'),
  restore: () => runCommand('src/server/restore-command.ts'),
  dev: async () => {
    await ensureDependencies()
    const { develop } = await import('./dev.mjs')
    await develop(findNode(), rest)
  },
  test: async () => {
    const { test } = await import('./test.mjs')
    await test()
  },
  bench: async () => {
    await ensureDependencies()
    const node = findNode()
    await ensurePage(node)
    await runInPlace(node, ['test/bench/main.ts', ...rest])
  },
  chaos: async () => {
    await ensureDependencies()
    // Some of the faults befall a real browser with the built page.
    await ensurePage(findNode())
    await runCommand('test/chaos/main.ts')
  },
  'chaos:mutants': () => runCommand('test/chaos/mutants/main.ts'),
}

/** @param {string[]} args */
async function serve(args) {
  await ensureDependencies()
  const node = findNode()
  await ensurePage(node)
  // Types are stripped once and kept, which saves memory on a small machine.
  const env = { NODE_COMPILE_CACHE: inRoot('node_modules', '.cache', 'node') }
  await runInPlace(node, [...SERVER_FLAGS, 'src/server/main.ts', ...args], env)
}

/** @param {string} script */
async function runCommand(script) {
  await ensureDependencies()
  await runInPlace(findNode(), [script, ...rest])
}

try {
  const run = commands[command]
  if (run === undefined)
    throw new Unmet(`Unknown command "${command}". Known: ${Object.keys(commands).join(', ')}.`)
  await run()
} catch (error) {
  explainAndExit(error)
}
