import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, type Chromium } from '../support/chromium.ts'
import { openJourneyOffice, type JourneyOffice } from '../support/journey-office.ts'
import { expectMonthCard, openPhone, signIn, type Phone } from '../support/journey-phone.ts'

const PASSWORD = '一句好记的长口令2026'
const profile = mkdtempSync(join(tmpdir(), 'caifeng-first-day-'))

let office: JourneyOffice
let browser: Chromium
let page: Page
let phone: Phone | undefined

beforeAll(async () => {
  office = await openJourneyOffice({ isDemo: false })
  browser = await launchChromium({ viewport: { width: 1280, height: 800 } })
  page = browser.context.pages()[0] ?? (await browser.context.newPage())
})

afterAll(async () => {
  await phone?.close().catch(() => undefined)
  await browser?.close().catch(() => undefined)
  await office?.dispose()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

describe('the first day of an office', () => {
  test('an empty database leads to a page that creates the office and its admin', async () => {
    await page.goto(office.url)
    await page.getByLabel('办公室名称').fill('望澜县人民政府办公室')
    await page.getByLabel('刊物名称').fill('望澜政务信息')
    await page.getByLabel('账号').fill('guanli')
    await page.getByLabel('姓名').fill('管理员')
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await page.getByLabel('再输一次密码').fill(PASSWORD)
    await page.getByRole('button', { name: '建立并登录' }).click()
    await page.getByRole('button', { name: '添加单位' }).first().waitFor()
  })

  test('the admin adds a unit and an officer', async () => {
    await page.getByRole('button', { name: '添加单位' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('单位名称').fill('上屏镇')
    await dialog.getByLabel('单位类别').selectOption({ label: '乡镇' })
    await dialog.getByRole('button', { name: '添加', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '添加人员' }).first().click()
    await dialog.getByLabel('姓名').fill('上屏镇信息员')
    await dialog.getByLabel('角色').selectOption({ label: '信息员' })
    await dialog.getByLabel('单位', { exact: true }).selectOption({ label: '上屏镇' })
    await dialog.getByLabel('账号').fill('shangping01')
    await dialog.getByLabel('初始密码').fill(PASSWORD)
    await dialog.getByRole('button', { name: '添加', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
  })

  test('the officer signs in on a phone, where no task stands that nobody has set', async () => {
    phone = await openPhone({ userDataDir: profile })
    await phone.page.goto(office.url)
    await signIn(phone.page, 'shangping01', PASSWORD)
    await phone.page.getByText(/没有给本单位定本月任务/).waitFor({ timeout: 30_000 })
    await expectMonthCard(phone.page, { confirmed: 0, minimum: 0, waiting: 0 })
  })

  test('the page that creates an office is gone for everyone after', async () => {
    const answer = await page.evaluate(async () => {
      const response = await fetch('/api/office', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-caifeng-protocol': '1' },
        body: JSON.stringify({
          officeName: '冒名办公室',
          periodicalName: '冒名刊物',
          account: 'maoming',
          displayName: '冒名',
          password: 'maoming-2026-x',
          device: { id: '01936b7e-0000-7000-8000-000000000001', name: 'x' },
        }),
      })
      return { status: response.status, body: (await response.json()) as { code: string } }
    })
    expect(answer).toMatchObject({ status: 409, body: { code: 'office.exists' } })
  })
})
