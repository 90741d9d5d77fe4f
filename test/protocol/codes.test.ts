import { describe, expect, it } from 'vitest'
import { REFUSAL_CODES } from '../../src/protocol/codes.ts'

describe('the codes of refusals', () => {
  it('are each listed once', () => {
    expect(REFUSAL_CODES.filter((code, index) => REFUSAL_CODES.indexOf(code) !== index)).toEqual([])
  })

  it('are each a subject and a reason', () => {
    expect(REFUSAL_CODES.filter((code) => !/^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$/.test(code))).toEqual([])
  })
})
