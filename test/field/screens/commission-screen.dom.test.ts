import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import type { CommissionId } from '../../../src/domain/ids.ts'
import CommissionActs from '../../../src/field/components/commissions/CommissionActs.vue'
import { addCommissionWords } from '../../../src/field/components/commissions/add-commission-words.ts'
import { DAY, NOW } from '../../support/make-ids.ts'
import { draw, press } from '../components/stand-ins.ts'

const ID = '01890a5d-ac96-774b-bcce-b302099a8057' as CommissionId

const received = (isWaiting: boolean) => ({ event: { type: 'received', at: NOW, by: '王' }, isWaiting })

const makeView = (shown: object[] = []) => ({
  commission: { id: ID },
  colleagues: [],
  course: { dueAt: NOW + DAY, state: { status: 'issued' } },
  shown,
  refused: [],
  draftId: null,
})

async function drawActs(changes: object = {}, view = makeView()) {
  const commissions = {
    act: vi.fn(async () => 'waiting'),
    readTyped: vi.fn(async () => undefined),
    keepTyped: vi.fn(async () => true),
    ...changes,
  }
  const { wrapper } = await draw(CommissionActs, { props: { view }, stores: { commissions } })
  addCommissionWords()
  await flushPromises()
  return { wrapper, commissions }
}

const readPage = () => document.body.textContent ?? ''

describe('the sheets of a commission', () => {
  it.each([
    ['报进展', 'commission.progress'],
    ['申请延期', 'commission.ask_extension'],
    ['婉拒', 'commission.decline'],
  ])('keep what is typed under %s and offer it again', async (name, type) => {
    const typed = { words: '写到一半', day: '2026-12-20' }
    const { commissions } = await drawActs({ readTyped: async () => typed })
    await press(name)
    const textarea = document.querySelector('textarea')
    expect(textarea?.value).toBe('写到一半')
    if (textarea === null) return
    textarea.value = '写到一半多'
    textarea.dispatchEvent(new Event('input'))
    expect(commissions.keepTyped).toHaveBeenCalledWith(ID, type, { ...typed, words: '写到一半多' })
  })

  it('say so when the phone cannot keep what is typed', async () => {
    await drawActs({ keepTyped: async () => false })
    await press('婉拒')
    document.querySelector('textarea')?.dispatchEvent(new Event('input'))
    await flushPromises()
    expect(readPage()).toContain('没能存到本机')
  })
})

describe('what was done about a commission', () => {
  it('is said to go by itself only as long as it waits on this phone', async () => {
    const { wrapper } = await drawActs({}, makeView([received(true)]))
    expect(wrapper.text()).toContain('有网络时自动送出')
    await wrapper.setProps({ view: makeView([received(false)]) as never })
    expect(wrapper.text()).not.toContain('有网络时自动送出')
    await wrapper.setProps({ view: makeView() as never })
    expect(wrapper.text()).not.toContain('有网络时自动送出')
  })
})
