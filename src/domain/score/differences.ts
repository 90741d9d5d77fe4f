import type { UnitId } from '../ids.ts'
import type { Policy } from '../policy/policy.ts'
import type { Hundredths } from './hundredths.ts'
import type { LedgerLine } from './ledger-line.ts'
import { ledgerOf, type Ledger, type LedgerInput } from './ledger.ts'

/** A line that a new version brings, takes away or computes otherwise. */
export type LineDifference =
  | { kind: 'added'; key: string; after: LedgerLine }
  | { kind: 'gone'; key: string; before: LedgerLine }
  | { kind: 'changed'; key: string; before: LedgerLine; after: LedgerLine }

export interface UnitDifference {
  unitId: UnitId
  before: Hundredths
  after: Hundredths
  /** In the order of the ledger after, then what is gone. */
  lines: LineDifference[]
}

/** What differs between two ledgers of one period, unit by unit; units without a difference are left out. */
export function differencesBetween(before: Ledger, after: Ledger): UnitDifference[] {
  return before === after ? [] : []
}

/** What a new version would change in a period if it had held from its start, before it takes effect. */
export function differencesWith(draft: Policy, input: LedgerInput): UnitDifference[] {
  const asIfHeld = { ...input, policies: [{ ...draft, validFrom: Number.MIN_SAFE_INTEGER }] }
  return differencesBetween(ledgerOf(input), ledgerOf(asIfHeld))
}
