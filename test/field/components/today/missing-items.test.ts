import { describe, expect, it } from 'vitest'
import { sharesOf } from '../../../../src/field/components/today/missing-items.ts'

describe('the drawn shares of a task', () => {
  it('put waiting after confirmed', () => {
    expect(sharesOf({ confirmed: 1, waiting: 1, target: 4 })).toEqual({ confirmed: 0.25, reached: 0.5 })
  })

  it('never pass the whole', () => {
    expect(sharesOf({ confirmed: 9, waiting: 3, target: 0 })).toEqual({ confirmed: 0, reached: 0 })
    expect(sharesOf({ confirmed: 9, waiting: 3, target: 8 })).toEqual({ confirmed: 1, reached: 1 })
  })
})
