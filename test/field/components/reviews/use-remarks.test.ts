import { describe, expect, it } from 'vitest'
import type { Remark } from '../../../../src/domain/item/remark.ts'
import { useRemarks } from '../../../../src/field/components/reviews/use-remarks.ts'

const TEXT = '全县已收82千亩。下一步，抓好晾晒。'

function openPage({ isFull = false } = {}) {
  let remarks: Remark[] = []
  const page = useRemarks({
    textOf: () => TEXT,
    kept: () => remarks,
    async save(changed) {
      if (!isFull) remarks = structuredClone(changed)
      return !isFull
    },
  })
  async function write(from: number, until: number, words: string) {
    page.pick('body', { from, until })
    const { value } = page.opened
    if (value !== undefined) await page.keep({ ...value, words })
  }
  return { ...page, write, kept: () => remarks }
}

describe('the remarks made in a text', () => {
  it('are kept in the text’s order, as the phone’s memory takes them', async () => {
    const { write, kept, opened } = openPage()
    await write(9, 18, '写明谁来办')
    await write(0, 9, '与台账不符')
    expect(kept()).toEqual([
      { field: 'body', from: 0, until: 9, quote: TEXT.slice(0, 9), words: '与台账不符' },
      { field: 'body', from: 9, until: 18, quote: TEXT.slice(9, 18), words: '写明谁来办' },
    ])
    expect(opened.value).toBeUndefined()
  })

  it('are one for each sentence, and can be taken away', async () => {
    const { write, kept, drop } = openPage()
    await write(0, 9, '先写的')
    await write(0, 9, '后写的')
    expect(kept().map(({ words }) => words)).toEqual(['后写的'])
    const [only] = kept()
    if (only !== undefined) await drop(only)
    expect(kept()).toEqual([])
  })

  it('stay on their sheet when the phone cannot keep them', async () => {
    const { write, opened, hasFailed } = openPage({ isFull: true })
    await write(0, 9, '与台账不符')
    expect(hasFailed.value).toBe(true)
    expect(opened.value).toBeDefined()
  })
})
