import { describe, expect, it } from 'vitest'
import { inRoot } from '../../src/setup/paths.mjs'
import { countTests, nameFailed } from '../../src/setup/vitest-report.mjs'

const passed = { status: 'passed', fullName: 'a month counts once' }
const failed = { status: 'failed', fullName: 'a month counts twice' }

function report(...files: [name: string, ...assertions: { status: string; fullName: string }[]][]) {
  const testResults = files.map(([name, ...assertionResults]) => ({
    name: inRoot('test', name),
    status: assertionResults.length === 0 || assertionResults.includes(failed) ? 'failed' : 'passed',
    assertionResults,
  }))
  return { testResults }
}

describe('the report of a run', () => {
  it('counts what passed and what failed, and a file that broke before its first test as one', () => {
    expect(countTests(report(['a.test.ts', passed, failed], ['b.test.ts', passed]), 1)).toEqual({
      passed: 2,
      failed: 1,
    })
    expect(countTests(report(['a.test.ts', passed], ['b.test.ts']), 1)).toEqual({ passed: 1, failed: 1 })
  })

  it('takes silence and an error outside of all tests for a failure', () => {
    expect(countTests(undefined, 0)).toEqual({ passed: 0, failed: 1 })
    expect(countTests(report(['a.test.ts', passed]), 1)).toEqual({ passed: 1, failed: 1 })
  })

  it('names what failed by its file and its words, and a broken file by itself', () => {
    expect(nameFailed(report(['a.test.ts', passed, failed], ['b.test.ts'], ['c.test.ts', passed]))).toEqual([
      'test/a.test.ts > a month counts twice',
      'test/b.test.ts',
    ])
    expect(nameFailed(undefined)).toEqual([])
  })
})
