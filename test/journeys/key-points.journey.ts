import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { launchChromium, type Chromium } from '../support/chromium.ts'
import { openJourneyOffice, type JourneyOffice } from '../support/journey-office.ts'
import { openPhone, signIn, openTab, waitUntilInstalled, type Phone } from '../support/journey-phone.ts'

const SET = '今冬蔬菜保供专项要点'
const POINT = '蔬菜库存和价格'
const TITLE = '全县蔬菜库存3200吨价格平稳'
const profile = mkdtempSync(join(tmpdir(), 'caifeng-key-points-'))
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

describe('key points from the desk to the phone and back', () => {
  test('the editor drafts them for a unit and publishes them', async () => {
    await editor.goto(`${office.url}/desk`)
    await signIn(editor, 'bianji')
    await editor.getByRole('link', { name: '选题与约稿' }).click()
    await editor.getByRole('link', { name: '报送要点' }).click()
    await editor.getByRole('heading', { name: '本月信息报送要点' }).waitFor()
    await shoot(editor, 'points-desk-list')
    await editor.getByRole('button', { name: '起草要点' }).click()
    const dialog = editor.getByRole('dialog', { name: '起草要点' })
    await dialog.getByLabel('标题').fill(SET)
    await dialog.getByLabel('时段', { exact: true }).selectOption('month')
    await dialog.getByLabel('发给').selectOption('units')
    await dialog.getByLabel('农业农村局', { exact: true }).check()
    await dialog.getByLabel('要点', { exact: true }).fill(POINT)
    await dialog.getByLabel('要报什么').fill('库存、价格、困难。')
    await shoot(editor, 'points-desk-draft')
    await dialog.getByRole('button', { name: '印发' }).click()
    await editor.getByText('已印发，各单位会在手机上收到。').waitFor()
  })

  test('the phone reads them without a network, and a text names the point that it answers', async () => {
    const { page } = phone
    await page.goto(office.url)
    await signIn(page, 'nongye01')
    await waitUntilInstalled(page)
    await openTab(page, '约稿')
    await page.getByRole('link', { name: /报送要点/ }).click()
    await page.getByRole('link', { name: SET }).waitFor({ timeout: 30_000 })
    await shoot(page, 'points-phone-list')
    await phone.context.setOffline(true)
    await page.getByRole('link', { name: SET }).click()
    await page.getByText('库存、价格、困难。').waitFor()
    await shoot(page, 'points-phone-set')
    await page.getByRole('button', { name: '返回' }).click()
    await page
      .getByRole('link', { name: SET })
      .getByText('未读', { exact: true })
      .waitFor({ state: 'detached' })
    await page.goto(`${office.url}/`)
    await page.getByRole('button', { name: '写信息' }).first().click()
    await page.getByLabel('标题').fill(TITLE)
    await page.getByLabel('正文').fill('据各乡镇上报，全县蔬菜库存3200吨，价格平稳。')
    await page.getByText('对应哪条报送要点？（可不选）').first().click()
    await page.getByRole('checkbox', { name: new RegExp(POINT) }).check()
    await page.getByText('对应 1 条报送要点').waitFor()
    await shoot(page, 'points-phone-editor')
    await page.getByRole('button', { name: '报送', exact: true }).click()
    await page.getByRole('dialog').getByText('对应 1 条报送要点').waitFor()
    await shoot(page, 'points-phone-submit')
    await page.getByLabel('本稿不含国家秘密和工作秘密').check()
    await page.getByRole('button', { name: '确认报送' }).click()
    await page.getByRole('link', { name: new RegExp(POINT) }).waitFor()
    await phone.context.setOffline(false)
    await page.getByText('已送达').first().waitFor({ timeout: 30_000 })
    await shoot(page, 'points-phone-item')
  })

  test('the desk has the receipt, and the matrix leads to the text', async () => {
    await editor.reload()
    const card = editor.getByRole('region', { name: SET })
    await card.getByRole('button', { name: '已读 1 / 1 个单位' }).click()
    await editor.getByRole('dialog', { name: '签收情况' }).getByText('已读', { exact: true }).waitFor()
    await shoot(editor, 'points-desk-receipts')
    await editor.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
    await editor.getByRole('link', { name: '要点对照表' }).click()
    await editor.getByRole('table').waitFor()
    await shoot(editor, 'points-desk-matrix')
    await editor
      .getByRole('row', { name: /农业农村局/ })
      .getByRole('button')
      .last()
      .click()
    const dialog = editor.getByRole('dialog', { name: '农业农村局' })
    await shoot(editor, 'points-desk-cell')
    await dialog.getByRole('link').first().click()
    await editor.getByRole('article').waitFor()
    await editor.getByRole('region', { name: '报送要点', exact: true }).waitFor()
    await shoot(editor, 'points-desk-item')
  })
})
