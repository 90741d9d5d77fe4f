import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { monthOf } from '../../../src/domain/calendar/month.ts'
// Loaded beforehand: a page of tests does not wait for the chunks of the desk.
import '../../../src/office/tasks/TasksScreen.vue'
import '../../../src/office/tasks/ledger/LedgerView.vue'
import '../../../src/office/tasks/progress/ProgressView.vue'
import { PageOffice } from '../../support/page-office.ts'
import { openDesk, submitItems, type Desk } from '../open-desk.ts'

const office = new PageOffice()
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

async function open(account: string, path: string): Promise<Desk> {
  desk?.wrapper.unmount()
  desk = await openDesk(office, account, { path })
  return desk
}

describe('progress at the desk', () => {
  it('lists every unit with what it sent, and the workbook of the same period', async () => {
    await submitItems(office, ['一', '二'])
    const page = await open('bianji', '/desk/progress')
    const row = page.wrapper.findAll('tbody tr').find((each) => each.text().includes('农业农村局'))
    expect(row?.findAll('td.reported').map((cell) => cell.text())).toEqual(['2'])
    expect(page.wrapper.text()).toContain('1/2 个单位报送过')
    expect(page.wrapper.get('a.file').attributes('href')).toMatch(/progress\.xlsx\?period=\d{4}-\d{2}$/)
  })

  it('a unit is found by a part of its name, and an empty list says so', async () => {
    const page = await open('lingdao', '/desk/progress')
    await page.wrapper.get('input[type=search]').setValue('上屏')
    expect(page.wrapper.findAll('tbody tr')).toHaveLength(1)
    await page.wrapper.get('input[type=search]').setValue('没有的单位')
    expect(page.wrapper.text()).toContain('没有符合条件的单位')
  })

  it('a circular is filled in from the figures, and with an empty one it names it and is not printed', async () => {
    await submitItems(office, ['一', '二'])
    const page = await open('bianji', '/desk/progress')
    await page.click('情况通报')
    await page.settle()
    expect(page.dialog()?.get('.preview').text()).toContain(
      '2个单位中，1个单位报送信息2篇，参与率50%；采用0篇，采用率0%。',
    )
    await page.type('通报的文字', '增减：{{报送增减}}；{{任务完成率}}')
    expect(page.dialog()?.get('[role=alert]').text()).toContain('文中有数字还空着，不能印发。（任务完成率）')
    expect(page.button('打印')?.attributes('disabled')).toBeDefined()
    expect(page.button('存为文本')?.attributes('disabled')).toBeDefined()
    await page.type('通报的文字', '报送{{报送')
    expect(page.dialog()?.get('[role=alert]').text()).toContain('“{{报送”')
    await page.click('恢复通用写法')
    expect(page.button('打印')?.attributes('disabled')).toBeUndefined()
  })

  it('one unit is read rule by rule and leads back to all', async () => {
    const page = await open('bianji', '/desk/progress')
    await page.wrapper.get('tbody a.link').trigger('click')
    await page.settle()
    expect(page.path()).toMatch(/^\/desk\/progress\/\d{4}-\d{2}\/[0-9a-f-]{36}$/)
    expect(page.wrapper.text()).toContain('规则没有给这个单位定任务。')
    await page.click('全部单位')
    expect(page.path()).toMatch(/^\/desk\/progress\/\d{4}-\d{2}$/)
  })

  it('without a network it says so and can be asked for again', async () => {
    const page = await open('bianji', '/desk')
    office.faults.add('no network')
    await page.wrapper
      .findAll('nav a')
      .find((link) => link.text() === '任务与计分')
      ?.trigger('click')
    await page.settle()
    expect(page.wrapper.text()).toContain('进度没能载入')
    office.faults.clear()
    await page.click('重试')
    expect(page.wrapper.findAll('tbody tr')).toHaveLength(2)
  })
})

describe('points at the desk', () => {
  async function enter(page: Desk, { occasion = 'commission_late', points = '' } = {}) {
    await page.click('录入一项')
    await page.type('单位', (await unitId('农业农村局')) ?? '')
    await page.type('什么事', occasion)
    if (points !== '') await page.type('分数', points)
    await page.type('事由', '约稿迟交两天')
    await page.type('凭据', '约稿〔2026〕12号')
    await page.click('录入')
  }

  async function unitId(name: string): Promise<string | undefined> {
    const { units } = await (await office.as('guanli')).get('/api/admin/people')
    return units.find((unit: { name: string }) => unit.name === name)?.id
  }

  it('what is entered with evidence waits for another person, who confirms it', async () => {
    const page = await open('bianji', '/desk/points')
    await enter(page)
    expect(page.said().join()).toContain('已录入，等另一人确认。')
    expect(page.wrapper.text()).toContain('是您录入的，须由另一人确认。')
    const other = await open('bianji02', '/desk/points')
    await other.click('确认')
    expect(other.wrapper.text()).toContain('bianji02 确认')
    expect(other.button('确认')).toBeUndefined()
  })

  it('a line of a unit says who confirmed it, and what value was entered with it', async () => {
    await enter(await open('bianji', '/desk/points'), { occasion: 'other', points: '-2.5' })
    const second = await open('bianji02', '/desk/points')
    expect(second.wrapper.text()).toContain('−2.5 分')
    await second.click('确认')
    const page = await open('lingdao', `/desk/points/${monthOf(Date.now())}/${await unitId('农业农村局')}`)
    expect(page.wrapper.get('li.line').text()).toContain('bianji02 确认')
    expect(page.wrapper.get('li.line').text()).toContain('录入时定为 −2.5 分')
  })

  it('an entry without its evidence is not sent', async () => {
    const page = await open('bianji', '/desk/points')
    await page.click('录入一项')
    await page.click('录入')
    expect(page.dialog()?.text()).toContain('请写明凭据。')
    expect(office.requests.filter((request) => request.startsWith('POST /api/desk/score'))).toEqual([])
  })

  it('a leader reads and decides nothing', async () => {
    await enter(await open('bianji', '/desk/points'))
    const page = await open('lingdao', '/desk/points')
    expect(page.wrapper.text()).toContain('约稿迟交两天')
    expect(page.button('确认')).toBeUndefined()
    expect(page.button('录入一项')).toBeUndefined()
  })

  it('a period that has not ended cannot be closed; one that is over is closed by the admin', async () => {
    const page = await open('guanli', '/desk/points')
    expect(page.button('封存本期')).toBeUndefined()
    await page.click('前一个周期')
    await page.click('封存本期')
    await page.dialog()?.get('button.primary').trigger('click')
    await page.settle()
    expect(page.wrapper.text()).toContain('本期已由')
    expect(page.button('封存本期')).toBeUndefined()
  })
})
