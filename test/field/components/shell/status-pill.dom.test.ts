import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import StatusPill from '../../../../src/field/components/shell/StatusPill.vue'
import { NOW, shanghai } from '../../../support/make-ids.ts'
import { draw } from '../stand-ins.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
  return () => vi.useRealTimers()
})

const contact = shanghai('2026-11-20T10:05') - 3_600_000

describe('the connection in a few words', () => {
  const words: [object, string][] = [
    [{ phase: 'no_network', waitingCount: 2 }, '连不上办公室 · 2 篇待发'],
    [{ phase: 'sending', waitingCount: 2 }, '发送中'],
    [{ phase: 'idle', lastContactAt: contact }, '已同步 09:05'],
    [{ phase: 'idle', lastContactAt: contact, waitingCount: 1 }, '1 篇待发'],
    [{ phase: 'idle', lastContactAt: contact, photosToCome: 3 }, '照片待传 3 张'],
    [{ phase: 'idle' }, '正在同步'],
    [{ phase: 'signed_out', waitingCount: 2 }, '请重新登录'],
    [{ phase: 'forbidden' }, '账号不能报送'],
    [{ phase: 'deactivated' }, '账号已停用'],
    [{ phase: 'update_needed' }, '请更新版本'],
  ]
  it.each([
    [{ phase: 'no_network', waitingCount: 2 }, '无网络 · 2 篇待发'],
    [{ phase: 'no_network' }, '无网络'],
  ])('a phone that has no network says so: %j', async (changes, text) => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    onTestFinished(() => void vi.restoreAllMocks())
    const sync = { waitingCount: 0, photosToCome: 0, lastContactAt: null, ...changes }
    const { wrapper } = await draw(StatusPill, { stores: { sync } })
    expect(wrapper.get('[role=status]').text()).toBe(text)
  })

  for (const [changes, text] of words) {
    it(text, async () => {
      const sync = { waitingCount: 0, photosToCome: 0, lastContactAt: null, ...changes }
      const { wrapper } = await draw(StatusPill, { stores: { sync } })
      expect(wrapper.get('[role=status]').text()).toBe(text)
    })
  }
})
