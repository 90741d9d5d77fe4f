import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCameraPhoto } from '../support/camera-photo.ts'
import { launchChromium, type Chromium } from '../support/chromium.ts'
import { openJourneyOffice, type JourneyOffice } from '../support/journey-office.ts'
import { openPhone, signIn, openTab, waitUntilInstalled, type Phone } from '../support/journey-phone.ts'

const WORDS = '两家冷库已满，后山的苹果还在树上。果农准备低价卖。'
const TITLE = '两家冷库已满，后山的苹果还在树上'
const profiles = ['finder', 'writer'].map((name) => mkdtempSync(join(tmpdir(), `caifeng-lead-${name}-`)))
const pictures = process.env['JOURNEY_PICTURES']

let office: JourneyOffice
let desk: Chromium
let editor: Page
let finder: Phone
let writer: Phone

beforeAll(async () => {
  office = await openJourneyOffice()
  desk = await launchChromium({ viewport: { width: 1280, height: 900 } })
  editor = desk.context.pages()[0] ?? (await desk.context.newPage())
  finder = await openPhone({ userDataDir: profiles[0] ?? '' })
  writer = await openPhone({ userDataDir: profiles[1] ?? '' })
})

afterAll(async () => {
  await finder?.close().catch(() => undefined)
  await writer?.close().catch(() => undefined)
  await desk?.close().catch(() => undefined)
  await office?.dispose()
  for (const profile of profiles) rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

async function shoot(page: Page, name: string) {
  if (pictures === undefined) return
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`) })
  }
  await page.emulateMedia({ colorScheme: null })
}

describe('a lead from the field to an adopted item', () => {
  test('it is written without a network, outlives a reload, and waits', async () => {
    const { page } = finder
    await page.goto(office.url)
    await signIn(page, 'nongye01')
    await waitUntilInstalled(page)
    await page.getByRole('link', { name: '报线索' }).waitFor({ timeout: 30_000 })
    await shoot(page, 'lead-today')
    await page.getByRole('link', { name: '报线索' }).click()
    await page.getByLabel('两句话').waitFor()
    await finder.context.setOffline(true)
    await page.getByLabel('两句话').fill(WORDS)
    await page.getByText('已存本机', { exact: true }).waitFor()
    await page.reload()
    await expect.poll(() => page.getByLabel('两句话').inputValue(), { timeout: 30_000 }).toBe(WORDS)
    await page.getByLabel('地点（可不填）').fill('上屏镇后山三村')
    const buffer = await makeCameraPhoto()
    await page
      .locator('input[type=file]')
      .setInputFiles([{ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer }])
    await page.getByRole('button', { name: /^照片 1/ }).waitFor({ timeout: 30_000 })
    await page.getByRole('button', { name: '去掉照片' }).waitFor()
    await shoot(page, 'lead-form')
    await sendLead(page)
    await page.getByText('待发', { exact: true }).first().waitFor()
    await shoot(page, 'lead-waiting')
  })

  test('with a network the desk has it with its photo, and makes a commission of it', async () => {
    await finder.context.setOffline(false)
    await finder.page.getByText('待答复').first().waitFor({ timeout: 30_000 })
    await editor.goto(`${office.url}/desk/leads`)
    await signIn(editor, 'bianji')
    const card = editor.getByRole('region').filter({ hasText: WORDS })
    await card.waitFor({ timeout: 30_000 })
    // The photo comes after the words.
    await card.getByRole('img', { name: '线索照片' }).waitFor({ timeout: 30_000 })
    await shoot(editor, 'lead-desk')
    await card.getByRole('button', { name: '答复线索' }).click()
    await shoot(editor, 'lead-answer')
    await editor.getByRole('dialog').getByRole('button', { name: '取消' }).click()
    await card.getByRole('button', { name: '转为约稿' }).click()
    const dialog = editor.getByRole('dialog', { name: '下发约稿' })
    await dialog.getByLabel('农业农村局', { exact: true }).uncheck()
    await dialog.getByLabel('上屏镇', { exact: true }).check()
    await shoot(editor, 'lead-issue')
    await dialog.getByRole('button', { name: '下发', exact: true }).click()
    await editor.getByText('已转为约稿，署名时注明线索提供人。').waitFor()
  })

  test('the unit that is asked reads who found it, and answers', async () => {
    const { page } = writer
    await page.goto(office.url)
    await signIn(page, 'shangping01')
    await openTab(page, '约稿')
    await page.getByRole('link', { name: TITLE }).click({ timeout: 30_000 })
    await page.getByText('线索提供').waitFor()
    await page.getByRole('button', { name: '写答复' }).click()
    await page.getByLabel('正文').fill('全镇两家冷库库容三千吨，已入库三千吨，约六百吨苹果无处存放。')
    await page.getByRole('button', { name: '报送', exact: true }).click()
    await page.getByLabel('本稿不含国家秘密和工作秘密').check()
    await page.getByRole('button', { name: '确认报送' }).click()
    await page.getByText('已送达').first().waitFor({ timeout: 30_000 })
  })

  test('the finder stands under the adopted item', async () => {
    await editor.goto(`${office.url}/desk`)
    await editor.getByText(TITLE).first().click({ timeout: 30_000 })
    await editor.getByText('线索提供').first().waitFor()
    const adopted = editor.url()
    await editor.getByRole('button', { name: '采用', exact: true }).click()
    await editor.getByRole('dialog').getByRole('button', { name: /采用/ }).click()
    // The desk walks on to the next item that waits.
    await editor.waitForURL((url) => url.href !== adopted)
    await editor.goto(adopted)
    await editor.getByText('线索提供').first().waitFor()
    await shoot(editor, 'lead-credit')
  })

  test('and hears of it without a network; the author reads whom to thank', async () => {
    const { page } = finder
    await page.reload()
    await page.getByText('上屏镇已据此写成稿件').waitFor({ timeout: 30_000 })
    await finder.context.setOffline(true)
    await page.reload()
    await page.getByText('上屏镇已据此写成稿件').waitFor({ timeout: 30_000 })
    await page.getByText('已约稿').first().waitFor()
    await shoot(page, 'lead-list')
    await openTab(writer.page, '稿件')
    await writer.page.getByText(TITLE).first().click()
    await writer.page.getByText('线索提供').waitFor({ timeout: 60_000 })
  })
})

/** A photo that is still being made ready is waited for, as an officer would. */
async function sendLead(page: Page) {
  const send = page.getByRole('button', { name: '报送线索' })
  for (let tries = 0; tries < 20 && !page.url().endsWith('/leads'); tries++) {
    await send.click({ timeout: 2000 }).catch(() => undefined)
    await page.waitForTimeout(500)
  }
}
