import { describe, expect, it } from 'vitest'
import type { ItemEvent, ItemEventType } from '../../../src/domain/item/item-event.ts'
import {
  advance,
  isAllowed,
  isTextOpen,
  WORK_STATUSES,
  workStateOf,
  type WorkState,
  type WorkStatus,
} from '../../../src/domain/item/work-state.ts'
import { itemIdOf, NOW } from '../../support/make-ids.ts'
import {
  adopted,
  adoption,
  merged,
  notUsed,
  photosComplete,
  reserved,
  resubmitted,
  returned,
  submitted,
} from '../../support/make-item.ts'

const STATES: Record<WorkStatus, WorkState> = {
  draft: { status: 'draft' },
  to_review: { status: 'to_review' },
  to_sign: { status: 'to_sign' },
  registered: { status: 'registered' },
  editing: { status: 'editing' },
  adopted: { status: 'adopted', adoption },
  merged: { status: 'merged', into: itemIdOf(99) },
  reserved: { status: 'reserved', words: '下期用' },
  not_used: { status: 'not_used', reason: 'outdated', words: '已过时效' },
  returned: { status: 'returned', reason: 'figures_unverified', words: '请核实里程' },
}

const EVENTS: Record<ItemEventType, ItemEvent> = {
  submitted: submitted(NOW),
  resubmitted: resubmitted(NOW),
  photos_complete: photosComplete(NOW),
  adopted: adopted(NOW),
  returned: returned(NOW),
  reserved: reserved(NOW),
  not_used: notUsed(NOW),
  merged: merged(NOW),
}

/** The rules of the trade once more, in another form: what may happen to an item in each state. */
const MAY_FOLLOW: Record<WorkStatus, ItemEventType[]> = {
  draft: ['submitted', 'photos_complete'],
  to_review: ['photos_complete'],
  to_sign: ['photos_complete'],
  registered: ['photos_complete', 'adopted', 'returned', 'reserved', 'not_used', 'merged'],
  editing: ['photos_complete', 'adopted', 'returned', 'reserved', 'not_used', 'merged'],
  adopted: ['photos_complete'],
  merged: ['photos_complete'],
  reserved: ['photos_complete', 'adopted', 'returned', 'not_used', 'merged'],
  not_used: ['photos_complete'],
  returned: ['resubmitted', 'photos_complete'],
}

const LEADS_TO: Record<Exclude<ItemEventType, 'photos_complete'>, WorkState> = {
  submitted: STATES.registered,
  resubmitted: STATES.registered,
  adopted: STATES.adopted,
  returned: STATES.returned,
  reserved: STATES.reserved,
  not_used: STATES.not_used,
  merged: STATES.merged,
}

const pairs = WORK_STATUSES.flatMap((status) =>
  Object.values(EVENTS).map((event) => ({
    status,
    event,
    mayFollow: MAY_FOLLOW[status].includes(event.type),
  })),
)

describe('an event and the state of an item', () => {
  it.each(pairs.filter(({ mayFollow }) => mayFollow))(
    '$status may be followed by $event.type',
    ({ status, event }) => {
      expect(isAllowed(status, event.type)).toBe(true)
      const expected = event.type === 'photos_complete' ? STATES[status] : LEADS_TO[event.type]
      expect(advance(STATES[status], event)).toEqual(expected)
    },
  )

  it.each(pairs.filter(({ mayFollow }) => !mayFollow))(
    '$status does not allow $event.type',
    ({ status, event }) => {
      expect(isAllowed(status, event.type)).toBe(false)
      expect(advance(STATES[status], event)).toEqual({ refused: true, status })
    },
  )
})

describe('the state folded from events', () => {
  const statusAfter = (...events: ItemEvent[]) => workStateOf(events).status

  it('is a draft before anything happened', () => {
    expect(workStateOf([])).toEqual({ status: 'draft' })
  })

  it('follows an item from its submission through a return to its adoption', () => {
    const events = [submitted(1), photosComplete(2), returned(3), resubmitted(4), reserved(5), adopted(6)]
    const course = events.map((_, last) => statusAfter(...events.slice(0, last + 1)))
    expect(course).toEqual(['registered', 'registered', 'returned', 'registered', 'reserved', 'adopted'])
  })

  it('keeps the reason and the words of a return', () => {
    expect(workStateOf([submitted(1), returned(2)])).toEqual(STATES.returned)
  })

  it('is what the first of two editors decided', () => {
    expect(statusAfter(submitted(1), notUsed(2), adopted(3))).toBe('not_used')
    expect(statusAfter(submitted(1), adopted(2), returned(3))).toBe('adopted')
  })

  it('stays as it is when an item is sent again though nobody returned it', () => {
    expect(statusAfter(submitted(1), resubmitted(2), submitted(3))).toBe('registered')
    expect(statusAfter(submitted(1), adopted(2), resubmitted(3))).toBe('adopted')
  })

  it('leaves the text open until it is used or set aside', () => {
    expect(WORK_STATUSES.filter((status) => !isTextOpen(status))).toEqual(['adopted', 'merged', 'not_used'])
  })

  it('goes on after a forbidden event as if it had not been there', () => {
    expect(statusAfter(adopted(1), submitted(2), returned(3), merged(4), resubmitted(5), merged(6))).toBe(
      'merged',
    )
  })
})
