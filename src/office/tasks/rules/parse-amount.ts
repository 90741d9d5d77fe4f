import { MOST_AMOUNT } from '../../../domain/policy/amount.ts'

/**
 * A typed number: whole from 0 on, or points with at most two decimals and a sign. Empty is null where nothing needs to
 * be said; undefined for what is no such number or beyond the bound of a document. Full-width digits, as a Chinese keyboard gives them, are digits.
 */
export function parseAmount(
  text: string,
  { isWhole, isOptional }: { isWhole: boolean; isOptional: boolean },
): number | null | undefined {
  const plain = text
    .trim()
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[－−]/, '-')
    .replace('．', '.')
  if (plain === '') return isOptional ? null : undefined
  const shape = isWhole ? /^\d+$/ : /^[+-]?\d+(\.\d{1,2})?$/
  const amount = shape.test(plain) ? Number(plain) : NaN
  return Math.abs(amount) <= MOST_AMOUNT ? amount : undefined
}
