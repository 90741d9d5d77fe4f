import { describe, expect, it } from 'vitest'
import { chainFor, type ItemToSign } from '../../../src/domain/policy/chain-for.ts'
import type { SignOffChain } from '../../../src/domain/policy/sign-off-chain.ts'

const commissioned = makeChain({ id: 'commissioned', origins: ['commissioned'] })
const upward = makeChain({ id: 'upward', isUpward: true })
const problems = makeChain({ id: 'problems', categories: ['problem'], isUpward: false })
const rest = makeChain({ id: 'rest' })

describe('the signatures that an item needs', () => {
  it('are those of the first chain in the order of the document that fits', () => {
    const item = makeItemToSign({ origin: 'commissioned', isUpward: true })
    expect(chainFor({ signOff: [commissioned, upward, rest] }, item)?.id).toBe('commissioned')
    expect(chainFor({ signOff: [upward, commissioned, rest] }, item)?.id).toBe('upward')
    expect(chainFor({ signOff: [rest, commissioned, upward] }, item)?.id).toBe('rest')
  })

  it('differ for items that go up and those that do not', () => {
    const signOff = [upward, problems]
    expect(chainFor({ signOff }, makeItemToSign({ category: 'problem', isUpward: true }))?.id).toBe('upward')
    expect(chainFor({ signOff }, makeItemToSign({ category: 'problem' }))?.id).toBe('problems')
  })

  it('are those for direct-report points where the document names them, else those of every text of one’s own', () => {
    const straight = makeChain({ id: 'straight', origins: ['direct_point'], steps: [] })
    const own = makeChain({ id: 'own', origins: ['own'] })
    const item = makeItemToSign({ origin: 'direct_point' })
    expect(chainFor({ signOff: [commissioned, straight, own] }, item)?.id).toBe('straight')
    expect(chainFor({ signOff: [commissioned, own] }, item)?.id).toBe('own')
    expect(chainFor({ signOff: [straight, own] }, makeItemToSign({}))?.id).toBe('own')
    expect(chainFor({ signOff: [straight, own] }, makeItemToSign({ origin: 'commissioned' }))).toBeNull()
  })

  it('are none where no chain fits, for the document says nothing of it', () => {
    expect(chainFor({ signOff: [problems] }, makeItemToSign({ category: 'news' }))).toBeNull()
    expect(chainFor({ signOff: [] }, makeItemToSign({}))).toBeNull()
  })
})

function makeItemToSign(changes: Partial<ItemToSign>): ItemToSign {
  return { category: 'news', origin: 'own', isUpward: false, ...changes }
}

function makeChain(changes: Partial<SignOffChain>): SignOffChain {
  return {
    id: 'chain',
    name: '',
    categories: null,
    origins: null,
    isUpward: null,
    steps: [{ post: 'reviewer', hasDeputy: false }],
    statement: null,
    ...changes,
  }
}
