import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import ConsultationsScreen from '../../../src/field/screens/ConsultationsScreen.vue'
import type { AskedOpinion } from '../../../src/field/stores/consultations.ts'
import { commandIdOf, NOW } from '../../support/make-ids.ts'
import { draw, press, readText } from '../components/stand-ins.ts'

const asked = (changes: Partial<AskedOpinion> = {}): AskedOpinion => ({
  id: commandIdOf(1),
  kind: 'unit',
  accountId: null,
  name: '农业农村局',
  words: '数字是否属实？',
  askedBy: '编辑',
  askedAt: NOW,
  answer: null,
  title: '秋收进度',
  body: '全县已收八成。',
  unitName: '上屏镇',
  deed: undefined,
  ...changes,
})

async function drawScreen(
  opinions: AskedOpinion[] | undefined,
  answer = vi.fn(async () => 'waiting'),
  { typed = {}, keepTyped = vi.fn(async () => true) }: { typed?: object; keepTyped?: () => unknown } = {},
) {
  const status = opinions === undefined ? 'failed' : 'ready'
  const { wrapper } = await draw(ConsultationsScreen, {
    stores: { consultations: { status, opinions, answer, readTyped: async () => typed, keepTyped } },
  })
  await flushPromises()
  return { wrapper, answer, keepTyped }
}

describe('会商 on the phone', () => {
  it('says when nothing is asked, and when it could not be read', async () => {
    expect(readText((await drawScreen([])).wrapper)).toContain('没有要答复的会商')
    expect((await drawScreen(undefined)).wrapper.find('form').exists()).toBe(false)
  })

  it('shows the question with the text, and sends the opinion', async () => {
    const { wrapper, answer } = await drawScreen([asked()])
    expect(readText(wrapper)).toContain('数字是否属实？')
    expect(readText(wrapper)).toContain('全县已收八成。')
    await wrapper.find('textarea').setValue('属实。')
    await press('发出意见')
    expect(answer).toHaveBeenCalledWith(expect.objectContaining({ id: commandIdOf(1) }), '属实。')
  })

  it('sends an opinion once by a double tap, before the phone shows it as on its way', async () => {
    const { wrapper, answer } = await drawScreen([asked()])
    await wrapper.find('textarea').setValue('属实。')
    const form = wrapper.get('form').element
    form.dispatchEvent(new Event('submit', { cancelable: true }))
    form.dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
    form.dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
    expect(answer).toHaveBeenCalledTimes(1)
  })

  it('says what is missing or secret, and keeps what was typed', async () => {
    const { wrapper } = await drawScreen(
      [asked()],
      vi.fn(async () => 'secret'),
    )
    await wrapper.find('textarea').setValue('机密★')
    await press('发出意见')
    await flushPromises()
    expect(readText(wrapper)).toContain('意见中有密级标志')
    expect(wrapper.find('textarea').element.value).toBe('机密★')
  })

  it('keeps what is being typed, offers it again, and says so when the phone cannot keep it', async () => {
    const { wrapper, keepTyped } = await drawScreen([asked()])
    await wrapper.find('textarea').setValue('写到一半')
    expect(keepTyped).toHaveBeenCalledWith(commandIdOf(1), '写到一半')
    const again = await drawScreen([asked()], undefined, { typed: { [commandIdOf(1)]: '写到一半' } })
    expect(again.wrapper.find('textarea').element.value).toBe('写到一半')
    const full = await drawScreen([asked()], undefined, { keepTyped: async () => false })
    await full.wrapper.find('textarea').setValue('存不下的')
    await flushPromises()
    expect(readText(full.wrapper)).toContain('没有存上')
  })

  it('asks no more once the opinion is on its way, and shows the words of one that was refused', async () => {
    const payload = { words: '太晚的意见' }
    const deed = (status: string, refusalCode: string | null) => ({ status, refusalCode, payload }) as never
    const { wrapper } = await drawScreen([asked({ deed: deed('waiting', null) })])
    expect(wrapper.find('form').exists()).toBe(false)
    expect(readText(wrapper)).toContain('意见待发')
    const refused = await drawScreen([asked({ deed: deed('refused', 'consultation.answered') })])
    expect(readText(refused.wrapper)).toContain('太晚的意见')
    expect(refused.wrapper.find('form').exists()).toBe(true)
  })
})
