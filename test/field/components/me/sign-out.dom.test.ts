import { describe, expect, it, vi } from 'vitest'
import SignOut from '../../../../src/field/components/me/SignOut.vue'
import { draw, findButton, press, readText } from '../stand-ins.ts'

async function drawSignOut(leaving: { waiting: number; drafts: number; isCutOff?: boolean }) {
  const signOut = vi.fn(async () => undefined)
  const account = { weighLeaving: async () => ({ isCutOff: false, ...leaving }), signOut }
  const { wrapper } = await draw(SignOut, { stores: { account } })
  await press('退出登录')
  return { wrapper, signOut }
}

describe('signing out', () => {
  it('is one step when nothing is unsent', async () => {
    const { wrapper, signOut } = await drawSignOut({ waiting: 0, drafts: 0 })
    expect(signOut).toHaveBeenCalledWith({ discardUnsent: false })
    expect(wrapper.emitted('signedOut')).toHaveLength(1)
  })

  it('says what is unsent and offers keeping it first', async () => {
    const { wrapper, signOut } = await drawSignOut({ waiting: 2, drafts: 3 })
    expect(readText(wrapper)).toContain('2 件还没有送完')
    expect(readText(wrapper)).toContain('3 篇草稿有内容只在本机')
    expect(signOut).not.toHaveBeenCalled()
    const [, first] = wrapper.findAll('button')
    expect(first?.text()).toBe('退出并保留')
    await press('退出并保留')
    expect(signOut).toHaveBeenCalledWith({ discardUnsent: false })
  })

  it('deletes only after a second step and a tick', async () => {
    const { wrapper, signOut } = await drawSignOut({ waiting: 0, drafts: 1 })
    expect(readText(wrapper)).not.toContain('删除并退出')
    await press('从本机删除……')
    expect(findButton('删除并退出').disabled).toBe(true)
    await wrapper.get('input[type=checkbox]').setValue(true)
    await press('删除并退出')
    expect(signOut).toHaveBeenCalledWith({ discardUnsent: true })
  })

  it('forgets the second step when the officer cancels', async () => {
    const { wrapper } = await drawSignOut({ waiting: 0, drafts: 1 })
    await press('从本机删除……')
    await press('取消')
    await press('退出登录')
    expect(readText(wrapper)).not.toContain('删除并退出')
  })

  it('without a network it warns that there is no way back in, and offers staying first', async () => {
    const { wrapper, signOut } = await drawSignOut({ waiting: 0, drafts: 2, isCutOff: true })
    expect(readText(wrapper)).toContain('现在连不上办公室，退出后进不来')
    expect(readText(wrapper)).toContain('2 篇草稿在本机')
    expect(readText(wrapper)).toContain('不会丢，但打不开，也不能导出')
    const [, first] = wrapper.findAll('button')
    expect(first?.text()).toBe('先不退出')
    await press('先不退出')
    expect(signOut).not.toHaveBeenCalled()
    await press('退出登录')
    await press('仍要退出，稿件留在本机')
    expect(signOut).toHaveBeenCalledWith({ discardUnsent: false })
  })

  it('without a network it asks even when nothing is on this phone, and has nothing to delete', async () => {
    const { wrapper, signOut } = await drawSignOut({ waiting: 0, drafts: 0, isCutOff: true })
    expect(signOut).not.toHaveBeenCalled()
    expect(readText(wrapper)).toContain('看不到、也写不了稿件')
    expect(readText(wrapper)).not.toContain('从本机删除')
    await press('退出并保留')
    expect(signOut).toHaveBeenCalledWith({ discardUnsent: false })
  })

  it('says so and stays when it fails', async () => {
    const account = { weighLeaving: () => Promise.reject(new Error('storage is gone')) }
    const { wrapper } = await draw(SignOut, { stores: { account } })
    await press('退出登录')
    expect(readText(wrapper)).toContain('没能退出')
    expect(wrapper.emitted('signedOut')).toBeUndefined()
  })
})
