import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  compare,
  decimalOf,
  divide,
  multiply,
  negate,
  parseDecimal,
  round,
  signOf,
  subtract,
  type Decimal,
} from '../../../src/domain/figures/decimal.ts'

const decimal = (text: string) => text as Decimal
const integer = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })
const hundredths = integer.map(
  (units) => divide(decimalOf(units), decimalOf(100), { places: 2 }) ?? decimal('0'),
)

describe('a decimal in text', () => {
  it.each([
    ['12', '12'],
    ['-12.50', '-12.5'],
    ['007', '7'],
    ['0.00', '0'],
    ['-0', '0'],
    ['100', '100'],
    ['100.0', '100'],
    ['123456789012345678901234567890.5', '123456789012345678901234567890.5'],
  ])('%s is %s', (text, expected) => {
    expect(parseDecimal(text)).toBe(expected)
  })

  it.each(['', '-', '1.', '.5', '1e3', '1,000', '１２', 'NaN', 'Infinity', ' 1', '+1', '1.2.3'])(
    'is not %j',
    (text) => {
      expect(parseDecimal(text)).toBeUndefined()
    },
  )
})

describe('a number as a decimal', () => {
  it('is the one as which it is written', () => {
    expect([0.1, -2.5, 1e21, 1.5e-7, 415, -0].map(decimalOf)).toEqual([
      '0.1',
      '-2.5',
      '1000000000000000000000',
      '0.00000015',
      '415',
      '0',
    ])
  })

  it('is never made of what is no number', () => {
    for (const value of [NaN, Infinity, -Infinity]) expect(() => decimalOf(value)).toThrow(RangeError)
  })
})

describe('reckoning', () => {
  it('has no binary rest', () => {
    expect(add(decimal('0.1'), decimal('0.2'))).toBe('0.3')
    expect(multiply(decimal('1.1'), decimal('1.1'))).toBe('1.21')
    expect(subtract(decimal('0.3'), decimal('0.1'))).toBe('0.2')
  })

  it('is exact beyond the integers that a binary number keeps apart', () => {
    expect(add(decimal('9007199254740993'), decimal('0.1'))).toBe('9007199254740993.1')
  })

  it('compares by value, not by how it is written', () => {
    expect(compare(decimal('1.0'), decimal('1'))).toBe(0)
    expect(compare(decimal('10'), decimal('9'))).toBe(1)
    expect(compare(decimal('-10'), decimal('-9'))).toBe(-1)
    expect([signOf(decimal('-0.01')), signOf(decimal('0.00')), signOf(decimal('3'))]).toEqual([-1, 0, 1])
  })

  it('agrees with whole hundredths of any size', () => {
    const asUnits = (value: Decimal) => BigInt(round(value, 2).replace('.', ''))
    fc.assert(
      fc.property(hundredths, hundredths, (a, b) => {
        expect(asUnits(add(a, b))).toBe(asUnits(a) + asUnits(b))
        expect(add(a, b)).toBe(add(b, a))
        expect(compare(subtract(add(a, b), b), a)).toBe(0)
        expect(compare(negate(negate(a)), a)).toBe(0)
      }),
    )
  })
})

describe('rounding', () => {
  it.each([
    ['207.5', 0, '208'],
    ['1.005', 2, '1.01'],
    ['1.0049', 2, '1.00'],
    ['0.5', 0, '1'],
    ['0.49', 0, '0'],
    ['2.5', 0, '3'],
    ['12', 1, '12.0'],
  ])('%s with %i digits is %s', (text, places, expected) => {
    expect(round(decimal(text), places)).toBe(expected)
  })

  it.each([
    ['-2.5', '-3'],
    ['-2.4', '-2'],
    ['-0.5', '-1'],
    ['-0.4', '0'],
  ])('takes the amount of a negative number: %s is %s', (text, expected) => {
    expect(round(decimal(text), 0)).toBe(expected)
  })

  it('goes down to the smaller and up to the greater number when told', () => {
    expect(round(decimal('-2.1'), 0, 'down')).toBe('-3')
    expect(round(decimal('-2.9'), 0, 'up')).toBe('-2')
    expect(round(decimal('2.9'), 0, 'down')).toBe('2')
    expect(round(decimal('2.1'), 0, 'up')).toBe('3')
    expect(round(decimal('2.0'), 0, 'up')).toBe('2')
  })

  it('has no quotient through 0', () => {
    expect(divide(decimal('5'), decimal('0.00'), { places: 0 })).toBeUndefined()
  })

  it('gives the nearest number, and of two the one with the greater amount', () => {
    const divisor = fc.bigInt({ min: 1n, max: 10n ** 20n })
    fc.assert(
      fc.property(
        integer,
        divisor,
        fc.boolean(),
        fc.integer({ min: 0, max: 6 }),
        (a, b, isNegative, places) => {
          const through = isNegative ? -b : b
          const quotient = divide(decimalOf(a), decimalOf(through), { places }) ?? ''
          expect(quotient).toMatch(places === 0 ? /^-?\d+$/ : new RegExp(`^-?\\d+\\.\\d{${places}}$`))
          const units = BigInt(quotient.replace('.', ''))
          const scale = 10n ** BigInt(places)
          // Twice the error, by definition of half-up, lies between -|b| (left in) and |b| (left out), seen from 0.
          const exact = (a < 0n ? -a : a) * scale * 2n
          const found = (units < 0n ? -units : units) * b * 2n
          expect(found - exact <= b && found - exact > -b).toBe(true)
          if (units !== 0n) expect(units < 0n).toBe(a < 0n !== isNegative)
        },
      ),
    )
  })
})
