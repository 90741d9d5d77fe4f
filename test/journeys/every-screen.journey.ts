import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, type Chromium } from '../support/chromium.ts'
import { openJourneyOffice, type JourneyOffice } from '../support/journey-office.ts'
import { openPhone, signIn, type Phone } from '../support/journey-phone.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const profile = mkdtempSync(join(tmpdir(), 'caifeng-screens-'))

let office: JourneyOffice
let phone: Phone
let desk: Chromium
let deskPage: Page

beforeAll(async () => {
  office = await openJourneyOffice()
  // The page's policy forbids foreign scripts; only this test may bring one.
  phone = await openPhone({ userDataDir: profile, bypassCSP: true })
  await phone.page.goto(office.url)
  await phone.page.getByLabel('账号').waitFor()
  desk = await launchChromium({ viewport: { width: 1280, height: 800 }, bypassCSP: true })
  deskPage = desk.context.pages()[0] ?? (await desk.context.newPage())
})

afterAll(async () => {
  await phone?.close().catch(() => undefined)
  await desk?.close().catch(() => undefined)
  await office?.dispose()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

describe('every screen of the phone', () => {
  test('sign-in has no serious finding and no sideways scroll', async () => {
    await expectGoodScreen(phone.page)
    await signIn(phone.page, 'nongye01')
    await phone.page.getByText(/办公室已确认 [1-9]/).waitFor()
  })

  for (const [name, path, sign] of [
    ['今日', '/', '接着写'],
    ['稿件', '/items', '全部'],
    ['约稿', '/commissions', '约稿'],
    ['我的', '/me', '退出登录'],
    ['进度', '/me/progress', '列成表格'],
    ['得分', '/me/points', '逐条明细'],
  ] as const) {
    test(`${name} has no serious finding and no sideways scroll`, async () => {
      await phone.page.goto(office.url + path)
      await phone.page.getByText(sign).first().waitFor()
      await expectGoodScreen(phone.page)
    })
  }

  test('an item with its timeline has no serious finding and no sideways scroll', async () => {
    await phone.page.goto(`${office.url}/items`)
    await phone.page.getByText('已采用', { exact: true }).last().click()
    await phone.page.getByText('去向').first().waitFor()
    await expectGoodScreen(phone.page)
  })

  test('the editor, its notes and the submit sheet have no serious finding and no sideways scroll', async () => {
    const { page } = phone
    await page.goto(office.url)
    await page.getByRole('button', { name: '写信息' }).click()
    await page.getByLabel('标题').fill('各乡镇防火巡查全面展开')
    await page.getByLabel('正文').fill('入冬以来，各乡镇组织巡山护林员开展拉网式巡查。')
    await expectGoodScreen(page)
    await page.getByRole('button', { name: /^笔记/ }).click()
    await expectGoodScreen(page)
    await page.getByRole('button', { name: '完成' }).click()
    await page.getByRole('button', { name: '报送', exact: true }).click()
    await page.getByRole('dialog').waitFor()
    await expectGoodScreen(page)
  })
})

describe('every screen of the desk', () => {
  test('来稿 with an open item and its dialogs has no serious finding', async () => {
    await deskPage.goto(`${office.url}/desk`)
    await signIn(deskPage, 'bianji')
    await deskPage.locator('a[href*="/desk/"] .title').first().click()
    await deskPage.getByRole('button', { name: '采用', exact: true }).waitFor()
    await expectGoodDesk(deskPage)
    for (const name of ['采用', '退回', '备用', '不采用']) {
      await deskPage.getByRole('button', { name, exact: true }).click()
      await deskPage.getByRole('dialog').waitFor()
      await expectNoFindings(deskPage)
      await deskPage.keyboard.press('Escape')
      await deskPage.getByRole('dialog').waitFor({ state: 'hidden' })
    }
  })

  test('单位与人员 has no serious finding', async () => {
    await desk.context.clearCookies()
    await deskPage.goto(`${office.url}/desk`)
    await signIn(deskPage, 'guanli')
    await deskPage.getByText('农业农村局').first().waitFor()
    await expectGoodDesk(deskPage)
  })

  test('设备 and 导入离线稿件 have no serious finding', async () => {
    await deskPage.getByRole('link', { name: '设备' }).click()
    await deskPage
      .getByText(/最近联系/)
      .first()
      .waitFor()
    await expectGoodDesk(deskPage)
    await deskPage.getByRole('button', { name: '导入离线稿件' }).click()
    await deskPage.getByRole('dialog').waitFor()
    await expectGoodDesk(deskPage)
  })
})

/** In both themes, with usual text and with text twice as large. */
async function expectGoodScreen(page: Page): Promise<void> {
  await expectNoFindings(page)
  await page.addStyleTag({ content: 'html { font-size: 200% !important }' })
  expect(await measureOverflow(page), `200 % text ${page.url()}`).toBeLessThanOrEqual(1)
  await page.evaluate(() => document.querySelector('style:last-of-type')?.remove())
}

/** On a tablet, on a phone, and magnified to 200 % on an office screen (640 px). */
async function expectGoodDesk(page: Page): Promise<void> {
  for (const width of [768, 640, 360, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    expect(await measureOverflow(page), `${width} px ${page.url()}`).toBeLessThanOrEqual(1)
  }
  await expectNoFindings(page)
}

async function expectNoFindings(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await findFaults(page), `${colorScheme} ${page.url()}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

interface Finding {
  id: string
  impact: string | null | undefined
  targets: string[]
}

async function findFaults(page: Page): Promise<Finding[]> {
  await page.evaluate(axeSource)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(): Promise<{
          violations: { id: string; impact?: string | null; nodes: { target: unknown[] }[] }[]
        }>
      }
    }
    const { violations } = await axe.run()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, impact, nodes }) => ({ id, impact, targets: nodes.map(({ target }) => target.join(' ')) }))
  })
}

function measureOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
