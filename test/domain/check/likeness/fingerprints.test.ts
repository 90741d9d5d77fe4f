import { describe, expect, it } from 'vitest'
import { toComparableText } from '../../../../src/domain/check/likeness/comparable-text.ts'
import {
  fingerprintsOf,
  SHINGLE_CHARACTERS,
  WINDOW,
} from '../../../../src/domain/check/likeness/fingerprints.ts'
import { listSampleTexts } from '../../../support/make-samples.ts'

const bodies = listSampleTexts()

const shared = (one: string, other: string) => {
  const known = new Set(fingerprintsOf(other))
  return fingerprintsOf(one).filter((print) => known.has(print)).length
}

describe('the fingerprints of a text', () => {
  it('have at least one in common when two texts share as many characters as a window spans', () => {
    const passage = toComparableText(bodies[0] ?? '').characters.slice(
      40,
      40 + SHINGLE_CHARACTERS + WINDOW - 1,
    )
    for (const body of bodies.slice(1, 12)) {
      const at = Math.floor(body.length / 2)
      expect(shared(`${body.slice(0, at)}${passage}${body.slice(at)}`, bodies[0] ?? '')).toBeGreaterThan(0)
    }
  })

  it('do not change with blanks, punctuation, width and capitals', () => {
    const [body = ''] = bodies
    const rewritten = body.replaceAll('，', ' , ').replaceAll('。', '．\n').replaceAll('1', '１')
    expect(fingerprintsOf(rewritten)).toEqual(fingerprintsOf(body))
  })

  it('are about one for eight characters, so that an archive stays small', () => {
    const all = bodies.join('')
    const density = fingerprintsOf(all).length / toComparableText(all).characters.length
    expect(density).toBeGreaterThan(0.08)
    expect(density).toBeLessThan(0.16)
  })

  it('of a short text is a single one, and of none there is none', () => {
    expect(fingerprintsOf('竹罗乡断头路全线贯通了')).toHaveLength(1)
    expect(fingerprintsOf('太短')).toEqual([])
    expect(fingerprintsOf('')).toEqual([])
  })

  it('are whole 32-bit numbers', () => {
    for (const print of fingerprintsOf(bodies[1] ?? '')) expect(print).toBe(print | 0)
  })
})
