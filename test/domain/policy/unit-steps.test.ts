import { describe, expect, it } from 'vitest'
import type { SignOffChain, SignOffStep } from '../../../src/domain/policy/sign-off-chain.ts'
import { unitStepsFor } from '../../../src/domain/policy/unit-steps.ts'

const BOTH = { reviewer: true, signer: true }
const reviewer: SignOffStep = { post: 'reviewer', hasDeputy: true }
const signer: SignOffStep = { post: 'signer', hasDeputy: false }

describe('the signatures that a text takes in its unit', () => {
  it('are the chain’s own, in its order; those of the office are no concern of the unit', () => {
    const chain = makeChain({ steps: [reviewer, signer, { post: 'director', hasDeputy: true }] })
    expect(stepsOf(chain)).toEqual([reviewer, signer])
    expect(stepsOf(makeChain({ steps: [{ post: 'editor', hasDeputy: false }] }))).toEqual([])
  })

  it('carry the limit of the chain, where it sets one', () => {
    expect(stepsOf(makeChain({ hours: 24 }))).toEqual([{ ...reviewer, hours: 24 }])
    expect(stepsOf(makeChain({ hours: null }))).toEqual([reviewer])
  })

  it('go to the other post when nobody holds one, and to it only once', () => {
    const chain = makeChain({ steps: [reviewer, signer] })
    expect(stepsOf(chain, { reviewer: false, signer: true })).toEqual([{ ...reviewer, post: 'signer' }])
    expect(stepsOf(chain, { reviewer: true, signer: false })).toEqual([reviewer])
  })

  it('are none when nobody in the unit signs, and when the rules say nothing', () => {
    expect(stepsOf(makeChain({}), { reviewer: false, signer: false })).toEqual([])
    expect(stepsOf(makeChain({ categories: ['problem'] }))).toEqual([])
  })
})

function stepsOf(chain: SignOffChain, held = BOTH) {
  const item = { category: 'roundup', origin: 'own', isUpward: false } as const
  return unitStepsFor({ signOff: [chain] }, item, held)
}

function makeChain(changes: Partial<SignOffChain>): SignOffChain {
  const match = { categories: null, origins: null, isUpward: null }
  return { id: 'chain', name: '', ...match, steps: [reviewer], statement: null, ...changes }
}
