import { describe, expect, it, vi } from 'vitest'
import TextCheck from '../../../../src/field/components/quality/TextCheck.vue'
import type { TextFinding } from '../../../../src/field/stores/text-check.ts'
import { draw, readText } from '../stand-ins.ts'

const findings = vi.hoisted(() => ({ found: [] as unknown[] }))
vi.mock('../../../../src/field/stores/text-check.ts', () => ({ checkOwnText: () => findings.found }))

async function drawCheck(found: TextFinding[]) {
  findings.found = found
  const text = { title: '', body: '', category: 'news', eventAt: null }
  return (await draw(TextCheck, { props: { text } })).wrapper
}

const trace = (quote: string): TextFinding => ({
  code: 'copy_trace',
  trace: 'blank_before_unit',
  field: 'body',
  from: 3,
  until: 3 + quote.length,
  quote,
})

describe('the check before a text is sent', () => {
  it('says nothing of a text that raises no doubt', async () => {
    expect(readText(await drawCheck([]))).toBe('')
  })

  it('gives each finding in words and leads to its passage', async () => {
    const meeting = {
      code: 'low_value',
      topic: 'meeting',
      field: 'title',
      from: 0,
      until: 4,
      quote: '召开会议',
    } as const
    const wrapper = await drawCheck([meeting, { code: 'part_missing', part: 'cause' }, trace('3 公斤')])
    expect(readText(wrapper)).toContain('通篇只写召开会议')
    expect(readText(wrapper)).toContain('没有写原因')
    expect(readText(wrapper)).toContain('只作提示，不影响报送')
    const buttons = wrapper.findAll('button')
    expect(buttons.map((button) => button.attributes('aria-label'))).toEqual([
      '去看这一处：召开会议',
      '去看这一处：3 公斤',
    ])
    await buttons[0]?.trigger('click')
    expect(wrapper.emitted('show')).toEqual([[meeting]])
  })

  it('names an event time that looks mistyped', async () => {
    const eventAt = Date.parse('2030-01-02T08:05:00+08:00')
    expect(readText(await drawCheck([{ code: 'event_time', doubt: 'ahead', eventAt }]))).toContain(
      '事发时间是2030年1月2日 08:05，这一天还没有到',
    )
  })

  it('lists some of many, so that the sheet still shows its buttons', async () => {
    const wrapper = await drawCheck(Array.from({ length: 9 }, (_, index) => trace(`${index} 亩`)))
    expect(wrapper.findAll('li')).toHaveLength(6)
    expect(readText(wrapper)).toContain('另有 3 处')
  })
})
