import { expect, it } from 'vitest'
import type { Period } from '../../../src/domain/calendar/period.ts'
import { taskExampleOf } from '../../../src/domain/progress/task-example.ts'
import { NOW, unitIdOf } from '../../support/make-ids.ts'
import { makePolicy, makeQuota } from '../../support/make-policy.ts'
import { makeRecord } from '../../support/make-record.ts'

const exampleOf = (minimum: number | null) =>
  taskExampleOf(makeQuota({ minimum }), {
    policy: makePolicy(),
    period: '2026-11' as Period,
    units: [1, 2].map((n) => ({ id: unitIdOf(n), classId: 'department' })),
    officers: [],
    records: [makeRecord()],
    lastYearRecords: undefined,
    now: NOW,
  })

it('an example counts those who have the task', () => {
  expect(exampleOf(1)).toEqual({ holders: 2, untasked: 0, met: 1, missing: 1 })
})

it('a number of 0, or none, is a task of nobody: nothing is met and nothing missing', () => {
  const nobody = { holders: 0, untasked: 2, met: 0, missing: 0 }
  expect(exampleOf(0)).toEqual(nobody)
  expect(exampleOf(null)).toEqual(nobody)
})
