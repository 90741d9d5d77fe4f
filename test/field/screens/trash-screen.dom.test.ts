import { describe, expect, it, vi } from 'vitest'
import TrashScreen from '../../../src/field/screens/TrashScreen.vue'
import { DAY, itemIdOf, NOW } from '../../support/make-ids.ts'
import { makeText } from '../../support/make-item.ts'
import { draw, press, readText } from '../components/stand-ins.ts'

const row = { id: itemIdOf(1), text: makeText({ title: '断头路' }), photoCount: 2, deletedAt: NOW - DAY }

async function drawTrash(became = 'draft', discarded: object[] = [row]) {
  const restore = vi.fn(async () => became)
  const trash = { status: 'ready', discarded, load: vi.fn(), restore }
  return { ...(await draw(TrashScreen, { stores: { trash }, path: '/trash' })), restore }
}

describe('回收站', () => {
  it('lists what was discarded with what it held, and brings it back into the editor', async () => {
    const { wrapper, restore, router } = await drawTrash()
    expect(readText(wrapper)).toMatch(/断头路.*照片 2 张.*删除/)
    await press('恢复：断头路')
    expect(restore).toHaveBeenCalledWith(itemIdOf(1))
    await vi.waitFor(() => expect(router.currentRoute.value.fullPath).toBe(`/write/${itemIdOf(1)}`), 5000)
  })

  it('says so when the old text joined the history of a newer draft', async () => {
    const { wrapper, router } = await drawTrash('revision')
    await press('恢复：断头路')
    expect(readText(wrapper)).toContain('历史版本')
    expect(router.currentRoute.value.fullPath).toBe('/trash')
  })

  it('says that drafts stay here ninety days while it is empty', async () => {
    expect(readText((await drawTrash('draft', [])).wrapper)).toContain('90 天')
  })
})
