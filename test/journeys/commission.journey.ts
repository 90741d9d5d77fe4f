import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, type Chromium } from '../support/chromium.ts'
import { openJourneyOffice, type JourneyOffice } from '../support/journey-office.ts'
import { openPhone, signIn, openTab, waitUntilInstalled, type Phone } from '../support/journey-phone.ts'

const TOPIC = '今冬蔬菜保供情况'
const profile = mkdtempSync(join(tmpdir(), 'caifeng-commission-'))
const pictures = process.env['JOURNEY_PICTURES']

let office: JourneyOffice
let desk: Chromium
let editor: Page
let phone: Phone

beforeAll(async () => {
  office = await openJourneyOffice()
  desk = await launchChromium({ viewport: { width: 1280, height: 900 } })
  editor = desk.context.pages()[0] ?? (await desk.context.newPage())
  phone = await openPhone({ userDataDir: profile })
})

afterAll(async () => {
  await phone?.close().catch(() => undefined)
  await desk?.close().catch(() => undefined)
  await office?.dispose()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

async function shoot(page: Page, name: string) {
  if (pictures === undefined) return
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`) })
  }
  await page.emulateMedia({ colorScheme: null })
}

describe('a commission from the desk to the phone and back', () => {
  test('the editor issues it to a unit', async () => {
    await editor.goto(`${office.url}/desk`)
    await signIn(editor, 'bianji')
    await editor.getByRole('link', { name: '约稿' }).click()
    await editor.getByRole('heading', { name: '秋粮收购进度和农户售粮意愿' }).waitFor()
    await shoot(editor, 'desk-list')
    await editor.getByRole('button', { name: '下发约稿' }).click()
    const dialog = editor.getByRole('dialog', { name: '下发约稿' })
    await dialog.getByLabel('题目').fill(TOPIC)
    await dialog.getByLabel('提纲').fill('一、库存和价格\n二、困难')
    await dialog.getByLabel('农业农村局', { exact: true }).check()
    await shoot(editor, 'desk-issue')
    await dialog.getByRole('button', { name: '下发', exact: true }).click()
    await editor.getByText('约稿已下发。').waitFor()
  })

  test('the phone has it, and without a network it is received and answered', async () => {
    const { page } = phone
    await page.goto(office.url)
    await signIn(page, 'nongye01')
    await waitUntilInstalled(page)
    await openTab(page, '约稿')
    await page.getByRole('link', { name: TOPIC }).waitFor({ timeout: 30_000 })
    await shoot(page, 'phone-list')
    await page.getByRole('link', { name: TOPIC }).click()
    await page.getByText('一、库存和价格').waitFor()
    await phone.context.setOffline(true)
    await page.getByRole('button', { name: '签收', exact: true }).click()
    await page.getByText('已存本机，有网络时自动送出。').waitFor()
    await shoot(page, 'phone-detail')
    await page.getByRole('button', { name: '写答复' }).click()
    await page.getByText(`答复约稿：${TOPIC}`).waitFor()
    await page
      .getByLabel('正文')
      .fill('一、库存和价格\n全县蔬菜库存3200吨，价格平稳。\n\n二、困难\n冷库不足。')
    await shoot(page, 'phone-answer')
    await page.getByRole('button', { name: '报送', exact: true }).click()
    await page.getByLabel('本稿不含国家秘密和工作秘密').check()
    await page.getByRole('button', { name: '确认报送' }).click()
    await phone.context.setOffline(false)
    await page.getByText('已送达').first().waitFor({ timeout: 30_000 })
  })

  test('the editor judges the answer, and the phone says so', async () => {
    await editor.reload()
    const card = editor.getByRole('region', { name: TOPIC })
    await card.getByText(`《${TOPIC}》`).waitFor()
    await card.getByRole('button', { name: '评定', exact: true }).click()
    const dialog = editor.getByRole('dialog')
    expect(await dialog.getByLabel('评定').inputValue()).toBe('')
    await dialog.getByLabel('评定').selectOption('excellent')
    await dialog.getByLabel('说明').fill('数据清楚。')
    await dialog.getByRole('button', { name: '确定' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await editor.getByRole('button', { name: '统计' }).click()
    await editor.getByRole('table').waitFor()
    await shoot(editor, 'desk-statistics')
    const { page } = phone
    await openTab(page, '约稿')
    await page.reload()
    await page.getByRole('link', { name: TOPIC }).click()
    await page.getByText('评定为优').waitFor({ timeout: 30_000 })
  })
})
