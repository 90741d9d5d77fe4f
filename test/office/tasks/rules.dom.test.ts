import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
// Loaded beforehand: a page of tests does not wait for the chunks of the desk.
import '../../../src/office/tasks/TasksScreen.vue'
import '../../../src/office/tasks/rules/RulesView.vue'
import '../../../src/domain/policy/presets/dt.ts'
import { PageOffice } from '../../support/page-office.ts'
import { openDesk, type Desk } from '../open-desk.ts'

const office = new PageOffice()
let desk: Desk

beforeEach(async () => {
  localStorage.clear()
  await office.open('ready')
  desk = await openDesk(office, 'guanli', { path: '/desk/rules' })
})
afterEach(async () => {
  desk.wrapper.unmount()
  await office.close()
})
afterAll(() => office.stop())

async function openSection(name: string) {
  const button = desk.wrapper.findAll('nav.sections button').find((each) => each.text().startsWith(name))
  await button?.trigger('click')
}

async function dropClass(name: string) {
  const line = desk.wrapper.findAll('.paper .rule').find((each) => each.text() === name)
  await line?.get('button').trigger('click')
  await desk.click('删去')
}

async function addTask(minimum: string) {
  await desk.click('修改')
  await openSection('任务')
  await desk.click('添加任务')
  await desk.type('名称', '乡镇月任务')
  await desk.type('至少（篇）', minimum)
}

function labelInFocus() {
  return document.querySelector(`label[for="${document.activeElement?.id}"]`)?.textContent
}

async function policies() {
  return (await (await office.as('guanli')).get('/api/desk/policies')).policies
}

describe('the rules at the desk', () => {
  it('show the version that holds, and nothing can be typed before it is edited', () => {
    expect(desk.wrapper.text()).toContain('现行')
    expect(desk.wrapper.findAll('.paper input')).toHaveLength(0)
  })

  it('say whether the office reviews a second time, and of what once that is switched on', async () => {
    await openSection('审签与复审')
    expect(desk.wrapper.get('.paper').text()).toContain('办公室复审：没有开启')
    await desk.click('修改')
    await desk.click('添加流程')
    await desk.type('名称', '上报的信息')
    await desk.type('谁签', 'director')
    expect(desk.wrapper.get('.paper').text()).toContain('办公室复审：已开启')
    expect(desk.wrapper.get('.paper').text()).toContain('上报的信息：要由办公室主任复审')
  })

  it('a task is added, its difference is listed, and with a date it becomes the next version', async () => {
    await addTask('12')
    expect(desk.wrapper.text()).toContain('1 处改动')
    await desk.click('定日期并发布')
    expect(desk.dialog()?.text()).toContain('新增乡镇月任务')
    await desk.click('发布')
    expect(desk.said().join()).toContain('第 2 版已发布')
    const [newest, first] = await policies()
    expect(newest).toMatchObject({ version: 2, quotas: [{ name: '乡镇月任务', minimum: 12 }] })
    expect(first.quotas).toEqual([])
    expect(newest.validFrom).toBeGreaterThan(Date.now())
  })

  it('what is no number stays typed, is said at its field, and cannot be published', async () => {
    await addTask('十二')
    expect(desk.field('至少（篇）')).toBe('十二')
    expect(desk.wrapper.text()).toContain('请填 0 到 999999 之间的整数。')
    await desk.click('定日期并发布')
    expect(desk.dialog()?.text()).toContain('任务　乡镇月任务　至少（篇） 请填 0 到 999999 之间的整数。')
    expect(desk.button('发布')?.attributes('disabled')).toBeDefined()
    await desk.click('再改改')
    await desk.type('至少（篇）', '12')
    expect(desk.wrapper.text()).not.toContain('请填 0 到 999999 之间的整数。')
  })

  it('a class with units in it is dropped with those units named before it takes effect', async () => {
    await addTask('12')
    await openSection('单位类别')
    await dropClass('驻县单位')
    await desk.click('定日期并发布')
    expect(desk.dialog()?.text()).not.toContain('这一版去掉了')
    await desk.click('再改改')
    await dropClass('县直部门')
    await desk.click('定日期并发布')
    expect(desk.dialog()?.text()).toMatch(/这一版去掉了 1 个单位所在的类别：\S+局。/)
    await desk.click('发布')
    expect(await policies()).toHaveLength(2)
  })

  it('a draft that says what the newest version says is not published, with the reason', async () => {
    await desk.click('修改')
    await desk.click('定日期并发布')
    expect(desk.dialog()?.text()).toContain('这份草案与最新一版没有不同，不用发布。')
    expect(desk.button('发布')?.attributes('disabled')).toBeDefined()
  })

  it('a day more than a year ahead is asked about; a day of no calendar names its field', async () => {
    await addTask('12')
    await desk.click('定日期并发布')
    await desk.type('从哪天起执行', '9999-12-31')
    expect(desk.dialog()?.text()).toContain('“从哪天起执行”要在 1970 年到 2255 年之间。')
    await desk.type('从哪天起执行', '2099-12-31')
    await desk.click('发布')
    expect(desk.dialog()?.text()).toContain('离今天一年多')
    expect(await policies()).toHaveLength(1)
    await desk.type('从哪天起执行', '2027-01-01')
    expect(desk.dialog()?.text()).not.toContain('离今天一年多')
    await desk.type('从哪天起执行', '2099-12-31')
    await desk.click('发布')
    await desk.click('日期没错，发布')
    expect(await policies()).toHaveLength(2)
  })

  it('a day before a version that holds names that day, replaces nothing, and is one click away', async () => {
    await addTask('12')
    await desk.click('定日期并发布')
    await desk.type('从哪天起执行', '1999-01-01')
    expect(desk.dialog()?.text()).toMatch(/已有一版从\d{4}年\d+月\d+日起执行，请选这一天之后的日期。/)
    expect(desk.dialog()?.text()).not.toContain('将由这一版取代')
    await desk.click('再改改')
    await desk.wrapper.get('.bar .first').trigger('click')
    await desk.settle()
    expect(desk.dialog()?.get('input[type=date]').element).toBe(document.activeElement)
  })

  it('a contradiction stands at its field and in the list that leads there, and is not published', async () => {
    await addTask('12')
    await desk.type('力争（篇）', '3')
    expect(desk.wrapper.get('.body .error').text()).toContain('至少的篇数比力争的还多')
    await desk.click('定日期并发布')
    expect(desk.dialog()?.text()).toContain('任务　乡镇月任务')
    expect(desk.button('发布')?.attributes('disabled')).toBeDefined()
  })

  it('a contradiction that is clicked leads to its field, from another part and from the dialog alike', async () => {
    await addTask('')
    await openSection('总则')
    await desk.wrapper.get('.bar .first').trigger('click')
    await desk.settle()
    expect(labelInFocus()).toBe('至少（篇）')
    await openSection('总则')
    await desk.click('定日期并发布')
    await desk.dialog()?.get('.problem').trigger('click')
    await desk.settle()
    expect(labelInFocus()).toBe('至少（篇）')
  })

  it('a contradiction of a rule as a whole leads to the rule; one that is taken off leaves nobody nowhere', async () => {
    await addTask('12')
    await desk.click('添加任务')
    await desk.type('至少（篇）', '3')
    await openSection('总则')
    await desk.wrapper.get('.bar .first').trigger('click')
    await desk.settle()
    expect(document.activeElement?.className).toBe('head')
    expect(document.activeElement?.textContent).toContain('1 处要改')
    await desk.click('删去')
    expect(document.activeElement?.textContent).toContain('乡镇月任务')
    await desk.wrapper.get('.rule .head').trigger('click')
    await desk.click('删去')
    expect(document.activeElement?.textContent).toContain('添加任务')
  })

  it('the example of a task is computed anew with each change', async () => {
    await addTask('12')
    const example = () => desk.wrapper.get('.body .example').text()
    expect(example()).toContain('适用 1 个，0 个完成，共差 12 篇')
    await desk.type('至少（篇）', '7')
    expect(example()).toContain('共差 7 篇')
  })

  it('the example of a task of each officer is reckoned at the office, by this year where last year has nothing', async () => {
    await addTask('12')
    await desk.type('周期', 'year')
    await desk.type('给谁', 'each_officer')
    const example = () => desk.wrapper.get('.body .example').text()
    await expect.poll(example).toContain('年（至今）记录：适用 3 个，0 个完成，共差 36 篇')
    await desk.type('至少（篇）', '7')
    await expect.poll(example).toContain('共差 21 篇')
  })

  it('a task can be one section’s: it is chosen with its unit, and a task of no section is not published', async () => {
    await addTask('12')
    await desk.type('给谁', 'section')
    await desk.click('定日期并发布')
    expect(desk.dialog()?.text()).toContain('任务　乡镇月任务　科室 没有选科室。')
    await desk.click('再改改')
    await desk.type('科室', '种植业科')
    await desk.click('定日期并发布')
    await desk.click('发布')
    const [newest] = await policies()
    expect(newest.quotas).toMatchObject([{ scope: { kind: 'section', section: '种植业科' } }])
  })

  it('a draft is there again after the page was closed, for the one who wrote it', async () => {
    await addTask('12')
    desk.wrapper.unmount()
    desk = await openDesk(office, 'guanli', { path: '/desk/rules' })
    expect(desk.wrapper.text()).toContain('1 处改动')
    desk.wrapper.unmount()
    desk = await openDesk(office, 'bianji', { path: '/desk/rules' })
    expect(desk.wrapper.text()).not.toContain('1 处改动')
    expect(desk.button('修改')).toBeUndefined()
  })

  it('a preset shows what it states and what it leaves unsaid, and becomes a draft', async () => {
    await desk.click('选用样板')
    await desk.type('办公室', 'dt')
    await desk.settle()
    expect(desk.dialog()?.text()).toContain('各县每月上报信息不少于15条')
    expect(desk.dialog()?.get('.unstated').text()).toContain('计分')
    await desk.click('以此为草案')
    await openSection('任务')
    expect(desk.wrapper.text()).toContain('县每月上报信息')
    expect((await policies()).length).toBe(1)
  })

  async function publishMeanwhile() {
    const [only] = await policies()
    const validFrom = Date.UTC(2027, 0, 1) - 8 * 60 * 60 * 1000
    const theirs = { ...only, version: 2, validFrom, title: '另一份' }
    await (await office.as('guanli')).post('/api/desk/policies', { policy: theirs, newestSeen: 1 })
  }

  it('somebody who was faster is told of before anything is published, and what they changed stays', async () => {
    await addTask('12')
    await publishMeanwhile()
    await desk.click('定日期并发布')
    await desk.click('发布')
    expect(desk.dialog()?.get('[role=alert]').text()).toContain('起草之后，又发布了“第 2 版')
    expect(desk.dialog()?.text()).toContain('1 处改动')
    expect(desk.dialog()?.text()).toContain('新增乡镇月任务')
    expect((await policies()).length).toBe(2)
    await desk.click('发布')
    expect((await policies())[0]).toMatchObject({ version: 3, title: '另一份', quotas: [{ minimum: 12 }] })
  })

  it('where both changed the same the place is named, and the list says what would become of it', async () => {
    await desk.click('修改')
    await desk.type('文件名称', '我的一份')
    await publishMeanwhile()
    await desk.click('定日期并发布')
    await desk.click('发布')
    expect(desk.dialog()?.get('[role=alert]').text()).toContain('请核对：总则　文件名称。')
    expect(desk.dialog()?.text()).toContain('文件名称：另一份 → 我的一份')
  })

  it('a draft of yesterday is put on top of what was published since, and that is said at once', async () => {
    await addTask('12')
    desk.wrapper.unmount()
    await publishMeanwhile()
    desk = await openDesk(office, 'guanli', { path: '/desk/rules' })
    expect(desk.wrapper.text()).toContain('起草之后，又发布了“第 2 版')
    expect(desk.wrapper.text()).toContain('1 处改动')
  })

  it('without a network the rules say so and can be asked for again', async () => {
    desk.wrapper.unmount()
    desk = await openDesk(office, 'guanli', { path: '/desk/people' })
    office.faults.add('no network')
    await desk.wrapper
      .findAll('nav a')
      .find((link) => link.text() === '任务与计分')
      ?.trigger('click')
    await desk.settle()
    expect(desk.wrapper.text()).toContain('规则没能载入')
    office.faults.clear()
    await desk.click('重试')
    expect(desk.wrapper.text()).toContain('现行')
  })
})
