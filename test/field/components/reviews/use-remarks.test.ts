import { describe, expect, it } from 'vitest'
import { useRemarks } from '../../../../src/field/components/reviews/use-remarks.ts'

const TEXT = '全县已收82千亩。下一步，抓好晾晒。'

describe('the remarks made in a text', () => {
  it('can be kept in the phone’s memory as they are', () => {
    const { remarks, opened, pick, keep } = useRemarks(() => TEXT)
    pick('body', { from: 9, until: 18 })
    const { value } = opened
    if (value !== undefined) keep({ ...value, words: '写明谁来办' })
    expect(structuredClone([...remarks.value])).toEqual([
      { field: 'body', from: 9, until: 18, quote: TEXT.slice(9, 18), words: '写明谁来办' },
    ])
  })

  it('are one for each sentence, and can be taken away', () => {
    const { remarks, opened, pick, keep, drop } = useRemarks(() => TEXT)
    for (const words of ['先写的', '后写的']) {
      pick('body', { from: 0, until: 9 })
      if (opened.value !== undefined) keep({ ...opened.value, words })
    }
    expect(remarks.value.map(({ words }) => words)).toEqual(['后写的'])
    const [only] = remarks.value
    if (only !== undefined) drop(only)
    expect(remarks.value).toEqual([])
  })
})
