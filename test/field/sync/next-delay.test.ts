import { describe, expect, it } from 'vitest'
import type { AnswerClass } from '../../../src/field/sync/classify-answer.ts'
import { nextDelayMs, type DelayFacts } from '../../../src/field/sync/next-delay.ts'

const noAnswer: AnswerClass = { kind: 'retry', afterMs: null }
const officeError: AnswerClass = { kind: 'retry', afterMs: null, hasNetwork: true }

/** After many runs in a row that were stopped so, with somebody looking at what waits. */
function delayAfter(answer: AnswerClass, facts: Partial<DelayFacts> = {}): number {
  const end = { status: 'stopped', answer } as const
  return Math.round(nextDelayMs({ end, failures: 9, isWaiting: true, isVisible: true, random: 1, ...facts }))
}

describe('a line that brings no answer', () => {
  it('is tried on the beat of the news while somebody looks at what waits', () => {
    expect(delayAfter(noAnswer)).toBe(14_400)
    expect(delayAfter(noAnswer, { random: 0.5 })).toBe(12_000)
  })

  it('is tried every 30 s or so while something waits and nobody looks', () => {
    expect(delayAfter(noAnswer, { isVisible: false })).toBe(36_000)
  })

  it('is tried sooner than on any beat after the first failures', () => {
    expect(delayAfter(noAnswer, { failures: 1 })).toBe(2000)
    expect(delayAfter(noAnswer, { failures: 1, isVisible: false })).toBe(2000)
  })

  it('is tried ever more rarely when nothing waits, whoever looks', () => {
    expect(delayAfter(noAnswer, { isWaiting: false })).toBe(300_000)
  })

  it('is left alone for as long as somebody on it asked', () => {
    expect(delayAfter({ kind: 'retry', afterMs: 90_000 })).toBe(90_000)
  })
})

describe('an office that answers with errors', () => {
  it('is not pressed by those who look on', () => {
    expect(delayAfter(officeError)).toBe(36_000)
    expect(delayAfter(officeError, { isVisible: false })).toBe(36_000)
  })

  it('is left alone for as long as it asked', () => {
    expect(delayAfter({ ...officeError, afterMs: 240_000 })).toBe(240_000)
  })

  it('is asked ever more rarely when it refuses the request itself', () => {
    expect(delayAfter({ kind: 'refused', status: 400 })).toBe(300_000)
  })
})
