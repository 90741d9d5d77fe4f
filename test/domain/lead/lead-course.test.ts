import { describe, expect, it } from 'vitest'
import type { CommissionId, ItemId, LeadId } from '../../../src/domain/ids.ts'
import { draftFromLead, isLeadOverdue, titleOfLead } from '../../../src/domain/lead/lead.ts'
import {
  advanceLead,
  isLeadAnswerAllowed,
  isLeadToWrite,
  LEAD_STATUSES,
  leadCourseOf,
} from '../../../src/domain/lead/lead-course.ts'
import type { LeadAnswerType, LeadEvent } from '../../../src/domain/lead/lead-event.ts'
import { shanghai } from '../../support/make-ids.ts'

const AT = shanghai('2026-11-20 09:00')
const HOUR_MS = 3600_000
const said = (words: string) => ({ at: AT, by: '编辑', words })
const answers: Record<LeadAnswerType, LeadEvent> = {
  worth: { type: 'worth', ...said('写规模和户数') },
  not_worth: { type: 'not_worth', ...said('媒体已报') },
  kept: { type: 'kept', ...said('') },
  merged: { type: 'merged', ...said(''), into: 'other' as LeadId },
  commissioned: {
    type: 'commissioned',
    at: AT,
    by: '编辑',
    commissionId: 'c' as CommissionId,
    topic: '冷库不足',
  },
}
const written: LeadEvent = {
  type: 'written',
  at: AT,
  by: '李',
  itemId: 'i' as ItemId,
  unitName: '上屏镇',
}
const isAnswer = (status: string): status is LeadAnswerType => status in answers

describe('what the office said to a lead', () => {
  it('is nothing at first, and then its last answer', () => {
    expect(leadCourseOf([]).state).toEqual({ status: 'open' })
    expect(leadCourseOf([answers.kept, answers.worth]).state).toEqual({
      status: 'worth',
      ...said('写规模和户数'),
    })
  })

  it.each<[string, LeadAnswerType[]]>([
    ['open', ['worth', 'not_worth', 'kept', 'merged', 'commissioned']],
    ['kept', ['worth', 'not_worth', 'merged', 'commissioned']],
    ['worth', ['not_worth', 'merged', 'commissioned']],
    ['not_worth', ['worth', 'merged', 'commissioned']],
    ['merged', []],
    ['commissioned', []],
  ])('%s can still become %j', (status, allowed) => {
    const course = leadCourseOf(isAnswer(status) ? [answers[status]] : [])
    const types = Object.keys(answers).filter(isAnswer)
    expect(types.filter((type) => isLeadAnswerAllowed(course, type)).sort()).toEqual([...allowed].sort())
    for (const type of types.filter((each) => !allowed.includes(each)))
      expect(advanceLead(course, answers[type])).toEqual({ refused: true, status })
  })

  it('has a status for each answer', () => {
    expect(LEAD_STATUSES).toEqual(['open', ...Object.keys(answers)])
  })

  it('stays when an item came of it, and the item is named once', () => {
    const course = leadCourseOf([answers.worth, written, written])
    expect(course.state.status).toBe('worth')
    expect(course.written).toEqual([{ itemId: 'i', unitName: '上屏镇', at: AT }])
  })

  it('asks its finder to write it only while it is worth it and nothing came of it', () => {
    expect(isLeadToWrite(leadCourseOf([answers.worth]))).toBe(true)
    expect(isLeadToWrite(leadCourseOf([answers.worth, written]))).toBe(false)
    expect(isLeadToWrite(leadCourseOf([answers.commissioned]))).toBe(false)
  })
})

describe('a lead', () => {
  it('is overdue when two days have passed', () => {
    expect(isLeadOverdue({ sentAt: AT }, AT + 48 * HOUR_MS)).toBe(false)
    expect(isLeadOverdue({ sentAt: AT }, AT + 48 * HOUR_MS + 1)).toBe(true)
  })

  it('gives its first sentence as a title of thirty characters at most', () => {
    expect(titleOfLead({ words: '两家冷库已满。农户准备低价卖苹果。' })).toBe('两家冷库已满')
    expect(titleOfLead({ words: '村'.repeat(50) })).toHaveLength(30)
    expect(titleOfLead({ words: '。' })).toBe('')
  })

  it('begins a draft with its words, its place and the angle that the office named last', () => {
    const lead = { words: '两家冷库已满。农户准备低价卖苹果。', place: '上屏镇' }
    expect(draftFromLead(lead, [answers.kept, answers.worth])).toEqual({
      title: '两家冷库已满',
      body: '两家冷库已满。农户准备低价卖苹果。\n\n写规模和户数',
      category: 'news',
      eventAt: null,
      place: '上屏镇',
    })
    expect(draftFromLead(lead, []).body).toBe(lead.words)
  })
})
