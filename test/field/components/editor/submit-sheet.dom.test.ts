import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import SubmitSheet from '../../../../src/field/components/editor/SubmitSheet.vue'
import { makeNote, makeText } from '../../../support/make-item.ts'
import { draw, makeEntryPhoto, press, readText } from '../stand-ins.ts'

async function drawSheet({
  photos = [makeEntryPhoto(1)],
  repeatedPhotos = 0,
  props = {},
  postsToSign = (_origin: string): string[] => [],
} = {}) {
  const draft = {
    draftId: null,
    text: makeText({ title: '断头路贯通', body: '一二三四五' }),
    notes: [makeNote()],
    photos,
    repeatedPhotos,
    postsToSign,
  }
  const stores = { draft: { status: 'ready', saveState: { status: 'fresh' }, ...draft } }
  const { wrapper } = await draw(SubmitSheet, {
    props: { open: true, isBusy: false, problem: undefined, ...props },
    stores,
  })
  const box = wrapper.get<HTMLInputElement>('input[type=checkbox]')
  return { wrapper, box }
}

vi.mock('../../../../src/field/stores/text-check.ts', () => ({ checkOwnText: () => [] }))

describe('the submit sheet', () => {
  it('is named and says what will happen, in which order', async () => {
    const { wrapper } = await drawSheet()
    expect(wrapper.get('h2').text()).toBe('报送这篇信息')
    expect(readText(wrapper)).toMatch(
      /存本机正文 5 字，照片 1 张，笔记 1 条.*先发正文，后传照片.*收到后给回执编号/,
    )
  })

  it('names the unit’s signatures, where the item needs them, before the office', async () => {
    const postsToSign = (origin: string) =>
      origin === 'commissioned' ? ['reviewer', 'signer'] : ['reviewer']
    const own = readText((await drawSheet({ postsToSign })).wrapper)
    expect(own).toMatch(/存本机.*本单位审核（科室负责人）.*办公室信息科.*收到后给回执编号/)
    expect(own).not.toContain('本单位签发')
    const answer = readText((await drawSheet({ postsToSign, props: { isAnswer: true } })).wrapper)
    expect(answer).toMatch(/存本机.*本单位审核.*本单位签发（主要领导）.*办公室信息科/)
  })

  it('submits nothing without the declaration, says so at the box and goes there', async () => {
    const { wrapper, box } = await drawSheet()
    await press('确认报送')
    expect(wrapper.emitted('confirm')).toBeUndefined()
    expect(box.attributes('aria-invalid')).toBe('true')
    expect(wrapper.get(`[id="${box.attributes('aria-describedby')}"]`).text()).toContain('请先确认这一条')
    expect(document.activeElement).toBe(box.element)
  })

  it('has the declaration as the box’s whole name', async () => {
    const { wrapper } = await drawSheet()
    expect(wrapper.get('label').text()).toBe('本稿不含国家秘密和工作秘密')
  })

  it('submits with the declaration', async () => {
    const { wrapper, box } = await drawSheet()
    await box.setValue(true)
    await press('确认报送')
    expect(wrapper.emitted('confirm')).toHaveLength(1)
  })

  it('asks for the declaration anew each time it opens', async () => {
    const { wrapper, box } = await drawSheet()
    await box.setValue(true)
    await wrapper.setProps({ open: false })
    await wrapper.setProps({ open: true })
    await flushPromises()
    expect(wrapper.get<HTMLInputElement>('input[type=checkbox]').element.checked).toBe(false)
  })

  it('closes on 再改改', async () => {
    const { wrapper } = await drawSheet()
    await press('再改改')
    expect(wrapper.emitted('update:open')).toEqual([[false]])
  })

  it('says which photos will not go along', async () => {
    const lost = makeEntryPhoto(2, { upload: 'failed', failure: 'photo.unreadable' })
    const { wrapper } = await drawSheet({ photos: [makeEntryPhoto(1), lost] })
    expect(readText(wrapper)).toContain('照片 1 张')
    expect(readText(wrapper)).toContain('有 1 张照片没能存下，不会随稿报送')
  })

  it('counts a picture that was added twice once, and says so', async () => {
    const { wrapper } = await drawSheet({
      photos: [makeEntryPhoto(1), makeEntryPhoto(2)],
      repeatedPhotos: 1,
    })
    expect(readText(wrapper)).toContain('照片 1 张')
    expect(readText(wrapper)).toContain('有 1 张照片与前面的是同一张，只报送一次')
  })

  it('gives the sentence of each problem', async () => {
    const { wrapper } = await drawSheet({ props: { problem: 'photos_preparing' } })
    expect(wrapper.get('[role=alert]').text()).toBe('照片还在处理，请稍等几秒再报送。')
  })
})
