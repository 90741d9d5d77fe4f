import { describe, expect, it } from 'vitest'
import { proofOf } from '../../../src/domain/score/line-proof.ts'
import {
  forTask,
  ledgerWith,
  makeEntry,
  makeRecord,
  on,
  pointsFor,
  scoringPolicy,
  threshold,
  used,
  veto,
} from '../../support/make-ledger.ts'

const proofsOf = (changes: Parameters<typeof ledgerWith>[0]) => ledgerWith(changes).lines.map(proofOf)

describe('who stands for a line', () => {
  it('is whoever recorded the use, the passing up, the instruction', () => {
    const record = makeRecord({
      uses: [used('county', '2026-04-01', { by: '刘编辑' })],
      passedUp: [{ at: on('2026-04-02'), level: 'city', by: '周编辑' }],
      instructions: [{ at: on('2026-04-03'), rank: 'own_main', by: '林主任' }],
    })
    const rules = [pointsFor('adopted', 5), pointsFor('passed_up', 1), pointsFor('instructed', 3)]
    expect(proofsOf({ policy: scoringPolicy(rules), records: [record] })).toEqual(
      ['刘编辑', '周编辑', '林主任'].map((name) => ({ kind: 'persons', names: [name], at: null })),
    )
  })

  it('is the office where the record keeps no name', () => {
    const records = [makeRecord({ uses: [used('county', '2026-04-01')] })]
    const rules = [pointsFor('reported', 1), pointsFor('adopted', 5)]
    expect(proofsOf({ policy: scoringPolicy(rules), records })).toEqual([
      { kind: 'office' },
      { kind: 'office' },
    ])
  })

  it('is the second person of an entry, and nobody before there is one', () => {
    const rules = [pointsFor('commission_failed', -2)]
    const confirmed = makeEntry()
    const at = confirmed.confirmation.status === 'confirmed' ? confirmed.confirmation.at : null
    expect(proofsOf({ policy: scoringPolicy(rules), entries: [confirmed] })).toEqual([
      { kind: 'persons', names: ['director'], at },
    ])
    const open = makeEntry({ confirmation: { status: 'open' } })
    expect(proofsOf({ policy: scoringPolicy(rules), entries: [open] })).toEqual([null])
  })

  it('of a veto names each of those who confirmed its entries once', () => {
    const entries = ['director', 'deputy', 'director'].map((by) =>
      makeEntry({ confirmation: { status: 'confirmed', by, at: on('2026-04-12') } }),
    )
    const rules = [pointsFor('commission_failed', -2), veto({ times: 3 })]
    const proofs = proofsOf({ policy: scoringPolicy(rules), entries })
    expect(proofs[proofs.length - 1]).toEqual({ kind: 'persons', names: ['director', 'deputy'], at: null })
  })

  it('of a whole period is the reckoning itself', () => {
    const rules = [threshold({ least: 1 }), forTask({ when: { kind: 'met', points: 1 } })]
    expect(proofsOf({ policy: scoringPolicy(rules), records: [makeRecord()] })[0]).toEqual({
      kind: 'computed',
    })
  })
})
