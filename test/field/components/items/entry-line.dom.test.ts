import { describe, expect, it } from 'vitest'
import EntryLine from '../../../../src/field/components/items/EntryLine.vue'
import type { Entry } from '../../../../src/field/stores/entries.ts'
import { itemIdOf, NOW } from '../../../support/make-ids.ts'
import { makeText, returned, submitted } from '../../../support/make-item.ts'
import type { Receipt } from '../../../../src/domain/receipt.ts'
import { draw, makeEntry, makeEntryPhoto, readText } from '../stand-ins.ts'

async function readLine(changes: Partial<Entry>, props: Record<string, unknown> = {}) {
  const { wrapper } = await draw(EntryLine, { props: { entry: makeEntry(changes), now: NOW, ...props } })
  return { text: readText(wrapper), href: wrapper.get('a').attributes('href') }
}

describe('a line of 稿件', () => {
  const words: [Entry['delivery'], string][] = [
    [{ status: 'on_phone' }, '仅在本机'],
    [{ status: 'waiting' }, '待发'],
    [{ status: 'sending' }, '发送中'],
    [{ status: 'received' }, '已送达'],
    [{ status: 'safe' }, '已备份'],
    [{ status: 'photos_to_come', count: 2 }, '照片待传 2 张'],
    [{ status: 'needs_attention', code: 'item.exists' }, '需处理'],
  ]
  for (const [delivery, word] of words) {
    it(`says ${word} of an item that is ${delivery.status}`, async () => {
      expect((await readLine({ delivery })).text).toContain(word)
    })
  }

  it('does not say of a draft that it is only on this phone when the office keeps a copy', async () => {
    const { text } = await readLine({ delivery: { status: 'on_phone', hasCopyAtOffice: true } })
    expect(text).toContain('办公室有备份')
    expect(text).not.toContain('仅在本机')
    expect(text).toContain('草稿')
  })

  it('does not call an item a draft that waits to be sent', async () => {
    expect((await readLine({ delivery: { status: 'waiting' } })).text).not.toContain('草稿')
    expect((await readLine({ delivery: { status: 'on_phone' } })).text).toContain('草稿')
  })

  it('says so where another text of the item waits for a choice, and only there', async () => {
    expect((await readLine({ hasSibling: true })).text).toContain('另一份文稿')
    expect((await readLine({})).text).not.toContain('另一份文稿')
  })

  it('counts the photos that it has, and apart from them those that could not be kept', async () => {
    const kept = makeEntryPhoto(1)
    const failed = makeEntryPhoto(2, { upload: 'failed', failure: 'photo.storage_full' })
    expect((await readLine({ photos: [kept] })).text).not.toContain('有问题')
    expect((await readLine({ photos: [kept, failed] })).text).toContain('照片 1 张 · 1 张照片有问题')
    const { text } = await readLine({ photos: [failed] })
    expect([text.includes('1 张照片有问题'), text.includes('照片 1 张')]).toEqual([true, false])
  })

  it('shows the receipt and the reason of a return', async () => {
    const { text } = await readLine({
      delivery: { status: 'received' },
      work: { status: 'returned', from: 'office', reason: 'figures_unverified', words: '', remarks: [] },
      receipt: '2026-11-0042' as Receipt,
      events: [submitted(NOW), returned(NOW)],
    })
    expect(text).toContain('已退回')
    expect(text).toContain('数据待核')
    expect(text).toContain('回执 2026-11-0042')
  })

  it('says how much a draft holds already', async () => {
    const { text } = await readLine({
      text: makeText({ title: ' ', body: '五个字 一行' }),
      photos: [makeEntryPhoto(1)],
    })
    expect(text).toContain('还没有标题')
    expect(text).toContain('5 字 · 照片 1 张')
  })

  it('opens the editor for a draft on 今日, and the page of the item everywhere else', async () => {
    const id = itemIdOf(1)
    expect((await readLine({ canEdit: true }, { opensEditor: true })).href).toBe(`/write/${id}`)
    expect((await readLine({ canEdit: true })).href).toBe(`/items/${id}`)
    const received = { canEdit: true, delivery: { status: 'received' } } as const
    expect((await readLine(received, { opensEditor: true })).href).toBe(`/items/${id}`)
  })
})
