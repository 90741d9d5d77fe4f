import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PageOffice } from '../support/page-office.ts'
import { openDesk, submitItem, type Desk } from './open-desk.ts'

const office = new PageOffice()
let desk: Desk

beforeEach(async () => {
  localStorage.clear()
  await office.open('ready')
  desk = await openDesk(office, 'guanli')
})
afterEach(async () => {
  desk.wrapper.unmount()
  await office.close()
})
afterAll(() => office.stop())

const row = (name: string) => desk.wrapper.findAll('li.row').find((each) => each.text().includes(name))
const press = async (name: string, label: string) => {
  await row(name)
    ?.findAll('button')
    .find((button) => button.text().startsWith(label))
    ?.trigger('click')
  await desk.settle()
}

/** A tab is fetched when it is opened. */
async function open(tab: string, sign: string) {
  await desk.click(tab)
  await vi.waitFor(() => expect(desk.wrapper.text()).toContain(sign), { timeout: 20_000 })
}

const HEAD = '单位,单位类别,姓名,角色,职务,电话,账号,科室'

function chooseSheet(...rows: string[]) {
  return chooseText([HEAD, ...rows].join('\r\n'))
}

async function chooseText(text: string) {
  const picker = desk.wrapper.get<HTMLInputElement>('input[type=file]')
  const file = new File([text], '人员.csv', { type: 'text/csv' })
  Object.defineProperty(picker.element, 'files', { value: [file], configurable: true })
  Object.defineProperty(picker.element, 'value', { value: '', writable: true, configurable: true })
  await picker.trigger('change')
  await desk.settle()
}

describe('单位与人员', () => {
  it('shows what a person leaves before they are deactivated, and takes them back', async () => {
    await press('shangping01', '停用')
    expect(desk.dialog()?.text()).toContain('没有未办完的工作')
    await desk.click('停用')
    expect(desk.said()).toContain('已停用：shangping01')
    expect(row('shangping01')?.text()).toContain('已停用')
    await press('shangping01', '重新启用')
    expect(desk.said()).toContain('已重新启用：shangping01')
  })

  it('says from which day a person stops, and takes it back', async () => {
    await press('shangping01', '停用')
    expect(desk.field('从哪天起')).toBe('2026-11-21')
    await desk.type('从哪天起', '2026-12-01')
    await desk.click('停用')
    expect(desk.said()).toContain('shangping01将于2026-12-01停用')
    expect(row('shangping01')?.text()).toContain('2026-12-01起停用')
    expect(row('shangping01')?.text()).not.toContain('已停用')
    await press('shangping01', '取消预定')
    expect(desk.said()).toContain('shangping01不再停用')
    expect(row('shangping01')?.text()).not.toContain('起停用')
  })

  it('resets a password and shows the new one once', async () => {
    await press('shangping01', '重置密码')
    expect(desk.dialog()?.text()).toContain('各处的登录立即失效')
    await desk.click('重置密码')
    expect(desk.dialog()?.get('output').text()).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/)
    await desk.click('已记下，关闭')
    await press('shangping01', '重置密码')
    expect(desk.dialog()?.find('output').exists()).toBe(false)
  })

  it('asks before the only sight of a new password goes with Esc', async () => {
    await press('shangping01', '重置密码')
    desk.dialog()?.element.dispatchEvent(new Event('cancel', { cancelable: true }))
    await desk.settle()
    // Nothing was reset yet, so nothing is asked.
    expect(desk.dialog()).toBeUndefined()
    await press('shangping01', '重置密码')
    await desk.click('重置密码')
    const password = desk.dialog()?.get('output').text()
    desk.dialog()?.element.dispatchEvent(new Event('cancel', { cancelable: true }))
    await desk.settle()
    expect(desk.dialog()?.text()).toContain('关闭后再也看不到这个密码')
    expect(desk.dialog()?.get('output').text()).toBe(password)
    await desk.click('再看看')
    expect(desk.dialog()?.text()).not.toContain('关闭后再也看不到')
    await desk.click('已记下，关闭')
    expect(desk.dialog()).toBeUndefined()
  })

  it('offers 不指定 only where nobody has to take over', async () => {
    await press('shangping01', '停用')
    expect(desk.dialog()?.get('option').text()).toBe('不指定')
    await desk.click('取消')
    const id = await submitItem(office, '引水工程进展', { account: 'shangping01' })
    const decision = { type: 'returned', id: randomUUID(), baseRev: 1, reason: 'wording', words: '' }
    await (await office.as('bianji')).post(`/api/desk/items/${id}/decisions`, decision)
    await press('shangping01', '停用')
    expect(desk.dialog()?.get('option').text()).toBe('请选择接手的人')
    expect(desk.dialog()?.text()).toContain('有没办完的工作，要有人接手才能停用')
  })

  it('refuses to reset the password of the admin at this desk', async () => {
    await press('guanli', '重置密码')
    await desk.click('重置密码')
    expect(desk.dialog()?.text()).toContain('请由另一位管理员重置')
  })

  it('moves a unit to another class from a month on', async () => {
    await press('上屏镇', '改类别')
    await desk.type('单位类别', 'department')
    await desk.type('从哪个月起', '2026-11')
    await desk.click('保存')
    expect(desk.said()).toContain('已更新类别：上屏镇')
  })

  it('begins with the month of the office, whatever the clock of this machine says', async () => {
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.parse('2027-01-02T09:00:00Z'))
    await press('上屏镇', '改类别')
    clock.mockRestore()
    expect(desk.field('从哪个月起')).toBe('2026-11')
  })

  it('refuses to let a unit stop while people of it are active, until that is said', async () => {
    await press('上屏镇', '停用')
    await desk.click('停用')
    expect(desk.dialog()?.text()).toContain('还有在用的人员')
    await desk.dialog()?.get('input[type=checkbox]').setValue(true)
    await desk.click('停用')
    expect(desk.said()).toContain('已停用：上屏镇')
  })

  it('flags vacancies in the roster, and files who fills one', async () => {
    await open('名册', '缺信息员')
    await desk.click('补充分管领导')
    await desk.type('姓名', '赵海')
    await desk.click('备案')
    expect(desk.wrapper.text()).toContain('赵海')
    expect(desk.wrapper.text()).toContain('变动备案 1 条')
  })

  it('finds a unit of the roster by its name or by who holds a seat', async () => {
    await open('名册', '缺信息员')
    const titles = () => desk.wrapper.findAll('main section h2').map((title) => title.text())
    const all = titles().length
    await desk.type('查找单位或姓名', ' 上屏 ')
    expect(titles()).toEqual(['上屏镇'])
    await desk.type('查找单位或姓名', '没有这个人')
    expect(desk.wrapper.text()).toContain('没有找到')
    await desk.type('查找单位或姓名', '')
    expect(titles()).toHaveLength(all)
    await desk.click('补充分管领导')
    await desk.type('姓名', '赵海')
    await desk.click('备案')
    await desk.type('查找单位或姓名', '赵海')
    expect(titles()).toHaveLength(1)
  })

  it('refuses a phone without a digit, asks before an account gets a second seat, and shows who is to come', async () => {
    await open('名册', '缺信息员')
    const idOf = await accounts()
    await pressOfUnit('农业农村局', '补充信息员')
    await desk.type('姓名', '郑山')
    await desk.type('电话', 'abc')
    await desk.type('账号', idOf('nongye02'))
    await desk.click('备案')
    expect(desk.dialog()?.text()).toContain('电话里没有数字')
    await desk.type('电话', '0598-1')
    await desk.click('备案')
    await pressOfUnit('农业农村局', '添加信息员')
    await desk.type('姓名', '李四')
    await desk.type('账号', idOf('nongye02'))
    await desk.type('从哪天起', '2030-01-01')
    await desk.click('备案')
    expect(desk.dialog()?.text()).toContain('这个账号已在 信息员 郑山 名下')
    await desk.click('备案')
    expect(desk.dialog()).toBeUndefined()
    expect(desk.wrapper.text()).toMatch(/李四\s*从 2030-01-01 起/)
  })

  it('files a direct-report point', async () => {
    await open('直报点', '还没有直报点')
    await desk.click('添加直报点')
    await desk.type('名称', '上屏村')
    await desk.type('责任人', '郑山')
    await desk.click('备案')
    expect(desk.wrapper.text()).toContain('上屏村')
    expect(desk.wrapper.text()).toContain('有效')
  })

  it('says which row of a sheet is broken, and enters a sheet without one', async () => {
    await open('导入', '导入单位与人员')
    await chooseSheet('上屏镇,,周苗,信息员,,,shangping08,', '上屏镇,,李某,大使,,,shangping09,')
    expect(desk.said()).toContain('新增 1 行，变更 0 行，已有 0 行，有问题 1 行')
    expect(row('李某')?.text()).toContain('第 3 行')
    expect(desk.button('导入 1 行')).toBeUndefined()
    await chooseSheet('上屏镇,,周苗,信息员,,,shangping08,')
    await desk.click('导入 1 行')
    expect(desk.said()).toContain('已导入：新增 1 行，变更 0 行，未动 0 行')
    expect(desk.button('保存密码文件')).toBeDefined()
  })

  it('keeps the one-time passwords until they are put away, and no unreadable sheet beside an older one', async () => {
    await open('导入', '导入单位与人员')
    await chooseSheet('上屏镇,,周苗,信息员,,,shangping08,')
    await desk.click('导入 1 行')
    await chooseSheet('上屏镇,,李某,信息员,,,shangping09,')
    await chooseText('不是表格')
    expect(desk.button('导入 1 行')).toBeUndefined()
    await desk.click('名册')
    await open('导入', '有 1 个新账号的一次性密码')
    expect(desk.button('已保存，收起')).toBeUndefined()
    await desk.click('保存密码文件')
    await desk.click('已保存，收起')
    expect(desk.button('保存密码文件')).toBeUndefined()
  })

  it('names who signs while somebody is away, and ends it', async () => {
    await open('代签', '现在没有人代签')
    // A day of the office, whose clock stands at this one.
    expect(desk.field('代签到哪天')).toBe('2026-11-21')
    await desk.click('指定代签人')
    expect(desk.wrapper.text()).toContain('请选择两个人并写清日期')
    const idOf = await accounts()
    await desk.type('谁不在岗', idOf('nongye-shenhe'))
    await desk.type('由谁代签', idOf('nongye02'))
    await desk.click('指定代签人')
    expect(row('nongye02')?.text()).toContain('nongye02代nongye-shenhe签批')
    await desk.click('结束代签nongye02')
    expect(desk.wrapper.text()).toContain('现在没有人代签')
  })

  it('refuses a deputyship of days gone by with its reason, and what was chosen stays', async () => {
    await open('代签', '现在没有人代签')
    const idOf = await accounts()
    await desk.type('谁不在岗', idOf('nongye-shenhe'))
    await desk.type('由谁代签', idOf('nongye02'))
    await desk.type('起始日期', '2020-01-01')
    await desk.type('代签到哪天', '2020-01-02')
    await desk.click('指定代签人')
    expect(desk.wrapper.get('[role=alert]').text()).toContain('代签时间已过')
    expect(desk.field('代签到哪天')).toBe('2020-01-02')
  })

  it('keeps who stopped and came back, by whom, with the note', async () => {
    await open('停用记录', '还没有停用或启用的记录')
    await desk.click('单位与人员')
    await press('shangping01', '停用')
    await desk.type('备注', '调离')
    await desk.click('停用')
    await press('shangping01', '重新启用')
    await open('停用记录', 'shangping01')
    const rows = desk.wrapper.findAll('li.row').map((each) => each.text())
    expect(rows[0]).toContain('重新启用')
    expect(rows[1]).toMatch(/停用.*shangping01.*调离/s)
  })

  it('says of each tab that it could not be read, and reads it again', async () => {
    for (const tab of ['代签', '停用记录']) {
      office.faults.add('no network')
      await open(tab, '没能载入')
      office.faults.delete('no network')
      await desk.click('重试')
      await vi.waitFor(() => expect(desk.wrapper.text()).not.toContain('没能载入'))
    }
  })
})

/** The ids of people by their account. */
async function pressOfUnit(unit: string, label: string) {
  const card = desk.wrapper.findAllComponents({ name: 'UiCard' }).find((each) => each.text().startsWith(unit))
  await card
    ?.findAll('button')
    .find((button) => button.text() === label)
    ?.trigger('click')
  await desk.settle()
}

async function accounts() {
  const admin = await office.as('guanli')
  const { people } = (await admin.get('/api/admin/people')) as { people: { id: string; account: string }[] }
  return (account: string) => people.find((person) => person.account === account)?.id ?? ''
}
