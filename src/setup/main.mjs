// Entry of every script that must work on a machine with nothing but some Node: npm run demo, start, dev, test, bench.
import { ensureDependencies } from './dependencies.mjs'
import { ensurePage } from './page.mjs'
import { runInPlace } from './process.mjs'
import { findNode } from './runtime.mjs'
import { explainAndExit, Unmet } from './unmet.mjs'

const [command = 'demo', ...rest] = process.argv.slice(2)

/** @type {Record<string, () => unknown>} */
const commands = {
  setup: ensureDependencies,
  demo: () => serve(['--demo', ...rest]),
  start: () => serve(rest),
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
}

/** @param {string[]} args */
async function serve(args) {
  await ensureDependencies()
  const node = findNode()
  await ensurePage(node)
  await runInPlace(node, ['src/server/main.ts', ...args])
}

try {
  const run = commands[command]
  if (run === undefined)
    throw new Unmet(`Unknown command "${command}". Known: ${Object.keys(commands).join(', ')}.`)
  await run()
} catch (error) {
  explainAndExit(error)
}
