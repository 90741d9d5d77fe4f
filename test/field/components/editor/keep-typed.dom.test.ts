import { describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { useKeepTyped } from '../../../../src/field/components/editor/use-keep-typed.ts'
import { draw } from '../stand-ins.ts'

const Editor = defineComponent({ setup: () => (useKeepTyped(), () => h('div')) })

async function openEditor(status: 'saved' | 'unsaved' = 'saved') {
  const flushAtOnce = vi.fn()
  const { wrapper } = await draw(Editor, { stores: { draft: { flushAtOnce, saveState: { status } } } })
  return { flushAtOnce, wrapper }
}

function showPage(state: DocumentVisibilityState) {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
  document.dispatchEvent(new Event('visibilitychange'))
}

describe('what is typed', () => {
  it('is saved when the page is hidden, frozen or left, not when it is shown again', async () => {
    const { flushAtOnce, wrapper } = await openEditor()
    showPage('hidden')
    expect(flushAtOnce).toHaveBeenCalledTimes(1)
    showPage('visible')
    expect(flushAtOnce).toHaveBeenCalledTimes(1)
    document.dispatchEvent(new Event('freeze'))
    window.dispatchEvent(new Event('pagehide'))
    expect(flushAtOnce).toHaveBeenCalledTimes(3)
    wrapper.unmount()
    window.dispatchEvent(new Event('pagehide'))
    expect(flushAtOnce).toHaveBeenCalledTimes(3)
  })

  it.each([
    ['saved', false],
    ['unsaved', true],
  ] as const)('and is %s: the browser asks before the page closes: %s', async (status, asks) => {
    const { wrapper } = await openEditor(status)
    const event = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(asks)
    wrapper.unmount()
  })
})
