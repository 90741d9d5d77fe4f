import { describe, expect, it } from 'vitest'
import { courseOf, isCommissionOpen } from '../../../src/domain/commission/commission-course.ts'
import type { CommissionEvent } from '../../../src/domain/commission/commission-event.ts'
import {
  daysLeft,
  defaultDueAt,
  occasionOf,
  outcomeOf,
  urgencyOf,
} from '../../../src/domain/commission/commission-standing.ts'
import { commissionStatistics, onTimeRate } from '../../../src/domain/commission/commission-statistics.ts'
import { draftFromOutline } from '../../../src/domain/commission/commission.ts'
import type { AccountId, ItemId, UnitId } from '../../../src/domain/ids.ts'

const at = (text: string) => Date.parse(`2026-11-${text}+08:00`)
const ISSUED = at('10T09:00')
const DUE = at('20T17:00')
const done = (time: number) => ({ at: time, by: '信息员' })
const said = (time: number) => ({ ...done(time), words: '说明' })
const issued: CommissionEvent = { type: 'issued', at: ISSUED, by: '编辑', dueAt: DUE, to: null }
const to = { accountId: 'a' as AccountId, name: '李' }
const answered = (writtenAt: number): CommissionEvent => ({
  type: 'answered',
  ...done(writtenAt + 60_000),
  itemId: 'i' as ItemId,
  writtenAt,
})

function course(...events: CommissionEvent[]) {
  const found = courseOf([issued, ...events])
  if (found === null) throw new Error('no course')
  return found
}

describe('the course of a commission at a unit', () => {
  it('goes from issue over receipt and assignment to an answer and its verdict', () => {
    const events: CommissionEvent[] = [
      { type: 'received', ...done(at('10T10:00')) },
      { type: 'assigned', ...done(at('10T11:00')), to },
      { type: 'progress', ...said(at('12T11:00')) },
      answered(at('18T11:00')),
      { type: 'judged', ...said(at('19T11:00')), verdict: 'excellent' },
    ]
    const statuses = events.map((_, index) => course(...events.slice(0, index + 1)).state.status)
    expect(statuses).toEqual(['received', 'assigned', 'assigned', 'answered', 'judged'])
  })

  it('begins with the person to whom it is addressed, who still signs for it', () => {
    const personal = courseOf([
      { ...issued, to },
      { type: 'received', ...done(ISSUED) },
    ])
    expect(personal?.state).toEqual({ status: 'assigned', to })
  })

  it('is no course without an issue', () => {
    expect(courseOf([])).toBeNull()
    expect(courseOf([{ type: 'received', ...done(1) }])).toBeNull()
  })

  it('moves its deadline only when more time was asked for and granted', () => {
    const until = at('25T17:00')
    const asked: CommissionEvent = { type: 'extension_asked', ...said(at('15T10:00')), until }
    const granted: CommissionEvent = { type: 'extension_granted', ...said(at('15T11:00')), until }
    expect(course(granted)).toMatchObject({ dueAt: DUE })
    expect(course(asked)).toMatchObject({ dueAt: DUE, askedUntil: until })
    expect(course(asked, granted)).toMatchObject({ dueAt: until, askedUntil: null })
    const refused: CommissionEvent = { type: 'extension_refused', ...said(at('15T11:00')) }
    expect(course(asked, refused)).toMatchObject({ dueAt: DUE, askedUntil: null })
  })

  it('can be answered after it was declined, and is open again when the office insists', () => {
    const declined: CommissionEvent = { type: 'declined', ...said(at('12T10:00')) }
    const insisted: CommissionEvent = { type: 'insisted', ...said(at('12T12:00')) }
    expect(course(declined, answered(at('18T11:00'))).state.status).toBe('answered')
    expect(isCommissionOpen(course(declined))).toBe(false)
    expect(isCommissionOpen(course(declined, insisted))).toBe(true)
  })

  it('stays as it was judged, given up or cancelled, whatever comes later', () => {
    const ends: CommissionEvent[] = [
      { type: 'given_up', ...said(at('21T10:00')) },
      { type: 'cancelled', ...said(at('21T10:00')) },
    ]
    for (const end of ends) expect(course(end, answered(at('22T10:00'))).state.status).toBe(end.type)
    const judged = course(
      answered(DUE),
      { type: 'judged', ...said(DUE + 1), verdict: 'passed' },
      answered(DUE + 2),
    )
    expect(judged.state).toMatchObject({ status: 'judged', writtenAt: DUE })
  })
})

describe('what a commission has come to', () => {
  it('is on time to the last instant and late or overdue after it', () => {
    expect(outcomeOf(course(), DUE)).toBe('running')
    expect(outcomeOf(course(), DUE + 1)).toBe('overdue')
    expect(outcomeOf(course(answered(DUE)), DUE + 1)).toBe('on_time')
    expect(outcomeOf(course(answered(DUE + 1)), DUE + 2)).toBe('late')
  })

  it('is failed when it was judged so, declined or given up, and cancelled is none of these', () => {
    const judged: CommissionEvent = { type: 'judged', ...said(DUE), verdict: 'failed' }
    const ends: CommissionEvent[] = [
      { type: 'declined', ...said(ISSUED) },
      { type: 'given_up', ...said(ISSUED) },
      { type: 'cancelled', ...said(ISSUED) },
    ]
    expect(outcomeOf(course(answered(DUE), judged), DUE)).toBe('failed')
    expect(ends.map((end) => outcomeOf(course(end), DUE))).toEqual(['failed', 'failed', 'cancelled'])
  })

  it('presses by the calendar of the office: three days, the day itself, overdue', () => {
    const urgencies = ['10T09:00', '17T00:00', '19T23:59', '20T00:00', '20T17:01'].map((time) =>
      urgencyOf(course(), at(time)),
    )
    expect(urgencies).toEqual(['calm', 'soon', 'soon', 'today', 'overdue'])
    expect(urgencyOf(course(answered(DUE)), DUE)).toBeNull()
    expect(daysLeft(course(), at('22T01:00'))).toBe(-2)
  })

  it('brings an occasion of the ledger only when it is settled', () => {
    const occasions = (['running', 'overdue', 'on_time', 'late', 'failed', 'cancelled'] as const).map(
      occasionOf,
    )
    expect(occasions).toEqual([
      null,
      null,
      'commission_on_time',
      'commission_late',
      'commission_failed',
      null,
    ])
  })

  it('has the limit of the rules when the notice names none', () => {
    expect(defaultDueAt({ commissionHours: 48 }, ISSUED)).toBe(at('12T09:00'))
    expect(defaultDueAt({ commissionHours: null }, ISSUED)).toBeNull()
  })
})

describe('statistics of commissions', () => {
  const nongye = 'nongye' as UnitId
  const shangping = 'shangping' as UnitId
  const commissions = [
    {
      batchKey: '2026-1',
      issuedAt: ISSUED,
      courses: [
        { unitId: nongye, course: course(answered(DUE)) },
        { unitId: shangping, course: course() },
      ],
    },
    {
      batchKey: '2026-1',
      issuedAt: ISSUED + 1,
      courses: [
        { unitId: nongye, course: course(answered(DUE + 1)) },
        { unitId: shangping, course: course({ type: 'cancelled', ...said(ISSUED) }) },
      ],
    },
    { batchKey: '2026-2', issuedAt: at('30T09:00'), courses: [{ unitId: nongye, course: course() }] },
  ]

  it('counts batches, topics and outcomes of what was issued in the period', () => {
    const found = commissionStatistics(commissions, { from: ISSUED, until: at('30T00:00'), now: DUE + 2 })
    expect(found).toMatchObject({
      batches: 1,
      topics: 2,
      asked: 3,
      onTime: 1,
      late: 1,
      overdue: 1,
      failed: 0,
    })
    expect(found.byUnit).toEqual([
      { unitId: nongye, asked: 2, onTime: 1, late: 1, overdue: 0, failed: 0, running: 0 },
      { unitId: shangping, asked: 1, onTime: 0, late: 0, overdue: 1, failed: 0, running: 0 },
    ])
  })

  it('gives the on-time rate of what is due or settled, and none when nothing is', () => {
    expect(onTimeRate({ asked: 4, running: 1, onTime: 2, late: 1, overdue: 0, failed: 0 })).toBe(66.7)
    expect(onTimeRate({ asked: 1, running: 1, onTime: 0, late: 0, overdue: 0, failed: 0 })).toBeNull()
  })
})

describe('the draft of an answer', () => {
  it('has the topic as its title and each line of the outline with room below', () => {
    const draft = draftFromOutline({
      topic: '秋粮收购',
      outline: '一、进度\n\n 二、问题 ',
      category: 'problem',
    })
    expect(draft).toEqual({
      title: '秋粮收购',
      body: '一、进度\n\n二、问题',
      category: 'problem',
      eventAt: null,
      place: '',
    })
  })
})
