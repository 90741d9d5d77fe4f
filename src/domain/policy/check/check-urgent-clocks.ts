import { problem, type PolicyProblem } from '../policy-problem.ts'
import type { Policy } from '../policy.ts'
import { repeatedIndexes } from './repeated.ts'

/** The phone call comes before the written report, and that before the final one. */
export function checkUrgentClocks({ deadlines: { urgent } }: Policy): PolicyProblem[] {
  return [
    ...repeatedIndexes(urgent.map(({ id }) => id)).map((index) =>
      problem('urgent.id_twice', `deadlines.urgent.${index}.id`, { id: urgent[index]?.id ?? '' }),
    ),
    ...urgent.flatMap(({ id, phoneMinutes, writtenMinutes, finalReportMinutes }, index) => {
      const place = `deadlines.urgent.${index}`
      const found: PolicyProblem[] = []
      if (isAfter(phoneMinutes, writtenMinutes)) {
        found.push(
          problem(
            'urgent.phone_after_written',
            `${place}.phoneMinutes`,
            dataOf({ id, phoneMinutes, writtenMinutes }),
          ),
        )
      }
      if (isAfter(writtenMinutes, finalReportMinutes)) {
        found.push(
          problem(
            'urgent.final_before_written',
            `${place}.finalReportMinutes`,
            dataOf({ id, writtenMinutes, finalReportMinutes }),
          ),
        )
      }
      return found
    }),
  ]
}

function isAfter(minutes: number | null, other: number | null): boolean {
  return minutes !== null && other !== null && minutes > other
}

function dataOf(values: Record<string, string | number | null>): PolicyProblem['data'] {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  )
}
