import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PageOffice } from '../support/page-office.ts'
import { openDesk, submitItem, type Desk } from './open-desk.ts'

const office = new PageOffice()
const WORDS = '后山果农卖果难。两家冷库已满。'
let desk: Desk | undefined

beforeEach(async () => {
  localStorage.clear()
  await office.open('ready')
})
afterEach(async () => {
  desk?.wrapper.unmount()
  desk = undefined
  await office.close()
})
afterAll(() => office.stop())

async function openClues(account = 'bianji') {
  const opened = await openDesk(office, account, { path: '/desk/clues' })
  desk = opened
  // The screen is a chunk within a chunk.
  await vi.waitUntil(() => opened.wrapper.text().includes('导出'), { timeout: 25_000 })
  await opened.settle()
  return opened
}

async function recordOne(opened: Desk) {
  await opened.click('登记舆情线索')
  await opened.type('媒体或网站名称', '县电视台')
  await opened.type('刊播日期', '2026-11-02')
  await opened.type('内容', WORDS)
  await opened.type('网址（可不填）', 'https://tv.example/1')
  await opened.click('登记')
}

describe('舆情线索 at the desk', () => {
  it('says what they are for while there are none, and needs its words', async () => {
    const opened = await openClues()
    expect(opened.wrapper.text()).toContain('没有未办结的舆情线索')
    await opened.click('登记舆情线索')
    await opened.click('登记')
    expect(opened.wrapper.text()).toMatch(/请填写媒体或网站名称。.*请写明内容。/)
  })

  it('half typed is there again when the desk is opened anew, and can be begun anew', async () => {
    const first = await openClues()
    await first.click('登记舆情线索')
    await first.type('内容', WORDS)
    first.wrapper.unmount()
    const again = await openClues()
    await again.click('登记舆情线索')
    expect(again.field('内容')).toBe(WORDS)
    expect(again.wrapper.text()).toContain('上次没有填完的内容还在')
    await again.click('重新填写')
    expect(again.field('内容')).toBe('')
    expect(again.wrapper.text()).not.toContain('上次没有填完的内容还在')
  })

  it('is recorded with its address as text, which nobody can follow', async () => {
    const opened = await openClues()
    await recordOne(opened)
    expect(opened.wrapper.text()).toMatch(/县电视台.*待处理.*单位未报.*网址：https:\/\/tv\.example\/1/)
    expect(
      opened.wrapper
        .findAll('a')
        .map((link) => link.attributes('href'))
        .join(),
    ).not.toContain('example')
  })

  it('is handed to several units, which is joint handling', async () => {
    const opened = await openClues()
    await recordOne(opened)
    await opened.click('转单位核实')
    await opened.choose('农业农村局')
    await opened.choose('上屏镇')
    expect(opened.dialog()?.text()).toContain('标为联动处置')
    await opened.click('转出')
    expect(opened.wrapper.text()).toMatch(/待核实.*联动处置.*农业农村局 待核实.*上屏镇 待核实/)
  })

  it('is joined with an item of the same matter, and closed with what was done', async () => {
    await submitItem(office, '后山苹果滞销')
    const opened = await openClues()
    await recordOne(opened)
    await opened.click('关联稿件')
    const found = () => opened.buttons().find((button) => button.text().startsWith('后山苹果滞销'))
    await vi.waitUntil(() => found() !== undefined)
    await found()?.trigger('click')
    await opened.settle()
    expect(opened.wrapper.text()).toMatch(/媒体在先.*后山苹果滞销/)
    await opened.click('办结')
    await opened.type('办结情况', '已协调收购')
    const button = opened
      .dialog()
      ?.findAll('button')
      .find((each) => each.text() === '办结')
    await opened.dialog()?.get('form').trigger('submit')
    expect(button).toBeDefined()
    await opened.settle()
    expect(opened.wrapper.text()).toContain('没有未办结的舆情线索')
  })

  it('opens a commission filled from it', async () => {
    const opened = await openClues()
    await recordOne(opened)
    await opened.click('转为约稿')
    expect(opened.field('题目')).toBe('后山果农卖果难')
  })

  it('is only read by a leader', async () => {
    const opened = await openClues('lingdao')
    expect(opened.button('登记舆情线索')).toBeUndefined()
  })
})
