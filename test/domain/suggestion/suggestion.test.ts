import { describe, expect, it } from 'vitest'
import { NATIONAL_CALENDAR } from '../../../src/domain/calendar/working-calendar.ts'
import {
  answerDueAt,
  isAllowedNext,
  isAnswerOverdue,
  stateOf,
  type SuggestionEvent,
} from '../../../src/domain/suggestion/suggestion.ts'

const made: SuggestionEvent = { type: 'made', at: 100, by: '信息员', words: '意见', dueAt: 500 }
const answered = (at: number): SuggestionEvent => ({ type: 'answered', at, by: '编辑', words: '答复' })
const again: SuggestionEvent = { type: 'asked_again', at: 300, by: '信息员', words: '再问', dueAt: 900 }

describe('the time for an answer', () => {
  it('ends with the fifth working day after the day on which it came', () => {
    const wednesday = Date.parse('2026-11-18T09:30:00+08:00')
    expect(answerDueAt(NATIONAL_CALENDAR, wednesday)).toBe(Date.parse('2026-11-25T23:59:00+08:00'))
  })

  it('counts worked weekends and free days as the calendar has them', () => {
    const days = { off: ['2026-11-20'], on: ['2026-11-21', '2026-11-22'] }
    const correct = (day: string, isWorking: boolean) => ({ day: day as never, isWorking, reason: '调休' })
    const corrections = [
      ...days.off.map((day) => correct(day, false)),
      ...days.on.map((day) => correct(day, true)),
    ]
    const due = answerDueAt({ ...NATIONAL_CALENDAR, corrections }, Date.parse('2026-11-18T23:59:00+08:00'))
    expect(due).toBe(Date.parse('2026-11-24T23:59:00+08:00'))
  })

  it('is over only after its last minute, and never once it was answered', () => {
    const open = stateOf([made])
    expect(open).toEqual({ status: 'open', dueAt: 500, since: 100 })
    expect(open && [isAnswerOverdue(open, 500), isAnswerOverdue(open, 501)]).toEqual([false, true])
    const late = stateOf([made, answered(700)])
    expect(late).toMatchObject({ status: 'answered', wasLate: true })
    expect(late && isAnswerOverdue(late, 10_000)).toBe(false)
  })
})

describe('what may follow', () => {
  it('is one answer, one further question with a time of its own, and its answer', () => {
    expect(stateOf([made, answered(200)])).toMatchObject({ mayAskAgain: true, wasLate: false })
    expect(stateOf([made, answered(200), again])).toEqual({ status: 'open', dueAt: 900, since: 300 })
    expect(stateOf([made, answered(200), again, answered(400)])).toMatchObject({ mayAskAgain: false })
  })

  it('is nothing out of turn', () => {
    expect(isAllowedNext([], 'answered')).toBe(false)
    expect(isAllowedNext([made], 'asked_again')).toBe(false)
    expect(isAllowedNext([made, answered(200)], 'answered')).toBe(false)
    expect(isAllowedNext([made, answered(200), again, answered(400)], 'asked_again')).toBe(false)
    expect(isAllowedNext([made, answered(200)], 'made')).toBe(false)
  })

  it('without a beginning there is no state, and what is out of turn changes none', () => {
    expect(stateOf([answered(200)])).toBeNull()
    expect(stateOf([made, again])).toEqual(stateOf([made]))
  })
})
