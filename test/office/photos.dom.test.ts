import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import type { ItemPhoto } from '../../src/domain/item/item.ts'
import PhotoStrip from '../../src/office/components/PhotoStrip.vue'
import chinese from '../../src/office/words/zh-CN.json'
import { addMessages, createWords } from '../../src/ui/words/words.ts'
import { makeItem, makeItemPhoto } from '../support/make-item.ts'
import { NOW, sha256Of, shanghai } from '../support/make-ids.ts'

let strip: VueWrapper

beforeEach(async () => {
  createWords('zh-CN')
  await addMessages('office', { 'zh-CN': () => chinese, en: () => chinese })
})
afterEach(() => strip.unmount())

describe('photos of an item', () => {
  it('stand as places to be filled until they come', async () => {
    show([makeItemPhoto(1), makeItemPhoto(2, { picture: present(2) })])
    expect(strip.get('[role=status]').text()).toBe('照片待传 1 张')
    expect(strip.findAll('.thumb').map((thumb) => thumb.attributes('disabled') !== undefined)).toEqual([
      true,
      false,
    ])

    await strip.setProps({
      item: itemWith([makeItemPhoto(1, { picture: present(1) }), makeItemPhoto(2, { picture: present(2) })]),
    })
    expect(strip.find('[role=status]').exists()).toBe(false)
    expect(strip.findAll('.thumb img')).toHaveLength(2)
  })

  it('show the small preview in the strip, by an address that names the item', () => {
    show([makeItemPhoto(1, { preview: present(1001) })])
    expect(strip.get('.thumb img').attributes('src')).toBe(
      `/api/blobs/${sha256Of(1001)}?item=${makeItem().id}`,
    )
    expect(strip.get('.thumb').text()).toContain('待传')
  })

  it('open large, with what is known of time and place, and are turned by the arrow keys', async () => {
    const place = { latitude: 31.234567, longitude: 110.4 }
    const takenAt = shanghai('2026-11-20T08:00')
    show([
      makeItemPhoto(1, { picture: present(1), place, takenAt }),
      makeItemPhoto(2, { picture: present(2), takenAt: null }),
    ])
    await strip.get('.thumb').trigger('click')
    await nextTick()
    const viewer = strip.get('dialog')
    expect(viewer.element.open).toBe(true)
    expect(viewer.get('h2').text()).toBe('第 1 张，共 2 张')
    expect(viewer.get('.facts').text()).toBe('拍摄 今天 08:00 · 31.23457，110.40000')

    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }))
    await nextTick()
    expect(viewer.get('h2').text()).toBe('第 2 张，共 2 张')
    expect(viewer.get('.facts').text()).toBe('没有附带时间和地点')
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }))
    await nextTick()
    expect(viewer.get('h2').text()).toBe('第 2 张，共 2 张')
  })

  it('that cannot be loaded say so', async () => {
    show([makeItemPhoto(1, { picture: present(1) })])
    await strip.get('.thumb img').trigger('error')
    expect(strip.get('.thumb').text()).toContain('没能载入')
  })
})

function show(photos: ItemPhoto[]) {
  strip = mount(PhotoStrip, { props: { item: itemWith(photos), now: NOW }, attachTo: document.body })
}

const itemWith = (photos: ItemPhoto[]) => makeItem({ photos })
const present = (n: number) => ({ sha256: sha256Of(n), size: 300_000, isPresent: true })
