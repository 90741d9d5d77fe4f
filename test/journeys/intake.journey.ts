import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, type Chromium } from '../support/chromium.ts'
import { sitDown } from '../support/journey-desk.ts'
import { openJourneyOffice, type JourneyOffice } from '../support/journey-office.ts'
import { openPhone, signIn, openTab, waitUntilInstalled, type Phone } from '../support/journey-phone.ts'
import { report } from '../support/journey-report.ts'
import { askForReview } from '../support/journey-review.ts'

const NEWS = '新桥村通自来水'
const URGENT = '上屏河水位超警戒'
const USUAL = '召开秋收部署会'
const profile = mkdtempSync(join(tmpdir(), 'caifeng-intake-'))

let office: JourneyOffice
let desk: Chromium
let second: Chromium
let editor: Page
let director: Page
let phone: Phone

beforeAll(async () => {
  office = await openJourneyOffice()
  desk = await launchChromium({ viewport: { width: 1280, height: 900 } })
  second = await launchChromium({ viewport: { width: 1280, height: 900 } })
  editor = desk.context.pages()[0] ?? (await desk.context.newPage())
  director = second.context.pages()[0] ?? (await second.context.newPage())
  phone = await openPhone({ userDataDir: profile })
  for (const page of [editor, director, phone.page]) page.setDefaultTimeout(45_000)
  await askForReview(director, office.url)
  await sitDown(editor, { url: office.url, account: 'bianji' })
  await sitDown(director, { url: office.url, account: 'zhuren' })
  await phone.page.goto(office.url)
  await signIn(phone.page, 'nongye01')
  await waitUntilInstalled(phone.page)
}, 240_000)

afterAll(async () => {
  await phone?.close().catch(() => undefined)
  await second?.close().catch(() => undefined)
  await desk?.close().catch(() => undefined)
  await office?.dispose()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

const line = (title: string) => editor.getByRole('link', { name: new RegExp(title) })

describe('from the queue to the officer', () => {
  test('what arrives stands in the queue, the urgent first', async () => {
    await report(phone.page, { title: URGENT, body: '上屏河水位超警戒0.3米，已转移36人。', category: '紧急' })
    await report(phone.page, { title: NEWS, body: '新桥村412户用上自来水。', category: '动态' })
    await report(phone.page, { title: USUAL, body: '县里召开秋收部署会。', category: '动态' })
    await editor.reload()
    await line(NEWS).waitFor()
    await expect.poll(async () => (await editor.locator('a.line .title').allTextContents())[0]).toBe(URGENT)
  }, 240_000)

  test('claimed, it cannot be adopted before 主任 has reviewed it', async () => {
    await line(NEWS).click()
    await editor.getByRole('button', { name: '领办' }).first().click()
    await editor.getByText('采用前还要复审：主任').waitFor()
    expect(await editor.getByRole('button', { name: /^采用(?!稿)/ }).isDisabled()).toBe(true)
    await director.goto(editor.url())
    await director.getByLabel('复审意见').fill('同意采用')
    await director.getByRole('button', { name: '复审通过' }).click()
    await director.getByText('同意采用').first().waitFor()
    await expect.poll(() => editor.getByRole('button', { name: /^采用(?!稿)/ }).isDisabled()).toBe(false)
  }, 240_000)

  test('edited with traces and adopted; of two who decide at once the second is asked again', async () => {
    await editor.getByRole('button', { name: '编改文字' }).click()
    await editor.getByLabel('编改正文').fill('新桥村412户村民告别挑水，用上自来水。')
    await editor.getByRole('button', { name: '存为采用稿' }).click()
    await editor.getByRole('button', { name: /^采用(?!稿)/ }).waitFor()
    await director.reload()
    await director.getByRole('button', { name: /^采用(?!稿)/ }).click()
    await editor.getByRole('button', { name: '备用', exact: true }).click()
    const held = editor.getByRole('dialog')
    await held.getByText('留待后期').click()
    await held.getByRole('button', { name: /备用/ }).click()
    await held.waitFor({ state: 'hidden' })
    const asked = director.getByRole('dialog')
    await asked.getByRole('button', { name: '确认采用' }).click()
    await asked.getByRole('button', { name: /仍/ }).click()
    await asked.waitFor({ state: 'hidden' })
  }, 240_000)

  test('two are returned at once for one reason', async () => {
    await editor.goto(`${office.url}/desk`)
    for (const title of [URGENT, USUAL])
      await editor.getByRole('checkbox', { name: new RegExp(title) }).check()
    const bar = editor.getByRole('region', { name: '批量处理' })
    await bar.getByRole('button', { name: '退回' }).click()
    const dialog = editor.getByRole('dialog')
    await dialog.getByText('要素不全').click()
    await dialog
      .getByLabel('附言')
      .fill('请补充时间地点')
      .catch(() => undefined)
    await dialog.getByRole('button', { name: /退回/ }).click()
    await dialog.waitFor({ state: 'hidden' })
  }, 240_000)

  test('the phone shows reasons and both texts, without a network', async () => {
    const { page, context } = phone
    await page.reload()
    await page.getByText('请补充时间地点').first().waitFor({ timeout: 60_000 })
    await context.setOffline(true)
    await openTab(page, '稿件')
    await page.getByRole('link', { name: new RegExp(URGENT) }).click()
    await page.getByText('原因：要素不全').first().waitFor()
    await openTab(page, '稿件')
    await page.getByRole('link', { name: new RegExp(NEWS) }).click()
    await page.getByText('告别挑水').first().waitFor()
    await page.getByRole('button', { name: '对照' }).click()
    await page.getByText('告别挑水').first().waitFor()
    await context.setOffline(false)
  }, 240_000)
})
