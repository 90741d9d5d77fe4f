import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sitDown } from '../support/journey-desk.ts'
import { openJourneyOffice, type JourneyOffice } from '../support/journey-office.ts'
import { openPhone, signIn, waitUntilInstalled, type Phone } from '../support/journey-phone.ts'

const TITLE = '望澜县秋季水库蓄水情况'
const HEAD = '单位,单位类别,姓名,角色,职务,电话,账号,科室'
const folder = mkdtempSync(join(tmpdir(), 'caifeng-roster-'))

let office: JourneyOffice
let desk: Phone
let officer: Phone
let successor: Phone
let password = ''

beforeAll(async () => {
  office = await openJourneyOffice()
  desk = await openPhone({ userDataDir: join(folder, 'desk') })
  officer = await openPhone({ userDataDir: join(folder, 'officer') })
  successor = await openPhone({ userDataDir: join(folder, 'successor') })
  for (const { page } of [desk, officer, successor]) page.setDefaultTimeout(30_000)
})

afterAll(async () => {
  for (const phone of [desk, officer, successor]) await phone?.close().catch(() => undefined)
  await office?.dispose()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

async function chooseSheet(name: string, ...rows: string[]) {
  const path = join(folder, name)
  writeFileSync(path, [HEAD, ...rows].join('\r\n'))
  await desk.page.getByLabel('单位与人员表格').setInputFiles(path)
}

describe('a new officer', () => {
  test('comes by a sheet that is checked first, and entered only as a whole', async () => {
    const { page } = desk
    await sitDown(page, { url: office.url, account: 'guanli', path: '/desk/people' })
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await chooseSheet(
      'broken.csv',
      '农业农村局,,孙田,信息员,,,nongye09,',
      '农业农村局,,李某,大使,,,nongye10,',
    )
    await page.getByText('有问题的行改好以后再选一次').waitFor()
    expect(await page.getByText('第 3 行').count()).toBe(1)
    await chooseSheet('good.csv', '农业农村局,,孙田,信息员,科员,,nongye09,')
    await page.getByRole('button', { name: '导入 1 行' }).click()
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: '保存密码文件' }).click()
    const stream = await (await saved).createReadStream()
    let text = ''
    for await (const chunk of stream) text += String(chunk)
    password = /"nongye09","([^"]+)"/.exec(text)?.[1] ?? ''
    expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/)
  }, 120_000)

  test('chooses another password at the first sign-in, and writes', async () => {
    const { page } = officer
    await page.goto(office.url)
    await page.getByLabel('账号').fill('nongye09')
    await page.getByLabel('密码', { exact: true }).fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByLabel('新密码（至少 10 位）').fill('shuiku-chengse-7')
    await page.getByRole('button', { name: '登录' }).click()
    await waitUntilInstalled(page)
    await page.getByRole('button', { name: '写信息' }).click()
    await page.getByLabel('标题').fill(TITLE)
    await page.getByLabel('正文').fill('全县水库蓄水6120万立方米。')
    await page.getByLabel('类别').selectOption({ label: '动态' })
    await page.getByRole('button', { name: '报送', exact: true }).click()
    await page.getByLabel('本稿不含国家秘密和工作秘密').check()
    await page.getByRole('button', { name: '确认报送' }).click()
    await page.getByText('已送达').first().waitFor({ timeout: 60_000 })
  }, 180_000)

  test('stops, and the work goes to a colleague whose phone says so', async () => {
    const { page } = desk
    await page.reload()
    await page.getByRole('button', { name: /^停用\s*孙田$/ }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText('在办稿件 1 篇').waitFor()
    await sheet.getByLabel('由谁接手').selectOption({ label: '农业农村局信息员 · 信息员' })
    await sheet.getByRole('button', { name: '停用', exact: true }).click()
    await page.getByText('已停用：孙田').waitFor()

    await successor.page.goto(office.url)
    await signIn(successor.page, 'nongye01')
    await waitUntilInstalled(successor.page)
    await successor.page.getByText('接手孙田的工作').waitFor({ timeout: 60_000 })

    await officer.page.reload()
    await officer.page.getByText('账号已停用').first().waitFor({ timeout: 60_000 })
  }, 180_000)
})
