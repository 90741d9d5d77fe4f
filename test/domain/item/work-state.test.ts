import { describe, expect, it } from 'vitest'
import type { ItemId } from '../../../src/domain/ids.ts'
import type { ItemEvent, ItemEventType, UnitPost, UnitStep } from '../../../src/domain/item/item-event.ts'
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

const REVIEW: UnitStep = { post: 'reviewer', hasDeputy: true }
const SIGN: UnitStep = { post: 'signer', hasDeputy: false }

const STATES: Record<WorkStatus, WorkState> = {
  draft: { status: 'draft' },
  to_review: { status: 'to_review', since: NOW, steps: [REVIEW, SIGN] },
  to_sign: { status: 'to_sign', since: NOW, steps: [SIGN] },
  registered: { status: 'registered' },
  editing: { status: 'editing' },
  adopted: { status: 'adopted', adoption },
  in_composite: { status: 'in_composite', into: itemIdOf(99) },
  merged: { status: 'merged', into: itemIdOf(99) },
  reserved: { status: 'reserved', words: '下期用' },
  not_used: { status: 'not_used', reason: 'outdated', words: '已过时效' },
  returned: {
    status: 'returned',
    from: 'office',
    reason: 'figures_unverified',
    words: '请核实里程',
    remarks: [],
  },
}

const bySigner = (post: UnitPost, at = NOW) => ({ at, by: '李审', post, insteadOf: null })
const signed = (post: UnitPost, at = NOW): ItemEvent => ({
  type: 'signed',
  ...bySigner(post, at),
  words: '',
  figures: [],
})
const sentBack = (post: UnitPost, at = NOW): ItemEvent => ({
  type: 'sent_back',
  ...bySigner(post, at),
  reason: null,
  words: '请补亩数',
  remarks: [],
})
const byEditor = { at: NOW, by: '周编' }

const EVENTS: Record<ItemEventType, ItemEvent> = {
  submitted: submitted(NOW),
  resubmitted: resubmitted(NOW),
  photos_complete: photosComplete(NOW),
  adopted: adopted(NOW),
  returned: returned(NOW),
  reserved: reserved(NOW),
  not_used: notUsed(NOW),
  merged: merged(NOW),
  taken_out: { type: 'taken_out', ...byEditor, from: itemIdOf(99), title: '综合稿' },
  // The signature of each step is tried with its own post below.
  signed: signed('reviewer'),
  sent_back: sentBack('reviewer'),
  withdrawn: { type: 'withdrawn', at: NOW },
  claimed: { type: 'claimed', ...byEditor },
  released: { type: 'released', ...byEditor },
  reviewed: { type: 'reviewed', ...byEditor, post: 'director', words: '' },
  edited: { type: 'edited', ...byEditor },
  passed_up: { type: 'passed_up', ...byEditor, level: 'city', words: '' },
  not_used_above: { type: 'not_used_above', ...byEditor, level: 'city', words: '' },
  credited: { type: 'credited', ...byEditor, authors: [] },
  commented: { type: 'commented', ...byEditor, words: '写得实' },
  instructed: {
    type: 'instructed',
    ...byEditor,
    leader: '王县长',
    rank: 'own_main',
    givenAt: NOW,
    words: '请推广',
  },
}

/** What is noted of an item that the office has, whatever it decides. */
const NOTED: ItemEventType[] = ['photos_complete', 'reviewed', 'credited', 'commented', 'instructed']
const ABOVE: ItemEventType[] = ['passed_up', 'not_used_above']
const DECIDED: ItemEventType[] = ['adopted', 'returned', 'not_used', 'merged', 'edited']

/** The rules of the trade once more, in another form: what may happen to an item in each state. */
const MAY_FOLLOW: Record<WorkStatus, ItemEventType[]> = {
  draft: ['submitted', 'photos_complete'],
  to_review: ['photos_complete', 'signed', 'sent_back', 'withdrawn'],
  to_sign: ['photos_complete', 'signed', 'sent_back', 'withdrawn'],
  registered: [...NOTED, ...ABOVE, ...DECIDED, 'reserved', 'claimed'],
  editing: [...NOTED, ...ABOVE, ...DECIDED, 'reserved', 'released'],
  adopted: [...NOTED, ...ABOVE, 'adopted'],
  in_composite: [...NOTED, ...ABOVE, 'adopted', 'merged', 'taken_out'],
  merged: [...NOTED, ...ABOVE, 'adopted', 'merged', 'taken_out'],
  reserved: [...NOTED, ...ABOVE, ...DECIDED, 'claimed'],
  not_used: NOTED,
  returned: ['resubmitted', 'photos_complete'],
}

const SENT_BACK: WorkState = {
  status: 'returned',
  from: 'unit',
  reason: null,
  words: '请补亩数',
  remarks: [],
}

/** What is left out leaves the state as it was. */
const LEADS_TO: Partial<Record<ItemEventType, WorkState>> = {
  signed: STATES.to_sign,
  sent_back: SENT_BACK,
  withdrawn: { status: 'returned', from: 'author', reason: null, words: '', remarks: [] },
  claimed: STATES.editing,
  released: STATES.registered,
  submitted: STATES.registered,
  resubmitted: STATES.registered,
  adopted: STATES.adopted,
  returned: STATES.returned,
  reserved: STATES.reserved,
  not_used: STATES.not_used,
  merged: STATES.in_composite,
  taken_out: STATES.registered,
}

const pairs = WORK_STATUSES.flatMap((status) =>
  Object.values(EVENTS).map((event) => ({
    status,
    event,
    mayFollow: MAY_FOLLOW[status].includes(event.type),
  })),
)

/** Each step of the unit is done by its own post. */
function forStep(status: WorkStatus, event: ItemEvent): ItemEvent {
  if (status !== 'to_sign' || (event.type !== 'signed' && event.type !== 'sent_back')) return event
  return { ...event, post: 'signer' }
}

function expectedAfter(status: WorkStatus, { type }: ItemEvent): WorkState {
  if (type === 'signed' && status === 'to_sign') return STATES.registered
  if (type === 'adopted' && status === 'in_composite') return STATES.merged
  if (status === 'merged' && (type === 'adopted' || type === 'merged')) return STATES.merged
  return LEADS_TO[type] ?? STATES[status]
}

describe('an event and the state of an item', () => {
  it.each(pairs.filter(({ mayFollow }) => mayFollow))(
    '$status may be followed by $event.type',
    ({ status, event }) => {
      expect(isAllowed(status, event.type)).toBe(true)
      expect(advance(STATES[status], forStep(status, event))).toEqual(expectedAfter(status, event))
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

  it('waits for each of the unit’s signatures in turn before the office has it', () => {
    const sent = { ...submitted(1), steps: [REVIEW, SIGN] } as ItemEvent
    expect(workStateOf([sent])).toEqual({ status: 'to_review', since: 1, steps: [REVIEW, SIGN] })
    expect(workStateOf([sent, signed('reviewer', 2)])).toEqual({ status: 'to_sign', since: 2, steps: [SIGN] })
    expect(statusAfter(sent, signed('reviewer', 2), signed('signer', 3))).toBe('registered')
  })

  it('takes no signature of another post than the one whose turn it is', () => {
    const sent = { ...submitted(1), steps: [REVIEW, SIGN] } as ItemEvent
    expect(statusAfter(sent, signed('signer', 2))).toBe('to_review')
    expect(statusAfter(sent, sentBack('signer', 2))).toBe('to_review')
  })

  it('sent back by the unit and corrected it begins its steps anew', () => {
    const sent = { ...submitted(1), steps: [REVIEW] } as ItemEvent
    const again = { ...resubmitted(3), steps: [REVIEW] } as ItemEvent
    expect(statusAfter(sent, sentBack('reviewer', 2), again)).toBe('to_review')
    expect(statusAfter(sent, signed('reviewer', 2), returned(3), again)).toBe('to_review')
  })

  it('is open to no decision of the office before the unit has signed', () => {
    const sent = { ...submitted(1), steps: [SIGN] } as ItemEvent
    expect(statusAfter(sent, adopted(2), notUsed(3), merged(4))).toBe('to_sign')
  })

  it('is 已并入综合稿 until its composite is used, then 已综合 also under a new title, and undone when taken out', () => {
    const out: ItemEvent = { type: 'taken_out', at: 3, by: '周编', from: itemIdOf(99), title: '综合稿' }
    expect(workStateOf([submitted(0), merged(1)])).toEqual(STATES.in_composite)
    expect(workStateOf([submitted(0), merged(1), adopted(2), merged(3)])).toEqual(STATES.merged)
    expect(statusAfter(submitted(0), merged(1), adopted(2), out, merged(4))).toBe('in_composite')
  })

  it('stays with its composite: no other one takes it or gives it back', () => {
    const elsewhere = { ...merged(2), into: itemIdOf(98) } as ItemEvent
    const out = (from: ItemId): ItemEvent => ({ type: 'taken_out', at: 3, by: '周编', from, title: '综合稿' })
    expect(workStateOf([submitted(0), merged(1), elsewhere])).toEqual(STATES.in_composite)
    expect(statusAfter(submitted(0), merged(1), out(itemIdOf(98)))).toBe('in_composite')
    expect(statusAfter(submitted(0), merged(1), out(itemIdOf(99)), elsewhere)).toBe('in_composite')
    expect(statusAfter(submitted(0), merged(1), out(itemIdOf(99)))).toBe('registered')
  })

  it('leaves the text open until it is used or set aside', () => {
    expect(WORK_STATUSES.filter((status) => !isTextOpen(status))).toEqual([
      'adopted',
      'in_composite',
      'merged',
      'not_used',
    ])
  })

  it('goes on after a forbidden event as if it had not been there', () => {
    expect(statusAfter(adopted(1), submitted(2), returned(3), merged(4), resubmitted(5), merged(6))).toBe(
      'in_composite',
    )
  })
})
