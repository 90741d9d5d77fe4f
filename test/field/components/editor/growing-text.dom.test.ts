import { describe, expect, it } from 'vitest'
import { nextTick, shallowRef } from 'vue'
import GrowingText from '../../../../src/field/components/editor/GrowingText.vue'
import { draw } from '../stand-ins.ts'

async function drawText(start: string) {
  const text = shallowRef(start)
  const props = {
    label: '正文',
    maxlength: 100,
    read: () => text.value,
    write: (typed: string) => (text.value = typed),
  }
  const { wrapper } = await draw(GrowingText, { props })
  return { text, area: wrapper.get('textarea') }
}

describe('a growing text', () => {
  it('stands as it was, and hands on what is typed', async () => {
    const { text, area } = await drawText('旧文')
    expect(area.element.value).toBe('旧文')
    await area.setValue('旧文新字')
    expect(text.value).toBe('旧文新字')
  })

  it('hands on what is being composed, before the composition ends', async () => {
    const { text, area } = await drawText('')
    await area.trigger('compositionstart')
    await area.setValue('nong')
    expect(text.value).toBe('nong')
  })

  it('follows a change from elsewhere', async () => {
    const { text, area } = await drawText('旧文')
    text.value = '另一篇'
    await nextTick()
    expect(area.element.value).toBe('另一篇')
  })

  it('says what belongs in it only while nothing stands in it, and is named all the time', async () => {
    const { area } = await drawText('')
    expect(area.element.placeholder).toBe('正文')
    await area.setValue('早')
    expect(area.attributes()).not.toHaveProperty('placeholder')
    expect(area.attributes('aria-label')).toBe('正文')
    await area.setValue('')
    expect(area.element.placeholder).toBe('正文')
  })
})
