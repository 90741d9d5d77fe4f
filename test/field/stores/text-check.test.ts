import { describe, expect, it } from 'vitest'
import { checkOwnText } from '../../../src/field/stores/text-check.ts'
import { openStage } from '../../support/field-stores.ts'
import { readSamples } from '../../support/make-samples.ts'

const text = (body: string, title = '') => ({ title, body, category: 'news' as const })

describe('what an officer is told of the own text before it is sent', () => {
  it('is nothing of a good text', async () => {
    await openStage()
    for (const { id, reports } of readSamples().filter(({ id }) => id.startsWith('D')))
      for (const { title, body } of reports) expect(checkOwnText(text(body, title)), id).toEqual([])
  })

  it('are doubts about the value first, then traces of copying, each in its field', async () => {
    await openStage()
    const body = '近日，我区召开工作会议。会议要求做好的的工作。'
    const found = checkOwnText(text(body, '20XX年工作会议召开'))
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

  it('takes the office’s own level for no trace', async () => {
    await openStage()
    const quotes = (body: string) =>
      checkOwnText(text(body)).flatMap((finding) => (finding.code === 'copy_trace' ? [finding.quote] : []))
    expect(quotes('我县完成插秧12万亩，占计划的96%。')).toEqual([])
    expect(quotes('我区完成插秧12万亩，占计划的96%。')).toEqual(['我区'])
  })
})
