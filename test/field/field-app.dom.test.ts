import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { reactive } from 'vue'
import FieldApp from '../../src/field/FieldApp.vue'
import { itemIdOf } from '../support/make-ids.ts'
import { draw, press, quietStores, readText, type StandIns } from './components/stand-ins.ts'

/** The editor's store while a draft is being opened. */
const openingDraft = {
  status: 'loading',
  open: vi.fn(),
  close: vi.fn(),
  flush: vi.fn(),
  saveState: { status: 'typing' },
  text: {},
  photos: [],
  notes: [],
}

const drawApp = (stores: StandIns = {}, path = '/') => draw(FieldApp, { stores, path })

describe('the officer’s phone', () => {
  it('has four tabs, the present one marked, and 写信息 between them', async () => {
    const { wrapper } = await drawApp()
    const nav = wrapper.get('nav')
    expect(nav.findAll('a, button').map((tab) => tab.text())).toEqual([
      '今日',
      '稿件',
      '写信息',
      '约稿',
      '我的',
    ])
    expect(nav.findAll('[aria-current="page"]').map((tab) => tab.text())).toEqual(['今日'])
  })

  it('has the chosen text size from the first screen on', async () => {
    localStorage.setItem('caifeng.text-size', 'largest')
    delete document.documentElement.dataset['textSize']
    const { wrapper } = await drawApp()
    expect(document.documentElement.dataset['textSize']).toBe('largest')
    wrapper.unmount()
    localStorage.removeItem('caifeng.text-size')
    delete document.documentElement.dataset['textSize']
  })

  it('makes one draft of two quick taps and opens it', async () => {
    const create = vi.fn(async () => itemIdOf(7))
    const { router } = await drawApp({ draft: { ...openingDraft, create } })
    await Promise.all([press('写信息'), press('写信息')])
    await vi.waitFor(() => expect(router.currentRoute.value.fullPath).toBe(`/write/${itemIdOf(7)}`), 5000)
    expect(create).toHaveBeenCalledTimes(1)
  })

  it('says of a page that is not on the phone yet that nothing is lost, and opens it when the network returns', async () => {
    const assign = vi.spyOn(location, 'assign').mockImplementation(() => undefined)
    const { wrapper, router } = await drawApp()
    const missing = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'))
    router.addRoute({ path: '/far', component: missing })
    await router.push('/far').catch(() => undefined)
    await flushPromises()
    expect(readText(wrapper)).toContain('这一页没有打开')
    expect(readText(wrapper)).toContain('都已存在本机')
    const isOnline = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    await press('重新载入')
    expect(assign).not.toHaveBeenCalled()
    isOnline.mockRestore()
    dispatchEvent(new Event('online'))
    expect(assign).toHaveBeenCalledWith('/far')
    await wrapper.get('nav a').trigger('click')
    await flushPromises()
    expect(readText(wrapper)).not.toContain('这一页没有打开')
    assign.mockRestore()
  })

  it('asks to sign in again when the session has ended, and loses nothing by it', async () => {
    const sync = { phase: 'signed_out', waitingCount: 1, photosToCome: 0, lastContactAt: null }
    const { wrapper } = await drawApp({ sync })
    expect(readText(wrapper)).toContain('稿件都在本机')
    await press('重新登录')
    expect(wrapper.emitted('signIn')).toHaveLength(1)
  })

  it('tells a stopped account to ask the administrator, not that its session has expired', async () => {
    const sync = { phase: 'forbidden', waitingCount: 1, photosToCome: 0, lastContactAt: null }
    const { wrapper } = await drawApp({ sync })
    const banner = readText(wrapper.get('section[aria-label=登录状态]'))
    expect(banner).toContain('当前账号不能报送')
    expect(banner).toContain('请联系管理员')
    expect(banner).not.toContain('登录已过期')
  })

  it('tells a stopped account the truth: no signing in, but the export', async () => {
    const sync = { phase: 'deactivated', waitingCount: 1, photosToCome: 0, lastContactAt: null }
    const { wrapper } = await drawApp({ sync })
    const banner = wrapper.get('section[aria-label=登录状态]')
    await vi.waitFor(() => expect(readText(banner)).toContain('导出'), 5000)
    expect(readText(banner)).toContain('这个账号已停用，不会再发送')
    expect(readText(banner)).not.toContain('重新登录')
  })

  it('offers a new version and waits', async () => {
    const accept = vi.fn()
    await drawApp({ update: { isWaiting: true, accept } })
    expect(accept).not.toHaveBeenCalled()
    await press('更新')
    expect(accept).toHaveBeenCalledTimes(1)
  })

  it('puts the new version in only when what is being sent is through', async () => {
    const accept = vi.fn()
    const sync = reactive({ ...quietStores()['sync'], isSending: true })
    const { wrapper } = await drawApp({ update: { isWaiting: true, accept }, sync })
    await press('更新')
    expect(accept).not.toHaveBeenCalled()
    expect(readText(wrapper)).toContain('发送完就更新')
    sync.isSending = false
    await flushPromises()
    expect(accept).toHaveBeenCalledTimes(1)
  })

  it('never offers a new version over the editor', async () => {
    const { wrapper } = await drawApp(
      { draft: openingDraft, update: { isWaiting: true } },
      `/write/${itemIdOf(7)}`,
    )
    expect(readText(wrapper)).not.toContain('新版本')
  })
})
