import { describe, expect, it } from 'vitest'
import { createPrintLoad } from '../../../src/server/likeness/print-load.ts'

const LEAST = -(2 ** 31)
const MOST = 2 ** 31 - 1

describe('a load of fingerprints', () => {
  it('gives back all pairs in the order of the table, prints below zero first', () => {
    const load = createPrintLoad(10)
    load.add(900_000_000, [5, MOST, LEAST])
    load.add(900_000_007, [-1, 5])
    expect([...load.inOrder(100)]).toEqual([
      [
        [LEAST, 900_000_000],
        [-1, 900_000_007],
        [5, 900_000_000],
        [5, 900_000_007],
        [MOST, 900_000_000],
      ],
    ])
  })

  it('comes in slices none of which is longer than asked for', () => {
    const load = createPrintLoad(10)
    load.add(1, [3, 1, 2, 5, 4])
    expect([...load.inOrder(2)].map((slice) => slice.map(([print]) => print))).toEqual([[1, 2], [3, 4], [5]])
  })

  it('is full after so many texts, those without a fingerprint among them', () => {
    const load = createPrintLoad(2)
    load.add(1, [])
    expect(load.isFull()).toBe(false)
    load.add(2, [1])
    expect(load.isFull()).toBe(true)
  })

  it('is refused when two texts could no longer be told apart', () => {
    expect(() => createPrintLoad(2 ** 21 + 1)).toThrow('at most')
  })
})
