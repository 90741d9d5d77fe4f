import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../src/protocol/canonical-json.ts'

const json = fc.jsonValue({ maxDepth: 4 })

describe('canonical JSON', () => {
  it('sorts keys at every depth, leaves out blanks and absent members, and keeps the order of lists', () => {
    const value = { b: [{ y: 2, x: 1 }, '甲 乙'], a: undefined, Z: null, é: { n: undefined, m: 1.5 } }
    expect(canonicalJson(value)).toBe('{"Z":null,"b":[{"x":1,"y":2},"甲 乙"],"é":{"m":1.5}}')
  })

  it.each([
    ['text', '"望澜县"'],
    [0, '0'],
    [-0, '0'],
    [1e21, '1e+21'],
    [true, 'true'],
    [null, 'null'],
    [[], '[]'],
    [{}, '{}'],
    [[undefined, 1], '[null,1]'],
  ])('writes %j as %s', (value, text) => {
    expect(canonicalJson(value === 'text' ? '望澜县' : value)).toBe(text)
  })

  it('is the same whatever the order of keys', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(reverseKeys(value))).toBe(canonicalJson(value))
      }),
    )
  })

  it('is the same with absent members as without them', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(withAbsentMembers(value))).toBe(canonicalJson(value))
      }),
    )
  })

  it('says the same as the value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('differs when the value differs', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        fc.pre(JSON.stringify(a) !== JSON.stringify(b))
        const isSameText = canonicalJson(a) === canonicalJson(b)
        if (isSameText) expect(reverseKeys(a)).toEqual(reverseKeys(b))
      }),
    )
  })

  it('is the same on both sides of the wire, also for halves of characters', () => {
    const text = fc.string({
      unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    })
    fc.assert(
      fc.property(fc.dictionary(text, text), (value) => {
        const sent = new TextEncoder().encode(JSON.stringify(value))
        const received: unknown = JSON.parse(new TextDecoder().decode(sent))
        expect(canonicalJson(received)).toBe(canonicalJson(value))
      }),
    )
  })
})

function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).reverse()
  return Object.fromEntries(members.map(([key, member]) => [key, reverseKeys(member)]))
}

function withAbsentMembers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withAbsentMembers)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([key, member]) => [key, withAbsentMembers(member)] as const)
  return Object.fromEntries([['absent', undefined], ...members, ['~absent', undefined]])
}
