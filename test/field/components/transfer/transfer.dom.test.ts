import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import ExportButton from '../../../../src/field/components/transfer/ExportButton.vue'
import ImportButton from '../../../../src/field/components/transfer/ImportButton.vue'
import type { ImportAnswer, UnsentWork } from '../../../../src/field/stores/transfer.ts'
import { commandIdOf, itemIdOf, NOW, sha256Of } from '../../../support/make-ids.ts'
import { makeNote, makeText } from '../../../support/make-item.ts'
import { draw, press, readText } from '../stand-ins.ts'

const file = new File(['zip'], 'caifeng-nongye01-2026-11-20.zip', { type: 'application/zip' })
const work: UnsentWork = {
  kind: 'draft',
  itemId: itemIdOf(1),
  data: { text: makeText({ title: '断头路' }), notes: [makeNote()], itemRev: 0, savedAt: NOW },
  photos: [],
}

afterEach(() => vi.restoreAllMocks())

async function drawExport(makeExport: (describe: (work: UnsentWork) => string) => Promise<File | null>) {
  const links: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    links.push(this.download)
  })
  const drawn = await draw(ExportButton, { stores: { transfer: { makeExport } } })
  return { ...drawn, links }
}

describe('导出未报送内容', () => {
  it('downloads the file where the phone cannot share it, and says where it is', async () => {
    const { wrapper, links } = await drawExport(async () => file)
    await press('导出未报送内容')
    expect(links).toEqual([file.name])
    expect(readText(wrapper)).toContain('已存为文件')
  })

  it('hands it to the phone’s sharing, and is quiet when the officer closes that', async () => {
    const share = vi.fn(async () => {
      throw new DOMException('closed', 'AbortError')
    })
    Object.assign(navigator, { canShare: () => true, share })
    const { wrapper, links } = await drawExport(async () => file)
    await press('导出未报送内容')
    expect(share).toHaveBeenCalledWith({ files: [file] })
    expect([links, readText(wrapper)]).toEqual([[], '导出未报送内容'])
    share.mockRejectedValueOnce(new DOMException('too late', 'NotAllowedError'))
    await press('导出未报送内容')
    expect(links).toEqual([file.name])
    Object.assign(navigator, { canShare: undefined, share: undefined })
  })

  it.each([
    ['commission.progress', { words: '已走访三个村', to: itemIdOf(9) }, '报约稿进度', '已走访三个村'],
    ['lantern.light', { lights: [{ said: '亮灯' }] }, '在手机上办理的一件事', '亮灯'],
  ])('writes out what was done, %s, without the ids in it', async (type, payload, name, words) => {
    const data = { baseRev: 1, payload, payloadSha256: sha256Of(1), clientTime: NOW }
    const deed: UnsentWork = {
      kind: 'deed',
      itemId: itemIdOf(1),
      commandId: commandIdOf(1),
      type,
      data,
      photos: [],
    }
    let text = ''
    await drawExport(async (describe) => {
      text = describe(deed)
      return null
    })
    await press('导出未报送内容')
    expect(text).toMatch(
      new RegExp(`^事项\\t${name}\\r\\n状态\\t在手机上办理（.*）.*\\r\\n\\r\\n${words}\\r\\n$`),
    )
  })

  it('writes each piece so that a person can read it', async () => {
    let words = ''
    await drawExport(async (describe) => {
      words = describe(work)
      return null
    })
    await press('导出未报送内容')
    expect(words).toMatch(
      /标题\t断头路\r\n类别\t动态.*草稿，.*保存.*5月20日.*笔记\r\n- 村支书：客车下周开通/s,
    )
  })

  it('says so when nothing is unsent, and when it failed', async () => {
    const { wrapper } = await drawExport(async () => null)
    await press('导出未报送内容')
    expect(readText(wrapper)).toContain('没有未报送的内容')
    wrapper.unmount()
    const failing = await drawExport(() => Promise.reject(new Error('no memory')))
    await press('导出未报送内容')
    expect(failing.wrapper.get('[role=alert]').text()).toContain('没能导出')
  })
})

describe('taking in a file', () => {
  it.each<[string, ImportAnswer, RegExp]>([
    [
      'what came',
      { ok: true, drafts: 2, submissions: 1, appeals: 4, deeds: 5, reviews: 0, typed: 1, known: 3 },
      /草稿 2 篇，待发 1 篇，申诉 4 条，其他事项 5 件；3 件.*写到一半、还没送出的文字 1 条/,
    ],
    ['the damaged entry', { ok: false, code: 'import.damaged', entry: '001/data.json' }, /001\/data\.json/],
    ['another account', { ok: false, code: 'import.foreign_account' }, /另一个账号/],
    ['no export', { ok: false, code: 'import.not_an_export' }, /不是采风导出的文件/],
    ['a failure', { ok: false, code: 'import.failed' }, /没能导入/],
  ])('names %s', async (_, answer, words) => {
    const transfer = { importFile: vi.fn(async () => answer) }
    const { wrapper } = await draw(ImportButton, { stores: { transfer } })
    const input = wrapper.get<HTMLInputElement>('input[type=file]')
    Object.defineProperty(input.element, 'files', { value: [file] })
    await input.trigger('change')
    await flushPromises()
    expect(transfer.importFile).toHaveBeenCalledWith(file)
    expect(readText(wrapper)).toMatch(words)
  })
})
