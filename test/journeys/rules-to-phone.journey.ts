import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, type Chromium } from '../support/chromium.ts'
import { openJourneyOffice, type JourneyOffice } from '../support/journey-office.ts'
import { expectMonthCard, openPhone, signIn, type Phone } from '../support/journey-phone.ts'

const PASSWORD = '一句好记的长口令2026'
const profile = mkdtempSync(join(tmpdir(), 'caifeng-rules-'))
const NOW = Date.now()
const DAY_MS = 24 * 60 * 60 * 1000

let office: JourneyOffice
let desk: Chromium
let page: Page
let phone: Phone | undefined

beforeAll(async () => {
  office = await openJourneyOffice({ isDemo: false })
  desk = await launchChromium({ viewport: { width: 1280, height: 900 } })
  page = desk.context.pages()[0] ?? (await desk.context.newPage())
})

afterAll(async () => {
  await phone?.close().catch(() => undefined)
  await desk?.close().catch(() => undefined)
  await office?.dispose()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

describe('from the rules of an office to the month of its officer', () => {
  test('an office with one department and its officer, who has no task', async () => {
    await createOffice()
    phone = await openPhone({ userDataDir: profile })
    await phone.page.goto(office.url)
    await signIn(phone.page, 'shuili01', PASSWORD)
    await expectMonthCard(phone.page, { minimum: 0 })
  })

  test('the admin chooses the rules of DT and says which of its classes is theirs', async () => {
    await page.getByRole('link', { name: '任务与计分' }).click()
    await page.getByRole('button', { name: '选用样板' }).click()
    const dialog = page.getByRole('dialog', { name: '选用样板' })
    await dialog.getByLabel('办公室').selectOption('dt')
    await dialog.getByText('市直各部门每月上报信息不少于8条').waitFor()
    await dialog.getByRole('group', { name: '市直部门' }).getByLabel('县直部门').check()
    await dialog.getByRole('button', { name: '以此为草案' }).click()
    await dialog.waitFor({ state: 'hidden' })
  })

  test('they edit one minimum, and its live example follows at once', async () => {
    await page.getByRole('button', { name: '任务', exact: true }).click()
    await page.getByRole('button', { name: /^市直部门每月上报信息/ }).click()
    await page.getByText(/适用 1 个，0 个完成，共差 8 篇/).waitFor()
    await page.getByLabel('至少（篇）').fill('6')
    await page.getByText(/适用 1 个，0 个完成，共差 6 篇/).waitFor()
  })

  test('the list of differences stands before it takes effect, and a day is chosen', async () => {
    await page.getByRole('button', { name: '定日期并发布' }).click()
    const dialog = page.getByRole('dialog', { name: '定日期并发布' })
    await dialog.getByText('市直部门每月上报信息').waitFor()
    await expect.poll(() => dialog.textContent()).toMatch(/市直部门每月上报信息.*至少（篇）：6/)
    await dialog.getByLabel('从哪天起执行').fill(dayInShanghai(NOW + DAY_MS))
    await dialog.getByRole('button', { name: '发布', exact: true }).click()
    await page.getByText(/第 2 版已发布/).waitFor()
  })

  test('until the day the old rules hold; the next month follows the new ones on the phone', async () => {
    // A version that begins inside a month holds from the next one: the page's own clock is set forward to it.
    const field = phone?.page
    if (field === undefined) throw new Error('no phone')
    await expectMonthCard(field, { minimum: 0 })
    await field.reload()
    await expectMonthCard(field, { minimum: 0 })
    await field.clock.setFixedTime(NOW + 32 * DAY_MS)
    await field.reload()
    await expectMonthCard(field, { minimum: 6 })
  })
})

async function createOffice(): Promise<void> {
  await page.goto(office.url)
  await page.getByLabel('办公室名称').fill('望澜县人民政府办公室')
  await page.getByLabel('刊物名称').fill('望澜政务信息')
  await page.getByLabel('账号').fill('guanli')
  await page.getByLabel('姓名').fill('管理员')
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByLabel('再输一次密码').fill(PASSWORD)
  await page.getByRole('button', { name: '建立并登录' }).click()
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: '添加单位' }).first().click()
  await dialog.getByLabel('单位名称').fill('水利局')
  await dialog.getByLabel('单位类别').selectOption({ label: '县直部门' })
  await dialog.getByRole('button', { name: '添加', exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '添加人员' }).first().click()
  await dialog.getByLabel('姓名').fill('水利局信息员')
  await dialog.getByLabel('角色').selectOption({ label: '信息员' })
  await dialog.getByLabel('单位', { exact: true }).selectOption({ label: '水利局' })
  await dialog.getByLabel('账号').fill('shuili01')
  await dialog.getByLabel('初始密码').fill(PASSWORD)
  await dialog.getByRole('button', { name: '添加', exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

function dayInShanghai(at: number): string {
  return new Date(at + 8 * 60 * 60 * 1000).toISOString().slice(0, 10)
}
