import type { UnitId } from '../ids.ts'
import type { Policy } from '../policy/policy.ts'
import type { Hundredths } from './hundredths.ts'
import type { LedgerLine } from './ledger-line.ts'
import { ledgerOf, type Ledger, type LedgerInput, type UnitLedger } from './ledger.ts'

/** A line that a new version brings, takes away or computes otherwise. */
export type LineDifference =
  | { kind: 'added'; key: string; after: LedgerLine }
  | { kind: 'gone'; key: string; before: LedgerLine }
  | { kind: 'changed'; key: string; before: LedgerLine; after: LedgerLine }

export interface UnitDifference {
  unitId: UnitId
  /** The sums. */
  before: Hundredths
  after: Hundredths
  /** In the order of the ledger after, then what is gone. */
  lines: LineDifference[]
}

/** What differs between two ledgers of one period, unit by unit; units without a difference are left out. */
export function differencesBetween(before: Ledger, after: Ledger): UnitDifference[] {
  const beforeById = new Map(before.units.map((unit) => [unit.unitId, unit]))
  const afterById = new Map(after.units.map((unit) => [unit.unitId, unit]))
  return [...new Set([...afterById.keys(), ...beforeById.keys()])]
    .map((unitId) => unitDifference(unitId, beforeById.get(unitId), afterById.get(unitId)))
    .filter(({ lines }) => lines.length > 0)
}

/** What a new version would change in a period if it had held from its start, before it takes effect. */
export function differencesWith(draft: Policy, input: LedgerInput): UnitDifference[] {
  const asIfHeld = { ...input, policies: [{ ...draft, validFrom: 0 }] }
  return differencesBetween(ledgerOf(input), ledgerOf(asIfHeld))
}

function unitDifference(
  unitId: UnitId,
  before: UnitLedger | undefined,
  after: UnitLedger | undefined,
): UnitDifference {
  const beforeByKey = new Map(before?.lines.map((line) => [line.key, line]))
  const afterKeys = new Set(after?.lines.map(({ key }) => key))
  return {
    unitId,
    before: before?.hundredths ?? 0,
    after: after?.hundredths ?? 0,
    lines: [
      ...(after?.lines ?? []).flatMap((line) => lineDifference(beforeByKey.get(line.key), line)),
      ...(before?.lines ?? [])
        .filter(({ key }) => !afterKeys.has(key))
        .map((line): LineDifference => ({ kind: 'gone', key: line.key, before: line })),
    ],
  }
}

/** Another version or another name of the rule is no difference while the arithmetic is the same. */
function lineDifference(before: LedgerLine | undefined, after: LedgerLine): LineDifference[] {
  if (before === undefined) return [{ kind: 'added', key: after.key, after }]
  const isSame =
    before.hundredths === after.hundredths && JSON.stringify(before.steps) === JSON.stringify(after.steps)
  return isSame ? [] : [{ kind: 'changed', key: after.key, before, after }]
}
