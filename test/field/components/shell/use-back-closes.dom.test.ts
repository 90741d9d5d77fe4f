import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, it, onTestFinished } from 'vitest'
import { h, ref } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { useBackCloses } from '../../../../src/field/components/shell/use-back-closes.ts'
import UiDialog from '../../../../src/ui/UiDialog.vue'

/** A screen at /write, come to from /, with a sheet open over it. */
async function openSheet({ isLocked = false } = {}) {
  const open = ref(true)
  const page = { render: () => null }
  const routes = ['/', '/write', '/sent'].map((path) => ({ path, component: page }))
  const router = createRouter({ history: createMemoryHistory(), routes })
  const host = {
    setup() {
      useBackCloses()
      const close = () => (open.value = false)
      return () => h(UiDialog, { open: open.value, title: '照片', isLocked, onClose: close })
    },
  }
  await router.push('/')
  await router.push('/write')
  const wrapper = mount(host, { global: { plugins: [router] }, attachTo: document.body })
  onTestFinished(() => wrapper.unmount())
  await flushPromises()
  const where = () => router.currentRoute.value.path
  const goBack = async () => {
    router.back()
    await flushPromises()
  }
  return { open, router, where, goBack, wrapper }
}

describe('the back button of the phone', () => {
  it('closes the sheet that is open, and only then leaves the screen', async () => {
    const { open, where, goBack } = await openSheet()
    await goBack()
    expect([open.value, where()]).toEqual([false, '/write'])
    await goBack()
    expect(where()).toBe('/')
  })

  it('closes nothing and leaves nothing while something is under way in the sheet', async () => {
    const { open, where, goBack } = await openSheet({ isLocked: true })
    await goBack()
    expect([open.value, where()]).toEqual([true, '/write'])
  })

  it('does not hold up a sheet that leads on itself', async () => {
    const { router, where } = await openSheet()
    await router.push('/sent')
    expect(where()).toBe('/sent')
  })

  it('has forgotten a sheet that went away with its screen', async () => {
    const { router, wrapper, where } = await openSheet()
    wrapper.unmount()
    router.back()
    await flushPromises()
    expect(where()).toBe('/')
  })
})
