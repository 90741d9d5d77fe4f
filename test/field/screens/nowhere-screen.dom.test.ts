import { expect, it } from 'vitest'
import { RouterView } from 'vue-router'
import { flushPromises } from '@vue/test-utils'
import NowhereScreen from '../../../src/field/screens/NowhereScreen.vue'
import { draw, press, readText } from '../components/stand-ins.ts'

it('an unknown address says so and leads to 今日', async () => {
  const at = await draw(RouterView, { path: '/nosuch/page' })
  expect(at.router.currentRoute.value.name).toBe('nowhere')
  at.wrapper.unmount()
  const { wrapper, router } = await draw(NowhereScreen, { path: '/nosuch' })
  expect(readText(wrapper)).toContain('没有这一页')
  await press('回今日')
  await flushPromises()
  expect(router.currentRoute.value.name).toBe('today')
})
