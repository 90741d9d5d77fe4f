import { relative } from 'node:path'
import { inRoot } from './paths.mjs'

/**
 * @typedef {{ status: string, fullName: string }} Assertion
 * @typedef {{ status: string, name: string, assertionResults: Assertion[] }} TestFile
 */

/**
 * Counts what ran. A file that broke before its first test, an error outside all tests and a run of no tests
 * each count as one failure: silence is no proof.
 * @param {{ testResults: TestFile[] } | undefined} report
 * @param {number} exitCode
 */
export function countTests(report, exitCode) {
  const files = report?.testResults ?? []
  const passed = files.reduce((sum, file) => sum + count(file, 'passed'), 0)
  const failed = files.reduce(
    (sum, file) => sum + Math.max(count(file, 'failed'), file.status === 'failed' ? 1 : 0),
    0,
  )
  const isSilent = passed + failed === 0 || (exitCode !== 0 && failed === 0)
  return { passed, failed: isSilent ? failed + 1 : failed }
}

/**
 * What failed, a line each: the last lines of a long run are all that many people get to see of it.
 * @param {{ testResults: TestFile[] } | undefined} report
 * @returns {string[]} the file from the project's root on, and the test; the file alone when it broke outside its tests
 */
export function nameFailed(report) {
  const broken = (report?.testResults ?? []).filter(({ status }) => status === 'failed')
  return broken.flatMap(({ name, assertionResults }) => {
    const file = relative(inRoot(), name)
    const failed = assertionResults.filter(({ status }) => status === 'failed')
    return failed.length === 0 ? [file] : failed.map(({ fullName }) => `${file} > ${fullName}`)
  })
}

/**
 * @param {TestFile} file
 * @param {string} status
 */
function count(file, status) {
  return file.assertionResults.filter((assertion) => assertion.status === status).length
}
