import { SHANGHAI_OFFSET_MS } from './shanghai-time.ts'

/** A calendar month in Asia/Shanghai, `2026-11`. China has one zone and no daylight saving since 1991: UTC+8. */
export type Month = string & { readonly __brand: 'Month' }

/** The month in which an instant (ms since 1970 UTC) falls in Asia/Shanghai. */
export function monthOf(at: number): Month {
  const date = new Date(at + SHANGHAI_OFFSET_MS)
  const year = String(date.getUTCFullYear()).padStart(4, '0')
  return `${year}-${String(date.getUTCMonth() + 1).padStart(2, '0')}` as Month
}

export function parseMonth(text: string): Month | undefined {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? (text as Month) : undefined
}

/** First instant of the month and first instant after it. */
export function monthBounds(month: Month): { from: number; until: number } {
  return { from: startOf(month), until: startOf(shiftMonth(month, 1)) }
}

/** The month `count` months later; earlier when negative. */
export function shiftMonth(month: Month, count: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const index = year * 12 + (number - 1) + count
  const shiftedYear = String(Math.floor(index / 12)).padStart(4, '0')
  return `${shiftedYear}-${String((index % 12) + 1).padStart(2, '0')}` as Month
}

function startOf(month: Month): number {
  return Date.parse(`${month}-01`) - SHANGHAI_OFFSET_MS
}
