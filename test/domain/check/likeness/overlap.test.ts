import { describe, expect, it } from 'vitest'
import { isNoticed, overlapOf } from '../../../../src/domain/check/likeness/overlap.ts'
import { listSampleTexts } from '../../../support/make-samples.ts'

const bodies = listSampleTexts()
const [first = '', second = ''] = bodies

describe('how much of one text stands in another', () => {
  it('is all of it for the same text, in one passage from end to end', () => {
    const overlap = overlapOf(first, first)
    expect(overlap.percent).toBe(100)
    expect(overlap.passages).toHaveLength(1)
    expect(isNoticed(overlap)).toBe(true)
  })

  it('is all of it for a piece of a longer one, and a share for the longer one', () => {
    const piece = first.slice(20, 120)
    expect(overlapOf(piece, first).percent).toBe(100)
    expect(overlapOf(first, piece).percent).toBeLessThan(80)
  })

  it('shows each passage in its place, in both texts', () => {
    const taken = first.slice(30, 110)
    const copy = `${second.slice(0, 60)}${taken}${second.slice(60)}`
    const { passages } = overlapOf(copy, first)
    expect(passages).toHaveLength(1)
    const [passage] = passages
    const inCopy = copy.slice(passage?.from, passage?.until)
    expect(inCopy).toBe(first.slice(passage?.otherFrom, passage?.otherUntil))
    expect(taken).toContain(inCopy)
    expect(inCopy.length).toBeGreaterThan(70)
  })

  it('is not fooled by blanks, line ends and other marks', () => {
    const dressed = [...first].join(' ').replaceAll('。', '!')
    expect(overlapOf(dressed, first).percent).toBe(100)
  })

  it('stays unnoticed for ordinary official phrases', () => {
    const phrases = '要进一步加强组织领导，压实工作责任，确保各项任务落到实处、取得实效。'
    const one = `${first.slice(0, 200)}${phrases}${first.slice(200)}`
    const other = `${second.slice(0, 200)}${phrases}${second.slice(200)}`
    expect(isNoticed(overlapOf(one, other))).toBe(false)
  })

  it('notices one long passage in a long report', () => {
    const passage = first.slice(0, 90)
    const report = bodies.slice(2, 9).join('\n') + passage
    const overlap = overlapOf(report, first)
    expect(overlap.percent).toBeLessThan(20)
    expect(isNoticed(overlap)).toBe(true)
  })

  it('of two items about different things goes unnoticed', () => {
    for (const [place, body] of bodies.entries())
      for (const other of bodies.slice(place + 1)) expect(isNoticed(overlapOf(body, other))).toBe(false)
  })

  it('of nothing is nothing', () => {
    expect(overlapOf('', first)).toEqual({ percent: 0, passages: [] })
    expect(overlapOf(first, '')).toEqual({ percent: 0, passages: [] })
  })
})
