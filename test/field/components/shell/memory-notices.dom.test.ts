import { describe, expect, it, vi } from 'vitest'
import MemoryNotices from '../../../../src/field/components/shell/MemoryNotices.vue'
import { NOW } from '../../../support/make-ids.ts'
import { draw, press, readText } from '../stand-ins.ts'

const drawMemory = (memoryState: object) =>
  draw(MemoryNotices, { stores: { memoryState: { state: 'open', recoveredCount: 0, ...memoryState } } })

describe('what is said of the phone’s memory', () => {
  it('is nothing while all is well', async () => {
    expect(readText((await drawMemory({})).wrapper)).toBe('')
  })

  it('names the other window, and promises that nothing is lost', async () => {
    expect(readText((await drawMemory({ state: 'blocked' })).wrapper)).toMatch(/关闭其他采风窗口.*不会丢/)
  })

  it('asks to reload an outdated page', async () => {
    const { wrapper } = await drawMemory({ state: 'outdated' })
    expect(wrapper.get('[role=alert]').text()).toContain('请刷新：采风已更新')
    expect(wrapper.get('button').text()).toBe('刷新')
  })

  it('offers to try again when the memory does not open', async () => {
    const retry = vi.fn()
    await drawMemory({ state: 'unopenable', retry })
    await press('重试')
    expect(retry).toHaveBeenCalled()
  })

  it('tells of what came back from second copies', async () => {
    expect(readText((await drawMemory({ recoveredCount: 2 })).wrapper)).toContain('已从副本恢复 2 篇')
  })

  it('tells of a cleared phone what came back from the office', async () => {
    const lost = { drafts: 3, contactAt: NOW }
    const acknowledge = vi.fn()
    const eviction = { lost, isRestored: true, draftCount: 2, acknowledge }
    const { wrapper } = await draw(MemoryNotices, { stores: { eviction } })
    expect(readText(wrapper)).toMatch(
      /被清空过：已从办公室恢复 2 篇草稿（原有 3 篇），上次联系.*照片没有备份/,
    )
    await press('知道了')
    expect(acknowledge).toHaveBeenCalledOnce()
  })

  it('tells of a cleared phone what cannot come back, and nothing of it where the office had all', async () => {
    const tell = async (lost: object, isRestored: boolean) => {
      const eviction = { lost: { drafts: 3, contactAt: NOW, ...lost }, isRestored, draftCount: 2 }
      return readText((await draw(MemoryNotices, { stores: { eviction } })).wrapper)
    }
    for (const isRestored of [false, true]) {
      expect(await tell({ unconfirmed: 1 }, isRestored)).toContain(
        '清空时有 1 篇的最新文字没有确认送到办公室（草稿没有备份，或稿件待发）：办公室没有的，找不回来；导出过的，可以再导入。',
      )
      expect(await tell({ unconfirmed: 0 }, isRestored)).not.toContain('找不回来')
      expect(await tell({}, isRestored)).not.toContain('找不回来')
    }
  })
})
