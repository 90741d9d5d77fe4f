import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PageOffice } from '../support/page-office.ts'
import { openDesk, submitItem, type Desk } from './open-desk.ts'

const office = new PageOffice()
let desk: Desk | undefined

beforeEach(async () => {
  localStorage.clear()
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
  await office.open('ready')
})
afterEach(async () => {
  desk?.wrapper.unmount()
  desk = undefined
  await office.close()
})
afterAll(() => office.stop())

async function open(account: string, options = {}) {
  desk = await openDesk(office, account, options)
  return desk
}

const owed = ({ wrapper }: Desk) => wrapper.find('.nav .owed')

describe('a leader who is asked for an opinion (会商)', () => {
  it('is told how many at the navigation and which above the list, and is led to the field', async () => {
    const itemId = await submitItem(office, '请领导看的一篇')
    await submitItem(office, '别的一篇')
    await askLeader(itemId, '可否上报？')
    const desk = await open('lingdao')
    expect(owed(desk).text()).toBe('待意见 1')
    const bar = desk.wrapper.get('main .opinions')
    expect(bar.text()).toContain('会商：1 件等您的意见')
    expect(bar.text()).toContain('可否上报？')
    await bar.get('a').trigger('click')
    await desk.settle()
    expect(desk.path()).toBe(`/desk/items/${itemId}`)
    expect(document.activeElement?.closest('li')?.textContent).toContain('我的意见')
    await desk.type('我的意见', '可以上报。')
    await desk.click('发出')
    expect(desk.wrapper.find('main .opinions').exists()).toBe(false)
    expect(owed(desk).exists()).toBe(false)
  })

  it('hears of it at once, in every room', async () => {
    const itemId = await submitItem(office, '后来才问的一篇')
    const desk = await open('lingdao', { path: '/desk/notices' })
    expect(owed(desk).exists()).toBe(false)
    await askLeader(itemId, '怎么看？')
    await vi.waitFor(() => expect(owed(desk).text()).toBe('待意见 1'), 5000)
    expect(desk.wrapper.find('main .opinions').exists()).toBe(false)
  })

  it('is told nothing of what is asked of others', async () => {
    const itemId = await submitItem(office, '问专家的一篇')
    await ask(itemId, { kind: 'expert', name: '周教授', words: '可信吗？' })
    const desk = await open('lingdao')
    expect(owed(desk).exists()).toBe(false)
  })
})

describe('an editor', () => {
  it('is told which experts’ opinions are still to be entered', async () => {
    const itemId = await submitItem(office, '问专家的一篇')
    await ask(itemId, { kind: 'expert', name: '周教授', words: '可信吗？' })
    const desk = await open('bianji02')
    expect(desk.wrapper.get('main .opinions').text()).toMatch(/1 件专家意见等您代录[^]*周教授/)
  })

  it('sees a leader’s opinion come in beside the open item', async () => {
    const itemId = await submitItem(office, '开着的一篇')
    const id = await askLeader(itemId, '怎么看？')
    const desk = await open('bianji', { path: `/desk/items/${itemId}` })
    expect(desk.wrapper.text()).toContain('等候答复')
    await (await office.as('lingdao')).post(`/api/desk/consultations/${id}/answer`, { words: '先核实数字。' })
    await vi.waitFor(() => expect(desk.wrapper.text()).toContain('先核实数字。'), 5000)
  })
})

async function askLeader(itemId: string, words: string): Promise<string> {
  const { info } = await office.as('lingdao')
  return ask(itemId, { kind: 'leader', accountId: info.account.id, words })
}

async function ask(itemId: string, question: Record<string, unknown>): Promise<string> {
  const id = randomUUID()
  await (await office.as('bianji02')).post(`/api/desk/items/${itemId}/consultations`, { id, ...question })
  return id
}
