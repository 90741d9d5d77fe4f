import { describe, expect, it } from 'vitest'
import { isAcceptablePassword, parseAccountName } from '../../../src/domain/people/credentials.ts'

describe('an account name', () => {
  it.each([
    ['nongye01', 'nongye01'],
    ['  NongYe-Shenhe ', 'nongye-shenhe'],
    ['a1', 'a1'],
    ['wl.nongye_2', 'wl.nongye_2'],
    ['a'.repeat(32), 'a'.repeat(32)],
  ])('%j is %j', (typed, name) => {
    expect(parseAccountName(typed)).toBe(name)
  })

  it.each(['', 'a', '-ab', '.ab', 'nong ye', '农业', 'a/b', "a'--", 'a'.repeat(33), 'ａｂ'])(
    'is not %j',
    (typed) => {
      expect(parseAccountName(typed)).toBeUndefined()
    },
  )
})

describe('a password', () => {
  it('has 10 to 128 characters, of whatever kind', () => {
    const lengths = [0, 9, 10, 128, 129]
    expect(lengths.map((length) => isAcceptablePassword('a'.repeat(length)))).toEqual([
      false,
      false,
      true,
      true,
      false,
    ])
    expect(isAcceptablePassword('wanglan-2026')).toBe(true)
  })

  it('is counted in characters, not in their halves', () => {
    expect(isAcceptablePassword('𠮷'.repeat(9))).toBe(false)
    expect(isAcceptablePassword('山'.repeat(10))).toBe(true)
  })

  it('keeps its blanks: they are part of it', () => {
    expect(isAcceptablePassword(' '.repeat(10))).toBe(true)
  })
})
