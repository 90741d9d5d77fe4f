import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { effectScope, h, shallowRef, type Component } from 'vue'
import UiButton from '../../src/ui/UiButton.vue'
import UiCard from '../../src/ui/UiCard.vue'
import UiField from '../../src/ui/UiField.vue'
import UiPasswordInput from '../../src/ui/UiPasswordInput.vue'
import UiState from '../../src/ui/UiState.vue'
import UiTextInput from '../../src/ui/UiTextInput.vue'
import { lazily } from '../../src/ui/lazily.ts'
import { useNow } from '../../src/ui/use-now.ts'
import { useObjectUrl } from '../../src/ui/use-object-url.ts'
import { useOnline } from '../../src/ui/use-online.ts'
import { createWords } from '../../src/ui/words/words.ts'

describe('a field', () => {
  const mountField = (props: { hint?: string; error?: string }) =>
    mount(UiField, {
      props: { label: '账号', ...props },
      slots: { default: (slot: object) => h(UiTextInput, { ...slot, modelValue: '' }) },
    })

  it('ties label and hint to the control', () => {
    const field = mountField({ hint: '由管理员建立' })
    const input = field.get('input')
    expect(field.get('label').attributes('for')).toBe(input.attributes('id'))
    expect(field.get(`#${input.attributes('aria-describedby')}`).text()).toBe('由管理员建立')
    expect(input.attributes('aria-invalid')).toBeUndefined()
  })

  it('ties the error to the control, in place of the hint', () => {
    const field = mountField({ hint: '由管理员建立', error: '请填写账号。' })
    const input = field.get('input')
    expect(input.attributes('aria-invalid')).toBe('true')
    expect(field.get(`#${input.attributes('aria-describedby')}`).text()).toBe('请填写账号。')
    expect(field.text()).not.toContain('由管理员建立')
  })
})

describe('small parts', () => {
  it('a busy button cannot be pressed twice and says that it is busy', () => {
    const button = mount(UiButton, { props: { isBusy: true }, slots: { default: '报送' } })
    expect(button.attributes('disabled')).toBeDefined()
    expect(button.attributes('aria-busy')).toBe('true')
  })

  it('a card with a title is a region of that name', () => {
    const card = mount(UiCard, { props: { title: '本月任务' } })
    expect(card.get(`#${card.attributes('aria-labelledby')}`).text()).toBe('本月任务')
    expect(mount(UiCard).attributes('aria-labelledby')).toBeUndefined()
  })

  it('a password can be looked at', async () => {
    const field = mount(UiPasswordInput, { props: { modelValue: 'wanglan-2026' } })
    expect(field.get('input').attributes('type')).toBe('password')
    await field.get('button').trigger('click')
    expect(field.get('input').attributes('type')).toBe('text')
    expect(field.get('button').attributes('aria-pressed')).toBe('true')
  })

  it('a failure is read out, a loading page says so, an empty one is quiet', () => {
    const stateOf = (kind: 'loading' | 'empty' | 'failed') =>
      mount(UiState, { props: { kind, title: '来稿' } })
    expect(stateOf('failed').attributes('role')).toBe('alert')
    expect(stateOf('loading').attributes('aria-busy')).toBe('true')
    expect(stateOf('loading').text()).toBe('来稿')
    expect(stateOf('empty').attributes('role')).toBeUndefined()
  })
})

describe('composables', () => {
  it('an address of a blob is taken back when the blob changes and when its owner goes', async () => {
    const revoke = vi.spyOn(URL, 'revokeObjectURL')
    const blob = shallowRef<Blob | null>(new Blob(['a']))
    const scope = effectScope()
    const url = scope.run(() => useObjectUrl(blob))?.url
    const first = url?.value
    blob.value = new Blob(['b'])
    await Promise.resolve()
    expect(revoke).toHaveBeenCalledWith(first)
    const second = url?.value
    expect(second).not.toBe(first)
    scope.stop()
    expect(revoke).toHaveBeenCalledWith(second)
    expect(url?.value).toBeUndefined()
  })

  it('a clock ticks until its owner goes', () => {
    vi.useFakeTimers({ now: 1000 })
    try {
      const scope = effectScope()
      const now = scope.run(() => useNow({ intervalMs: 100 }))?.now
      vi.advanceTimersByTime(250)
      expect(now?.value).toBe(1200)
      scope.stop()
      vi.advanceTimersByTime(500)
      expect(now?.value).toBe(1200)
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })

  it('the network is as the browser sees it', () => {
    const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true)
    const scope = effectScope()
    const isOnline = scope.run(() => useOnline())?.isOnline
    expect(isOnline?.value).toBe(true)
    onLine.mockReturnValue(false)
    window.dispatchEvent(new Event('offline'))
    expect(isOnline?.value).toBe(false)
    scope.stop()
    onLine.mockReturnValue(true)
    window.dispatchEvent(new Event('online'))
    expect(isOnline?.value).toBe(false)
    onLine.mockRestore()
  })
})

describe('a screen that is fetched when it is wanted', () => {
  const mountLazily = (loader: () => Promise<{ default: Component }>) => {
    const screen = lazily(loader)
    return mount({ render: () => h('div', h(screen)) })
  }

  it('stands as soon as it has come', async () => {
    const screen = mountLazily(async () => ({ default: { render: () => h('p', '任务') } }))
    await flushPromises()
    expect(screen.text()).toBe('任务')
  })

  it('says that it did not come, and offers to load the page anew', async () => {
    createWords('zh-CN')
    vi.spyOn(console, 'error').mockReturnValue()
    const reload = vi.spyOn(location, 'reload').mockReturnValue()
    const screen = mountLazily(() => Promise.reject(new Error('404')))
    await flushPromises()
    expect(screen.get('[role=alert]').text()).toContain('这一页没有打开')
    await screen.get('button').trigger('click')
    expect(reload).toHaveBeenCalledTimes(1)
  })
})
