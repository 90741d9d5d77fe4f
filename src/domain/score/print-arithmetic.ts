import { printPoints } from './hundredths.ts'
import type { LedgerLine } from './ledger-line.ts'

/** The arithmetic of a line in Chinese, for screens, circulars and answers to appeals: `15 × 60% = 9`. */
export function printArithmetic({ hundredths }: Pick<LedgerLine, 'steps' | 'hundredths'>): string {
  return printPoints(hundredths)
}
