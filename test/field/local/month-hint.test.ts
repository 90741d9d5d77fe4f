import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { parseMonth } from '../../../src/domain/calendar/month.ts'
import { dropMonthHint, keepMonthHint, readMonthHint } from '../../../src/field/local/month-hint.ts'
import { accountIdOf, NOW } from '../../support/make-ids.ts'
import { makeMonth, makeRecord, november } from '../../support/make-month.ts'

const progress = makeMonth({ records: [makeRecord(1)] })
const hint = { accountId: accountIdOf(1), progress, confirmedAt: NOW }

/** A browser's own storage, as far as the hint uses it. */
function storageOf(kept: Map<string, string>) {
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

describe('the month as it stood last', () => {
  const kept = new Map<string, string>()
  beforeEach(() => {
    kept.clear()
    vi.stubGlobal('localStorage', storageOf(kept))
  })
  afterEach(() => void vi.unstubAllGlobals())

  it('is there again for the same person in the same month', () => {
    keepMonthHint(hint)
    expect(readMonthHint(accountIdOf(1), november)).toMatchObject({ progress, confirmedAt: NOW })
  })

  it('is never shown to somebody else', () => {
    keepMonthHint(hint)
    expect(readMonthHint(accountIdOf(2), november)).toBeUndefined()
  })

  it('is forgotten when the month is over', () => {
    keepMonthHint(hint)
    expect(readMonthHint(accountIdOf(1), parseMonth('2026-12')!)).toBeUndefined()
  })

  it('of another version of the program, or damaged, is no hint', () => {
    keepMonthHint(hint)
    const [key = ''] = kept.keys()
    const text = kept.get(key) ?? ''
    kept.set(key, text.replace('"shape":2', '"shape":0'))
    expect(readMonthHint(accountIdOf(1), november)).toBeUndefined()
    kept.set(key, text.slice(0, 20))
    expect(readMonthHint(accountIdOf(1), november)).toBeUndefined()
  })

  it('goes when the person signs out', () => {
    keepMonthHint(hint)
    dropMonthHint()
    expect(readMonthHint(accountIdOf(1), november)).toBeUndefined()
  })

  it('is simply absent where storage is closed to the page', () => {
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw new DOMException('closed', 'SecurityError')
      },
    })
    expect(readMonthHint(accountIdOf(1), november)).toBeUndefined()
    expect(() => keepMonthHint(hint)).not.toThrow()
  })
})
