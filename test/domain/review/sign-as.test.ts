import { describe, expect, it } from 'vitest'
import type { AccountId } from '../../../src/domain/ids.ts'
import type { UnitStep } from '../../../src/domain/item/item-event.ts'
import type { WorkState } from '../../../src/domain/item/work-state.ts'
import { isPossibleTime, type Deputyship } from '../../../src/domain/review/deputyship.ts'
import {
  isSignatureOverdue,
  signAs,
  signatureDueAt,
  type Signing,
} from '../../../src/domain/review/sign-as.ts'

const AUTHOR = 'author' as AccountId
const DEPUTY = 'deputy' as AccountId
const HEAD = 'head' as AccountId
const LEADER = 'leader' as AccountId
const HOUR = 3_600_000

describe('who signs', () => {
  it('is the holder of the step’s post; the main leader also in the section head’s place', () => {
    expect(sign({ person: { accountId: HEAD, role: 'reviewer' } })).toEqual({
      post: 'reviewer',
      insteadOf: null,
    })
    expect(sign({ person: { accountId: LEADER, role: 'signer' } })).toEqual({
      post: 'reviewer',
      insteadOf: null,
    })
  })

  it('is not the section head where the main leader must', () => {
    const state = waiting({ post: 'signer', hasDeputy: true })
    expect(sign({ person: { accountId: HEAD, role: 'reviewer' }, state })).toBe('review.not_yours')
  })

  it('is never the author, whatever post they hold', () => {
    expect(sign({ person: { accountId: AUTHOR, role: 'signer' } })).toBe('review.own_text')
  })

  it('is a deputy from the first instant until the last, which does not belong to it', () => {
    const at = (instant: number) => sign({ deputyships: [makeDeputyship({})], at: instant })
    expect(at(999)).toBe('review.not_yours')
    expect(at(1000)).toEqual({ post: 'reviewer', insteadOf: '科室负责人' })
    expect(at(2000)).toBe('review.not_yours')
  })

  it('is no deputy whose holder is back, none for the higher post, and none where the rules allow none', () => {
    const at = 1500
    expect(sign({ deputyships: [makeDeputyship({ endedAt: 1200 })], at })).toBe('review.not_yours')
    const forLeader = waiting({ post: 'signer', hasDeputy: true })
    expect(sign({ deputyships: [makeDeputyship({})], at, state: forLeader })).toBe('review.not_yours')
    const none = waiting({ post: 'reviewer', hasDeputy: false })
    expect(sign({ deputyships: [makeDeputyship({})], at, state: none })).toBe('review.not_yours')
  })

  it('is the main leader’s deputy for either step', () => {
    const deputyships = [makeDeputyship({ post: 'signer', holderName: '主要领导' })]
    expect(sign({ deputyships, at: 1500 })).toEqual({ post: 'reviewer', insteadOf: '主要领导' })
  })

  it('is nobody once the unit has signed', () => {
    expect(sign({ state: { status: 'registered' } })).toBe('item.wrong_state')
  })
})

describe('a signature', () => {
  it('is overdue from the instant at which it is due', () => {
    const state = waiting({ post: 'reviewer', hasDeputy: true, hours: 24 })
    expect(signatureDueAt(state)).toBe(24 * HOUR)
    expect([isSignatureOverdue(state, 24 * HOUR - 1), isSignatureOverdue(state, 24 * HOUR)]).toEqual([
      false,
      true,
    ])
  })

  it('is never overdue where the rules set no limit, nor when none is awaited', () => {
    expect(isSignatureOverdue(waiting({ post: 'reviewer', hasDeputy: true }), 1e12)).toBe(false)
    expect(isSignatureOverdue({ status: 'registered' }, 1e12)).toBe(false)
  })
})

describe('the time of a deputy', () => {
  it('must not be past, empty or longer than a year', () => {
    const day = 24 * HOUR
    expect(isPossibleTime({ from: 0, until: day }, day - 1)).toBe(true)
    expect(isPossibleTime({ from: 0, until: day }, day)).toBe(false)
    expect(isPossibleTime({ from: day, until: day }, 0)).toBe(false)
    expect(isPossibleTime({ from: 0, until: 367 * day }, 0)).toBe(false)
  })
})

function sign(changes: Partial<Signing>) {
  return signAs({
    authorId: AUTHOR,
    state: waiting({ post: 'reviewer', hasDeputy: true }),
    person: { accountId: DEPUTY, role: 'officer' },
    deputyships: [],
    at: 0,
    ...changes,
  })
}

function waiting(step: UnitStep): WorkState {
  return { status: step.post === 'reviewer' ? 'to_review' : 'to_sign', since: 0, steps: [step] }
}

function makeDeputyship(changes: Partial<Deputyship>): Deputyship {
  const people = { holderId: HEAD, holderName: '科室负责人', deputyId: DEPUTY, deputyName: '副职' }
  return { id: 'one', post: 'reviewer', ...people, from: 1000, until: 2000, endedAt: null, ...changes }
}
