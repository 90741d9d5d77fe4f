/**
 * @typedef {{ status: string }} Assertion
 * @typedef {{ status: string, assertionResults: Assertion[] }} TestFile
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
 * @param {TestFile} file
 * @param {string} status
 */
function count(file, status) {
  return file.assertionResults.filter((assertion) => assertion.status === status).length
}
