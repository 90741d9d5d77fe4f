import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ItemEvent } from '../../src/domain/item/item-event.ts'
import EventLine from '../../src/office/components/EventLine.vue'
import chinese from '../../src/office/words/zh-CN.json'
import { addMessages, createWords } from '../../src/ui/words/words.ts'
import { NOW } from '../support/make-ids.ts'

beforeEach(async () => {
  createWords('zh-CN')
  await addMessages('office', { 'zh-CN': () => chinese, en: () => chinese })
})

const signed = { type: 'signed', at: NOW, by: '李审', insteadOf: null, words: '', figures: [] } as const
const read = (event: ItemEvent) => mount(EventLine, { props: { event, now: NOW } }).text()

it('a submission in 去向 has the time at which the officer sent it, as on the phone, however late it arrived', () => {
  const claimedAt = NOW - 9 * 60_000
  const line = read({ type: 'submitted', at: NOW, claimedAt })
  expect(line).toContain(clock(claimedAt))
  expect(line).not.toContain(clock(NOW))
})

const clock = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(11, 16)

describe('a signature of the unit in 去向', () => {
  it('is called what was pressed: 审核通过 by the section head, 签发 by the main leader', () => {
    expect(read({ ...signed, figures: [], post: 'reviewer' })).toMatch(/^本单位审核通过/)
    expect(read({ ...signed, figures: [], post: 'signer' })).toMatch(/^本单位签发/)
  })

  it('shows which figure was checked against what by whom, and what was remarked on', () => {
    const figures = [{ quote: '120万元', source: '农业农村局台账', checkedBy: '王五' }]
    const remark = { field: 'body', from: 0, until: 4, quote: '全县晚稻', words: '写明口径' } as const
    const text = read({ ...signed, post: 'reviewer', figures, remarks: [remark] })
    expect(text).toContain('数据已核实：120万元（出处：农业农村局台账，核实人：王五）')
    expect(text).toContain('批注「全县晚稻」：写明口径')
  })

  it('shows what was remarked on in a text that went back', () => {
    const remark = { field: 'body', from: 0, until: 4, quote: '全县晚稻', words: '写明口径' } as const
    const back = { type: 'sent_back', at: NOW, by: '李审', insteadOf: null, post: 'reviewer' } as const
    expect(read({ ...back, reason: null, words: '', remarks: [remark] })).toContain('写明口径')
  })

  it('says for whom a deputy signed', () => {
    expect(read({ ...signed, figures: [], post: 'reviewer' })).not.toContain('代')
    const instead = read({ ...signed, figures: [], post: 'reviewer', insteadOf: '科室负责人' })
    expect(instead).toContain('李审（代科室负责人）')
  })
})
