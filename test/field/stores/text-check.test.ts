import { describe, expect, it } from 'vitest'
import { checkOwnText } from '../../../src/field/stores/text-check.ts'
import { openStage } from '../../support/field-stores.ts'
import { readSamples } from '../../support/make-samples.ts'

const NOW = Date.parse('2026-11-23T10:00:00+08:00')

const text = (body: string, title = '', eventAt: number | null = null) => ({
  title,
  body,
  category: 'news' as const,
  eventAt,
})

describe('what an officer is told of the own text before it is sent', () => {
  it('is nothing of a good text', async () => {
    await openStage()
    for (const { id, reports } of readSamples().filter(({ id }) => id.startsWith('D')))
      for (const { title, body } of reports) expect(checkOwnText(text(body, title), NOW), id).toEqual([])
  })

  it('are doubts about the value first, then traces of copying, each in its field', async () => {
    await openStage()
    const body = '近日，我区召开工作会议。会议要求做好的的工作。'
    const found = checkOwnText(text(body, '20XX年工作会议召开'), NOW)
    expect(found.map((finding) => [finding.code, 'field' in finding ? finding.field : ''])).toEqual([
      ['low_value', 'title'],
      ['copy_trace', 'title'],
      ['copy_trace', 'body'],
      ['copy_trace', 'body'],
    ])
    for (const finding of found) {
      if (!('quote' in finding)) throw new Error('no passage')
      const whole = finding.field === 'title' ? '20XX年工作会议召开' : body
      expect(whole.slice(finding.from, finding.until)).toBe(finding.quote)
    }
  })

  it('is a doubt about an event time on a day to come, or over a year ago', async () => {
    await openStage()
    const good = '我县完成插秧12万亩，占计划的96%。'
    const doubtsAt = (moment: string) =>
      checkOwnText(text(good, '', Date.parse(moment)), NOW).map((found) => 'doubt' in found && found.doubt)
    expect(doubtsAt('2026-11-23T23:59:00+08:00')).toEqual([])
    expect(doubtsAt('2026-11-24T00:00:00+08:00')).toEqual(['ahead'])
    expect(doubtsAt('2030-01-01T08:00:00+08:00')).toEqual(['ahead'])
    expect(doubtsAt('2025-11-23T08:00:00+08:00')).toEqual([])
    expect(doubtsAt('2024-11-23T08:00:00+08:00')).toEqual(['long_past'])
  })

  it('takes the office’s own level for no trace', async () => {
    await openStage()
    const quotes = (body: string) =>
      checkOwnText(text(body), NOW).flatMap((finding) =>
        finding.code === 'copy_trace' ? [finding.quote] : [],
      )
    expect(quotes('我县完成插秧12万亩，占计划的96%。')).toEqual([])
    expect(quotes('我区完成插秧12万亩，占计划的96%。')).toEqual(['我区'])
  })
})
