import { existsSync, readFileSync, rmSync } from 'node:fs'
import { ensureChromium } from './chromium.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { buildPage } from './page.mjs'
import { inRoot } from './paths.mjs'
import { run } from './process.mjs'
import { findNode } from './runtime.mjs'
import { Unmet } from './unmet.mjs'
import { countTests } from './vitest-report.mjs'

/**
 * @typedef {{ passed: number, failed: number }} Tally
 * @typedef {{ title: string, run: () => Promise<Tally> }} Check
 */

/** Runs every check, whatever the earlier ones said, and ends in one line: N passed, N failed. */
export async function test() {
  const total = { passed: 0, failed: 0 }
  for (const { title, run } of await prepareChecks()) {
    console.log(`\n== ${title}`)
    const { passed, failed } = await run()
    if (failed > 0) console.log(`-- ${title}: FAILED`)
    total.passed += passed
    total.failed += failed
  }
  finish(total)
}

/** @param {Tally} total */
function finish({ passed, failed }) {
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}

/** @returns {Promise<Check[]>} */
async function prepareChecks() {
  try {
    await ensureDependencies()
    const node = findNode()
    return checks(node, await ensureChromium(node))
  } catch (error) {
    if (!(error instanceof Unmet)) throw error
    const failed = async () => (console.error(error.message), { passed: 0, failed: 1 })
    return [{ title: 'what the tests need', run: failed }]
  }
}

/**
 * @param {string} node
 * @param {string} chromium
 * @returns {Check[]}
 */
function checks(node, chromium) {
  const tool = (/** @type {string[]} */ ...args) => asOneTest(run(node, args))
  return [
    { title: 'types', run: () => tool('node_modules/vue-tsc/bin/vue-tsc.js', '--build') },
    { title: 'lint', run: () => tool('node_modules/eslint/bin/eslint.js', '.') },
    {
      title: 'format',
      run: () => tool('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
    },
    { title: 'build', run: () => asOneTest(buildPage(node)) },
    { title: 'tests', run: () => runVitest(node, chromium) },
  ]
}

/**
 * @param {Promise<number>} exit
 * @returns {Promise<Tally>}
 */
async function asOneTest(exit) {
  return (await exit) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/**
 * @param {string} node
 * @param {string} chromium
 */
async function runVitest(node, chromium) {
  const report = inRoot('node_modules', '.cache', 'vitest-report.json')
  rmSync(report, { force: true })
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await run(node, ['node_modules/vitest/vitest.mjs', ...args], { env: { CHROMIUM: chromium } })
  return countTests(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined, code)
}
