import { existsSync, readFileSync, rmSync } from 'node:fs'
import { ensureChromium } from './chromium.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { buildPage } from './page.mjs'
import { inRoot } from './paths.mjs'
import { run } from './process.mjs'
import { findNode } from './runtime.mjs'
import { Unmet } from './unmet.mjs'
import { countTests, nameFailed } from './vitest-report.mjs'

/**
 * @typedef {{ passed: number, failed: number, failedNames?: string[] }} Tally
 * @typedef {{ title: string, run: () => Promise<Tally> }} Check
 */

/**
 * Runs every check, whatever the earlier ones said, and ends in one line: N passed, N failed. What stands in lanes of
 * one stage goes side by side: a type checker uses one core, however many there are, and the journeys wait more than they work.
 */
export async function test() {
  const total = { passed: 0, failed: 0, failedNames: /** @type {string[]} */ ([]) }
  for (const lanes of await prepareStages()) {
    const tallies = await Promise.all(lanes.map(runLane))
    for (const { passed, failed, failedNames = [] } of tallies.flat()) {
      total.passed += passed
      total.failed += failed
      total.failedNames.push(...failedNames)
    }
  }
  finish(total)
}

/**
 * One check after the other.
 * @param {Check[]} lane
 */
async function runLane(lane) {
  const tallies = []
  for (const { title, run } of lane) {
    console.log(`\n== ${title}`)
    const tally = await run()
    console.log(`-- ${title}: ${tally.failed > 0 ? 'FAILED' : 'passed'}`)
    tallies.push(
      tally.failed > 0 && tally.failedNames === undefined ? { ...tally, failedNames: [title] } : tally,
    )
  }
  return tallies
}

/** @param {Required<Tally>} total */
function finish({ passed, failed, failedNames }) {
  if (failed > 0) console.log(`\nfailed:\n${failedNames.map((name) => `  ${name}`).join('\n')}`)
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}

/** @returns {Promise<Check[][][]>} */
async function prepareStages() {
  try {
    await ensureDependencies()
    const node = findNode()
    return stages(node, await ensureChromium(node))
  } catch (error) {
    if (!(error instanceof Unmet)) throw error
    const failed = async () => (console.error(error.message), { passed: 0, failed: 1 })
    return [[[{ title: 'what the tests need', run: failed }]]]
  }
}

/**
 * @param {string} node
 * @param {string} chromium
 * @returns {Check[][][]}
 */
function stages(node, chromium) {
  const tool = (/** @type {string[]} */ ...args) => asOneTest(run(node, args))
  const types = { title: 'types', run: () => tool('node_modules/vue-tsc/bin/vue-tsc.js', '--build') }
  const lint = { title: 'lint', run: () => tool('node_modules/eslint/bin/eslint.js', '.') }
  const format = {
    title: 'format',
    run: () => tool('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
  }
  const build = { title: 'build', run: () => asOneTest(buildPage(node)) }
  const journeys = { title: 'journeys', run: () => runVitest(node, chromium, ['journeys']) }
  const tests = { title: 'tests', run: () => runVitest(node, chromium, ['unit', 'field', 'dom']) }
  return [
    [
      [types, lint, format],
      [build, journeys],
    ],
    [[tests]],
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
 * @param {string[]} projects
 */
async function runVitest(node, chromium, projects) {
  const report = inRoot('node_modules', '.cache', `vitest-${projects[0]}.json`)
  rmSync(report, { force: true })
  const named = projects.map((project) => `--project=${project}`)
  const args = ['run', ...named, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await run(node, ['node_modules/vitest/vitest.mjs', ...args], { env: { CHROMIUM: chromium } })
  const found = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined
  const failedNames = nameFailed(found)
  return { ...countTests(found, code), ...(failedNames.length > 0 && { failedNames }) }
}
