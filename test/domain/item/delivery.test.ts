import { describe, expect, it } from 'vitest'
import { DELIVERY_STATUSES, deliveryOf, type DeliveryFacts } from '../../../src/domain/item/delivery.ts'

/** A fresh draft. */
const makeFacts = (changes: Partial<DeliveryFacts> = {}): DeliveryFacts => ({
  submission: 'none',
  refusalCode: null,
  isReceived: false,
  isBeingCorrected: false,
  photosToCome: 0,
  isSafe: false,
  hasCopyAtOffice: false,
  ...changes,
})

const everyCombination = (['none', 'waiting', 'sending'] as const).flatMap((submission) =>
  [null, 'item.incomplete'].flatMap((refusalCode) =>
    [false, true].flatMap((isReceived) =>
      [false, true].flatMap((isBeingCorrected) =>
        [0, 2].flatMap((photosToCome) =>
          [false, true].map((isSafe) =>
            makeFacts({ submission, refusalCode, isReceived, isBeingCorrected, photosToCome, isSafe }),
          ),
        ),
      ),
    ),
  ),
)

describe('where an item is', () => {
  it('a draft is on the phone', () => {
    expect(deliveryOf(makeFacts())).toEqual({ status: 'on_phone' })
  })

  it.each(['waiting', 'sending'] as const)(
    'a submission that is %s is said to be so, whatever else is true',
    (submission) => {
      const facts = everyCombination.filter((one) => one.submission === submission)
      expect(facts).toHaveLength(32)
      expect(facts.map(deliveryOf)).toEqual(facts.map(() => ({ status: submission })))
    },
  )

  it('a refused text needs attention, and the reason is named, as long as it is not on its way again', () => {
    const facts = everyCombination.filter((one) => one.submission === 'none' && one.refusalCode !== null)
    expect(facts).toHaveLength(16)
    expect(facts.map(deliveryOf)).toEqual(
      facts.map(() => ({ status: 'needs_attention', code: 'item.incomplete' })),
    )
  })

  it('a returned item under correction is on the phone again', () => {
    const facts = makeFacts({ isReceived: true, isBeingCorrected: true, photosToCome: 2 })
    expect(deliveryOf(facts)).toEqual({ status: 'on_phone' })
  })

  it('photos still to come are counted', () => {
    expect(deliveryOf(makeFacts({ isReceived: true, photosToCome: 2 }))).toEqual({
      status: 'photos_to_come',
      count: 2,
    })
  })

  it('an item is received once nothing of it is missing', () => {
    expect(deliveryOf(makeFacts({ isReceived: true }))).toEqual({ status: 'received' })
  })

  it('an item is safe once a backup of the office holds it, and not before its photos are there', () => {
    const facts = makeFacts({ isReceived: true, isSafe: true })
    expect(deliveryOf(facts)).toEqual({ status: 'safe' })
    expect(deliveryOf({ ...facts, photosToCome: 1 }).status).toBe('photos_to_come')
  })

  it('a text under correction is on the phone, though its earlier form is safe', () => {
    const facts = makeFacts({ isReceived: true, isSafe: true, isBeingCorrected: true })
    expect(deliveryOf(facts)).toEqual({ status: 'on_phone' })
  })

  it('a draft of which the office keeps a copy is not only on this phone', () => {
    const draft = { status: 'on_phone', hasCopyAtOffice: true }
    expect(deliveryOf(makeFacts({ hasCopyAtOffice: true }))).toEqual(draft)
    expect(
      deliveryOf(makeFacts({ hasCopyAtOffice: true, isReceived: true, isBeingCorrected: true })),
    ).toEqual(draft)
  })

  it('is never called received before the office acknowledged it', () => {
    const unacknowledged = everyCombination
      .filter((one) => !one.isReceived)
      .map((one) => deliveryOf(one).status)
    expect(unacknowledged).not.toContain('received')
    expect(unacknowledged).not.toContain('photos_to_come')
    expect(unacknowledged).not.toContain('safe')
  })

  it('has no status beyond the catalogue, and each of the catalogue occurs', () => {
    const seen = new Set(everyCombination.map((facts) => deliveryOf(facts).status))
    expect([...seen].sort()).toEqual([...DELIVERY_STATUSES].sort())
  })
})
