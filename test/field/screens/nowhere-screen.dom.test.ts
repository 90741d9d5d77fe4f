import { expect, it } from 'vitest'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { flushPromises } from '@vue/test-utils'
import { ANY_ADDRESS } from '../../../src/ui/any-address.ts'
import { fieldRoutes } from '../../../src/field/routes.ts'
import NowhereScreen from '../../../src/field/screens/NowhereScreen.vue'
import { draw, press, readText } from '../components/stand-ins.ts'

it('an unknown address says so and leads to 今日', async () => {
  const at = await draw(RouterView, { path: '/nosuch/page' })
  expect(at.router.currentRoute.value.meta.title).toBe('field.nowhere.title')
  at.wrapper.unmount()
  const { wrapper, router } = await draw(NowhereScreen, { path: '/nosuch' })
  expect(readText(wrapper)).toContain('没有这一页')
  await press('回今日')
  await flushPromises()
  expect(router.currentRoute.value.name).toBe('today')
})

it('it does so too in the program as it starts, which kept any address until the routes came', async () => {
  const router = createRouter({ history: createMemoryHistory(), routes: [ANY_ADDRESS] })
  await router.push('/nosuch/page')
  fieldRoutes.forEach((route) => router.addRoute(route))
  await router.replace(router.currentRoute.value.fullPath)
  expect(router.currentRoute.value.meta.title).toBe('field.nowhere.title')
})
