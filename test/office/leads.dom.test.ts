import { createHash, randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { canonicalJson } from '../../src/protocol/canonical-json.ts'
import { PageOffice } from '../support/page-office.ts'
import { openDesk, sendCommands, type Desk } from './open-desk.ts'

const office = new PageOffice()
const FIRST = '两家冷库已满。农户准备低价卖苹果。'
const SECOND = '外贸订单取消三成。'
let desk: Desk | undefined
let ids: string[]

beforeEach(async () => {
  localStorage.clear()
  await office.open('ready')
  ids = await report([FIRST, SECOND])
})
afterEach(async () => {
  desk?.wrapper.unmount()
  desk = undefined
  await office.close()
})
afterAll(() => office.stop())

/** What a phone sends; answers the leads' ids. */
async function report(leads: string[]): Promise<string[]> {
  const commands = leads.map((words, place) => {
    const payload = { words, place: '上屏镇', manifest: [] }
    const payloadSha256 = createHash('sha256')
      .update(canonicalJson(payload) ?? '')
      .digest('hex')
    const envelope = { id: randomUUID(), seq: place + 1, type: 'lead.report', itemId: randomUUID() }
    const frame = { baseRev: 0, schema: 1, appVersion: 'test', clientTime: Date.now() }
    return { ...envelope, ...frame, payload, payloadSha256 }
  })
  await sendCommands(await office.as('nongye01'), commands)
  return commands.map(({ itemId }) => itemId)
}

async function openLeads(account = 'bianji') {
  const opened = await openDesk(office, account, { path: '/desk/leads' })
  desk = opened
  // The screen is a chunk within a chunk.
  await vi.waitUntil(() => opened.wrapper.find('[role=group][aria-label="线索"]').exists(), {
    timeout: 25_000,
  })
  await opened.settle()
  return opened
}

const cardOf = ({ wrapper }: Desk, words: string) =>
  wrapper.findAll('section').find((section) => section.text().includes(words))

async function press(opened: Desk, words: string, name: string) {
  const button = cardOf(opened, words)
    ?.findAll('button')
    .find((each) => each.text() === name)
  await button?.trigger('click')
  await opened.settle()
}

describe('线索 at the desk', () => {
  it('lists what waits for an answer, with who found it and how long it has waited', async () => {
    const opened = await openLeads()
    expect(cardOf(opened, FIRST)?.text()).toMatch(/农业农村局.*已等 .*(小时|天)/s)
    expect(opened.button('待答复 2')).toBeDefined()
  })

  it('shows one that comes in while the list is open, without being asked', async () => {
    const opened = await openLeads()
    await report(['后山的苹果还在树上。'])
    await vi.waitUntil(() => cardOf(opened, '后山的苹果还在树上。') !== undefined, { timeout: 5000 })
    expect(opened.button('待答复 3')).toBeDefined()
  })

  it('keeps the further pages that were loaded when one comes in', async () => {
    await report(Array.from({ length: 49 }, (_, place) => `第${place}条线索。`))
    const opened = await openLeads()
    expect(opened.wrapper.findAll('.lead')).toHaveLength(50)
    await opened.click('更早的线索')
    expect(opened.wrapper.findAll('.lead')).toHaveLength(51)
    await report(['后山的苹果还在树上。'])
    await vi.waitUntil(() => cardOf(opened, '后山的苹果还在树上。') !== undefined, { timeout: 5000 })
    expect(opened.wrapper.findAll('.lead')).toHaveLength(52)
  })

  it('is answered with an angle, and stands under 已答复 from then on', async () => {
    const opened = await openLeads()
    await press(opened, FIRST, '答复线索')
    await opened.type('从哪个角度写（可不填）', '写库容缺口')
    await opened.click('答复')
    expect(opened.said().join()).toContain('已答复')
    expect(cardOf(opened, FIRST)).toBeUndefined()
    await opened.click('已答复 1')
    expect(cardOf(opened, FIRST)?.text()).toContain('写库容缺口')
  })

  it('asks for the reason of a no, and for the other lead of a merger', async () => {
    const opened = await openLeads()
    await press(opened, FIRST, '答复线索')
    await opened.type('答复', 'not_worth')
    await opened.click('答复')
    expect(opened.dialog()?.text()).toContain('请写明理由')
    await opened.type('答复', 'merged')
    await opened.click('答复')
    expect(opened.dialog()?.text()).toContain('请选择并入哪一条')
    await opened.type('并入', ids[1] ?? '')
    await opened.click('答复')
    expect(opened.dialog()).toBeUndefined()
    expect(cardOf(opened, SECOND)?.text()).toContain(`「${FIRST}」`)
  })

  it('shows the second editor what the first one said, and asks again with the words kept', async () => {
    const opened = await openLeads()
    await press(opened, FIRST, '答复线索')
    await opened.type('从哪个角度写（可不填）', '写农户损失')
    const first = await office.as('bianji02')
    await first.post(`/api/desk/leads/${ids[0]}/answers`, {
      rev: 1,
      answer: { type: 'not_worth', words: '媒体已报' },
    })
    await opened.click('答复')
    expect(opened.dialog()?.text()).toMatch(/请看过后再答复.*不必写.*媒体已报/s)
    expect(opened.field('从哪个角度写（可不填）')).toBe('写农户损失')
    await opened.click('仍这样答复')
    expect(opened.dialog()).toBeUndefined()
    await opened.click('已答复 1')
    expect(cardOf(opened, FIRST)?.text()).toMatch(/媒体已报.*写农户损失/s)
  })

  it('becomes a commission whose form is filled from it', async () => {
    const opened = await openLeads()
    await press(opened, FIRST, '转为约稿')
    expect(opened.field('题目')).toBe('两家冷库已满')
    expect(opened.field('提纲')).toBe(`${FIRST}\n上屏镇`)
    await opened.click('下发')
    expect(opened.said().join()).toContain('已转为约稿')
    expect(opened.button('待答复 1')).toBeDefined()
  })

  it('is read by a leader, who is offered nothing else', async () => {
    const opened = await openLeads('lingdao')
    expect(cardOf(opened, FIRST)?.findAll('button')).toEqual([])
  })

  it('says that nothing waits', async () => {
    const opened = await openLeads()
    await opened.click('先放着 0')
    expect(opened.wrapper.text()).toContain('没有先放着的线索')
  })
})
