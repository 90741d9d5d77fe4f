import type { LedgerLine } from './ledger-line.ts'

/** Who stands for a line that counts. */
export type LineProof =
  | { kind: 'persons'; names: string[]; at: number | null }
  /** A record of the office that keeps no name, such as the receipt of an item. */
  | { kind: 'office' }
  /** A whole period: computed from what the office has confirmed in it. */
  | { kind: 'computed' }

/** Null for an entry that nobody has confirmed, or that was refused. */
export function proofOf({
  confirmation,
  confirmedBy = [],
  period,
}: Pick<LedgerLine, 'confirmation' | 'confirmedBy' | 'period'>): LineProof | null {
  if (confirmation !== null) {
    const { status } = confirmation
    return status === 'confirmed' ? { kind: 'persons', names: [confirmation.by], at: confirmation.at } : null
  }
  if (confirmedBy.length > 0) return { kind: 'persons', names: confirmedBy, at: null }
  return { kind: period === null ? 'office' : 'computed' }
}
