import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import ImportReport from '../../src/office/components/ImportReport.vue'
import type { ImportResult } from '../../src/protocol/import.ts'
import chinese from '../../src/office/words/zh-CN.json'
import english from '../../src/office/words/en.json'
import { addMessages, createWords } from '../../src/ui/words/words.ts'
import { itemIdOf } from '../support/make-ids.ts'

beforeEach(async () => {
  createWords('zh-CN')
  await addMessages('office', { 'zh-CN': () => chinese, en: () => english })
})

function readLines(lines: Partial<ImportResult['lines'][number]>[]) {
  const line = { itemId: itemIdOf(1), title: '', fate: 'new' as const, receipt: null, code: null }
  const result: ImportResult = {
    author: { displayName: '张伟', unitName: '农业农村局' },
    lines: lines.map((changes) => ({ ...line, ...changes })),
    photos: { new: 0, known: 0, refused: 0 },
  }
  const wrapper = mount(ImportReport, { props: { result } })
  return wrapper.findAll('li').map((row) => row.text().replace(/\s+/g, ''))
}

describe('the report of a file that was taken in', () => {
  it('names a deed by what it is, also one that this desk does not know', () => {
    expect(
      readLines([
        { deed: 'item.sign' },
        { deed: 'commission.ask_extension', fate: 'known' },
        { deed: 'lantern.light' },
      ]),
    ).toEqual(['新收审签稿件', '已有申请约稿延期', '新收在手机上办理的一件事'])
  })

  it('names a text by its title, and one without says so', () => {
    expect(readLines([{ title: '山洪预警' }, { title: '' }])).toEqual(['新收山洪预警', '新收（无标题）'])
  })
})
