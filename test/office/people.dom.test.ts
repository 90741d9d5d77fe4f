import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PageOffice, PASSWORD } from '../support/page-office.ts'
import { openDesk, type Desk } from './open-desk.ts'

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

describe('units and people', () => {
  it('are what the admin finds at the desk, and all that is found there', () => {
    expect(desk.path()).toBe('/desk/people')
    expect(desk.wrapper.findAll('nav a').map((link) => link.text())).toEqual([
      '单位与人员',
      '任务与计分',
      '设备',
      '操作记录',
    ])
    expect(desk.wrapper.text()).toContain('农业农村局')
    expect(office.requests.some((request) => request.includes('/api/desk/items'))).toBe(false)
  })

  it('an editor is made director, and can be an editor again', async () => {
    const row = () => desk.wrapper.findAll('li.row').find((each) => each.text().includes('bianji'))
    await row()?.get('button').trigger('click')
    await desk.settle()
    expect(row()?.get('.role').text()).toBe('主任')
    expect(desk.said().join()).toContain('已更新')
    await row()?.get('button').trigger('click')
    await desk.settle()
    expect(row()?.get('.role').text()).toBe('编辑')
  })

  it('a unit is added with its class', async () => {
    await desk.click('添加单位')
    await desk.type('单位名称', '水利局')
    await desk.type('单位类别', 'department')
    await desk.click('添加')
    expect(desk.dialog()).toBeUndefined()
    expect(desk.said()).toContain('已添加单位：水利局')
    expect(desk.wrapper.findAll('.row .name').map((name) => name.text())).toContain('水利局')
  })

  it('a name that is taken is told at the field, and what was typed stays', async () => {
    await desk.click('添加单位')
    await desk.type('单位名称', '上屏镇')
    await desk.type('单位类别', 'town')
    await desk.click('添加')
    expect(desk.dialog()?.text()).toContain('已有同名单位')
    expect(desk.field('单位名称')).toBe('上屏镇')
    expect(document.activeElement).toBe(desk.dialog()?.get('[aria-invalid]').element)
  })

  it('a person of a unit needs the unit, one of the office has none', async () => {
    await desk.click('添加人员')
    await desk.type('姓名', '李卫国')
    await desk.type('账号', 'nongye09')
    await desk.type('初始密码', PASSWORD)
    await desk.click('添加')
    expect(desk.dialog()?.text()).toContain('请选择单位。')

    await desk.type('角色', 'editor')
    await desk.click('添加')
    expect(desk.said()).toContain('已添加人员：李卫国')
    const { people } = await (await office.as('guanli')).get('/api/admin/people')
    expect(people).toContainEqual(
      expect.objectContaining({ account: 'nongye09', role: 'editor', unitId: null }),
    )
  })

  it('a person’s section is named, and taken off again', async () => {
    await desk.click('填写科室（nongye01的科室）')
    await desk.type('科室', '办公室综合科')
    await desk.click('保存')
    expect(desk.said()).toContain('已更新科室：nongye01')
    await desk.click('办公室综合科（nongye01的科室）')
    expect(desk.field('科室')).toBe('办公室综合科')
    await desk.type('科室', ' ')
    await desk.click('保存')
    const { people } = await (await office.as('guanli')).get('/api/admin/people')
    expect(people).toContainEqual(expect.objectContaining({ account: 'nongye01', section: null }))
  })

  it('a unit leads to its targets of this month', async () => {
    await desk.wrapper.get('a.tasks').trigger('click')
    await desk.settle()
    expect(desk.path()).toMatch(/^\/desk\/progress\/\d{4}-\d{2}\//)
  })

  it('each error of the form stands at its field', async () => {
    await desk.click('添加人员')
    await desk.type('账号', '信息员一')
    await desk.click('添加')
    const errors = desk
      .dialog()
      ?.findAll('.error')
      .map((error) => error.text())
    expect(errors).toEqual([
      '请填写姓名。',
      '这个角色须属于一个单位，请选择单位。',
      expect.stringContaining('账号须为'),
      '密码至少 10 位。',
    ])
  })

  it('an account that is taken is told at the field', async () => {
    await desk.click('添加人员')
    await desk.type('姓名', '李卫国')
    await desk.type('角色', 'editor')
    await desk.type('账号', 'bianji')
    await desk.type('初始密码', PASSWORD)
    await desk.click('添加')
    expect(desk.dialog()?.get('.error').text()).toBe('账号已被使用，请换一个。')
  })

  it('without a network nothing is added and nothing is lost', async () => {
    await desk.click('添加单位')
    await desk.type('单位名称', '水利局')
    await desk.type('单位类别', 'department')
    office.faults.add('no network')
    await desk.click('添加')
    expect(desk.dialog()?.get('[role=alert]').text()).toContain('没有连上')
    expect(desk.field('单位名称')).toBe('水利局')
  })
})
