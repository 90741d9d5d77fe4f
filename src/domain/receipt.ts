import { monthOf, type Month } from './calendar/month.ts'

/** The number the office gives to an item it has received: year, month and a running number, `2026-11-0042`. */
export type Receipt = string & { readonly __brand: 'Receipt' }

/** Takes the month of the office's receipt and its running number (from 1); four digits, more when needed. */
export function formatReceipt(month: Month, number: number): Receipt {
  return `${month}-${String(number).padStart(4, '0')}` as Receipt
}

/** The month whose running numbers an item received at `receivedAt` takes part in. */
export function receiptMonth(receivedAt: number): Month {
  return monthOf(receivedAt)
}

export function parseReceipt(text: string): Receipt | undefined {
  return /^\d{4}-(0[1-9]|1[0-2])-\d{4,}$/.test(text) ? (text as Receipt) : undefined
}
