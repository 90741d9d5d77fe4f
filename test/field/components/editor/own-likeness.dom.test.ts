import { expect, it, vi } from 'vitest'
import OwnLikeness from '../../../../src/field/components/editor/OwnLikeness.vue'
import { itemIdOf } from '../../../support/make-ids.ts'
import { draw } from '../stand-ins.ts'

vi.mock('../../../../src/field/stores/own-likeness.ts', () => ({
  findOwnLikeness: async () => [{ itemId: itemIdOf(2), title: '断头路贯通', percent: 54 }],
}))

it('an own item that says much the same is opened by a tap', async () => {
  const props = { itemId: itemIdOf(1), body: '断头路今日贯通。' }
  const { wrapper } = await draw(OwnLikeness, { props })
  await vi.waitFor(() => expect(wrapper.get('a').text()).toContain('断头路贯通'), 5000)
  expect(wrapper.get('a').text()).toContain('54')
  expect(wrapper.get('a').attributes('href')).toBe(`/items/${itemIdOf(2)}`)
})
