import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import UiDialog from '../../src/ui/UiDialog.vue'

let opener: HTMLButtonElement

beforeEach(() => {
  opener = document.createElement('button')
  document.body.append(opener)
  opener.focus()
})
afterEach(() => {
  document.body.replaceChildren()
})

describe('a dialog', () => {
  it('is named by its title, takes the focus and gives it back', async () => {
    const { wrapper, element } = await open()
    const title = document.getElementById(element.getAttribute('aria-labelledby') ?? '')
    expect(title?.textContent).toBe('报送这篇信息')
    expect(document.activeElement).toBe(title)

    await wrapper.setProps({ open: false })
    expect(element.open).toBe(false)
    expect(document.activeElement).toBe(opener)
  })

  it('begins where its contents say', async () => {
    await open({ slots: { default: '<input data-first-focus />' } })
    expect(document.activeElement?.tagName).toBe('INPUT')
  })

  it('asks to be closed on Esc, and stays until its owner closes it', async () => {
    const { wrapper, element } = await open()
    element.dispatchEvent(new Event('cancel', { cancelable: true }))
    expect(wrapper.emitted('close')).toHaveLength(1)
    expect(element.open).toBe(true)
  })

  it('asks to be closed by a press outside of it, not by one inside', async () => {
    const { wrapper, element } = await open()
    element.getBoundingClientRect = () => new DOMRect(100, 100, 200, 200)
    element.dispatchEvent(new MouseEvent('mousedown', { clientX: 150, clientY: 150 }))
    expect(wrapper.emitted('close')).toBeUndefined()
    element.dispatchEvent(new MouseEvent('mousedown', { clientX: 20, clientY: 20 }))
    expect(wrapper.emitted('close')).toHaveLength(1)
  })

  it('cannot be left while it is locked, even when the browser forces it shut', async () => {
    const { wrapper, element } = await open({ props: { isLocked: true } })
    element.dispatchEvent(new Event('cancel', { cancelable: true }))
    element.close()
    element.dispatchEvent(new Event('close'))
    await nextTick()
    expect(wrapper.emitted('close')).toBeUndefined()
    expect(element.open).toBe(true)
  })

  it('gives the focus back when its owner disappears with it', async () => {
    const { wrapper } = await open()
    wrapper.unmount()
    expect(document.activeElement).toBe(opener)
  })

  it('opens in browsers that know the element but not its methods', async () => {
    const showModal = HTMLDialogElement.prototype.showModal
    // @ts-expect-error such browsers exist
    HTMLDialogElement.prototype.showModal = undefined
    try {
      const { element } = await open()
      expect(element.open).toBe(true)
    } finally {
      HTMLDialogElement.prototype.showModal = showModal
    }
  })
})

async function open({ props = {}, slots = {} }: { props?: object; slots?: Record<string, string> } = {}) {
  const host = document.createElement('div')
  document.body.append(host)
  const wrapper = mount(UiDialog, {
    attachTo: host,
    props: { open: true, title: '报送这篇信息', ...props },
    slots: { default: '正文', ...slots },
  })
  await nextTick()
  await nextTick()
  return { wrapper, element: wrapper.find('dialog').element }
}
