import type { Hundredths } from './hundredths.ts'
import { ledgerOf, type LedgerInput } from './ledger.ts'
import type { Policy } from '../policy/policy.ts'

/** Before any record, so that the rule holds for the period that is looked at. */
const LONG_AGO = Date.UTC(2000, 0, 1)

export interface PointsExample {
  /** Lines that name the rule, those that bring nothing among them. */
  times: number
  hundredths: Hundredths
}

/** What a rule of a document would bring all units in one period, had the document always held. */
export function pointsExampleOf(
  ruleId: string,
  { policy, ...input }: Omit<LedgerInput, 'policies'> & { policy: Policy },
): PointsExample {
  const { units } = ledgerOf({ ...input, policies: [{ ...policy, validFrom: LONG_AGO }] })
  const lines = units.flatMap((unit) => unit.lines).filter((line) => line.ruleId === ruleId)
  return { times: lines.length, hundredths: lines.reduce((sum, { hundredths }) => sum + hundredths, 0) }
}
