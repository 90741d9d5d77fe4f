import { describe, expect, it } from 'vitest'
import { workStateOf } from '../../../../src/domain/item/work-state.ts'
import type { ItemEvent } from '../../../../src/domain/item/item-event.ts'
import { timelineOf, type TimelineFacts } from '../../../../src/field/components/timeline/timeline.ts'
import { HOUR, NOW } from '../../../support/make-ids.ts'
import { adopted, photosComplete, resubmitted, returned, submitted } from '../../../support/make-item.ts'

function makeFacts(events: ItemEvent[], changes: Partial<TimelineFacts> = {}): TimelineFacts {
  const receivedAt = events.length > 0 ? NOW : null
  return {
    work: workStateOf(events),
    delivery: { status: events.length > 0 ? 'received' : 'on_phone' },
    updatedAt: NOW,
    submittedAt: null,
    receivedAt,
    events,
    ...changes,
  }
}

const shown = (facts: TimelineFacts) => timelineOf(facts).map(({ type, stage }) => `${type} ${stage}`)

describe('去向', () => {
  it('of a draft: it is on this phone, and submitting comes next', () => {
    expect(shown(makeFacts([]))).toEqual(['saved now', 'submit_next next'])
  })

  it('of a waiting item: submitted by the officer, waiting now, the receipt still to come', () => {
    const facts = makeFacts([], { delivery: { status: 'waiting' }, submittedAt: NOW })
    expect(shown(facts)).toEqual(['submitted done', 'waiting now', 'receipt_next next'])
  })

  it('of a received item: it is with the office now', () => {
    expect(shown(makeFacts([submitted(NOW)]))).toEqual(['submitted done', 'received done', 'in_work now'])
  })

  it('of an item in a backup: says so after what arrived, and before what became of it', () => {
    const delivery = { status: 'safe' } as const
    expect(shown(makeFacts([submitted(NOW)], { delivery }))).toEqual([
      'submitted done',
      'received done',
      'safe done',
      'in_work now',
    ])
    const events = [submitted(NOW), photosComplete(NOW + HOUR), adopted(NOW + 2 * HOUR)]
    expect(shown(makeFacts(events, { delivery })).slice(-3)).toEqual([
      'photos_complete done',
      'safe done',
      'adopted now',
    ])
  })

  it('of an item in a backup: says so also before the office’s own records have come', () => {
    const facts = makeFacts([], { delivery: { status: 'safe' }, submittedAt: NOW, receivedAt: NOW })
    expect(shown(facts).slice(-2)).toEqual(['safe done', 'in_work now'])
  })

  it('of an item whose photos are missing: says that before anything else is awaited', () => {
    const facts = makeFacts([submitted(NOW)], { delivery: { status: 'photos_to_come', count: 2 } })
    expect(shown(facts)).toEqual(['submitted done', 'received done', 'photos_to_come now'])
  })

  it('of a returned and adopted item: each record in its order, the last one now', () => {
    const facts = makeFacts([
      submitted(NOW),
      photosComplete(NOW + HOUR),
      returned(NOW + 2 * HOUR),
      resubmitted(NOW + 3 * HOUR),
      adopted(NOW + 4 * HOUR),
    ])
    expect(shown(facts)).toEqual([
      'submitted done',
      'received done',
      'photos_complete done',
      'returned done',
      'resubmitted done',
      'received done',
      'adopted now',
    ])
  })

  it('of a returned item: the return is now, correcting comes next', () => {
    expect(shown(makeFacts([submitted(NOW), returned(NOW)])).slice(-2)).toEqual([
      'returned now',
      'correct_next next',
    ])
  })

  it('of an item under correction: the correction is on this phone', () => {
    const facts = makeFacts([submitted(NOW), returned(NOW)], { delivery: { status: 'on_phone' } })
    expect(shown(facts).slice(-2)).toEqual(['correction_saved now', 'submit_next next'])
  })

  it('of a correction that waits: it is submitted again, not for the first time', () => {
    const delivery = { status: 'waiting' } as const
    const facts = makeFacts([submitted(NOW), returned(NOW)], { delivery, submittedAt: NOW + HOUR })
    expect(shown(facts).slice(-3)).toEqual(['resubmitted done', 'waiting now', 'receipt_next next'])
  })

  it('of a refused item: the refusal is now', () => {
    const delivery = { status: 'needs_attention', code: 'item.exists' } as const
    expect(shown(makeFacts([], { delivery }))).toEqual(['submitted done', 'refused now', 'correct_next next'])
  })

  it('of a text that is beside another one at the office: nothing waits for the officer', () => {
    const delivery = { status: 'needs_attention', code: 'item.newer_text' } as const
    expect(shown(makeFacts([], { delivery }))).toEqual(['submitted done', 'refused now'])
  })

  it('keeps submission before receipt even when the phone’s clock was ahead', () => {
    const ahead: ItemEvent = { type: 'submitted', at: NOW, claimedAt: NOW + HOUR }
    const times = timelineOf(makeFacts([ahead])).map(({ type, at }) => [type, at])
    expect(times.slice(0, 2)).toEqual([
      ['submitted', NOW + HOUR],
      ['received', NOW],
    ])
  })

  it('shows the receipt at once, before the office’s own records have come', () => {
    const facts = makeFacts([], {
      delivery: { status: 'received' },
      submittedAt: NOW - HOUR,
      receivedAt: NOW,
    })
    expect(shown(facts)).toEqual(['submitted done', 'received done', 'in_work now'])
  })
})
