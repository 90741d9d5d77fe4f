import { describe, expect, it } from 'vitest'
import type { Month } from '../../src/domain/calendar/month.ts'
import { formatReceipt, parseReceipt, receiptMonth } from '../../src/domain/receipt.ts'
import { shanghai } from '../support/make-ids.ts'

describe('a receipt number', () => {
  const month = '2026-11' as Month

  it('names the month and the running number with four digits', () => {
    expect(formatReceipt(month, 1)).toBe('2026-11-0001')
    expect(formatReceipt(month, 9999)).toBe('2026-11-9999')
  })

  it('grows a digit when a month has more than 9999 items', () => {
    expect(formatReceipt(month, 10_000)).toBe('2026-11-10000')
  })

  it('belongs to the month in Shanghai in which the item was received', () => {
    expect(receiptMonth(shanghai('2026-11-30T23:59'))).toBe('2026-11')
    expect(receiptMonth(shanghai('2026-12-01T00:00'))).toBe('2026-12')
  })

  it('is taken back by its parser', () => {
    expect(parseReceipt(formatReceipt(month, 42))).toBe('2026-11-0042')
    expect(parseReceipt(formatReceipt(month, 12_345))).toBe('2026-11-12345')
  })

  it.each(['', '2026-11-42', '2026-13-0001', '2026-00-0001', '26-11-0001', '2026-11-0001 ', '2026-11-00a1'])(
    'is not %j',
    (text) => {
      expect(parseReceipt(text)).toBeUndefined()
    },
  )
})
