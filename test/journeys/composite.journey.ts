import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import writeXlsxFile from 'write-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, type Chromium } from '../support/chromium.ts'
import { sitDown } from '../support/journey-desk.ts'
import { openJourneyOffice, type JourneyOffice } from '../support/journey-office.ts'
import { openPhone, readMonthCard, signIn, openTab, waitUntilInstalled } from '../support/journey-phone.ts'
import type { MonthCard, Phone } from '../support/journey-phone.ts'
import { report } from '../support/journey-report.ts'
import { askForReview } from '../support/journey-review.ts'

const TITLE = '三地探索水肥一体新办法'
const AUTHORS = [
  { account: 'nongye01', title: '农技员蹲点指导水肥一体', percent: '50' },
  { account: 'shangping01', title: '上屏镇水肥一体节水四成', percent: '30' },
  { account: 'zonghe01', title: '水肥一体推广遇到的三个难处', percent: '20' },
]
const HEAD = ['标题', '层级', '刊物', '期号', '形式', '日期', '结果']
const TODAY = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const OF_CITY = [TITLE, '市级', '每日要情', '', '综合', TODAY, '采用']
const OF_PROVINCE = [TITLE, '省级', '政务要情', '31', '综合', TODAY, '采用']
const pictures = process.env['JOURNEY_PICTURES']

const profiles = AUTHORS.map(({ account }) => mkdtempSync(join(tmpdir(), `caifeng-${account}-`)))
const before: MonthCard[] = []

let office: JourneyOffice
let desk: Chromium
let editor: Page
let phones: Phone[]

beforeAll(async () => {
  office = await openJourneyOffice()
  desk = await launchChromium({ viewport: { width: 1280, height: 900 } })
  editor = desk.context.pages()[0] ?? (await desk.context.newPage())
  editor.setDefaultTimeout(45_000)
  await askForReview(editor, office.url)
  phones = []
  for (const userDataDir of profiles) phones.push(await openPhone({ userDataDir }))
  for (const { page } of phones) page.setDefaultTimeout(45_000)
}, 240_000)

afterAll(async () => {
  for (const phone of phones ?? []) await phone.close().catch(() => undefined)
  await desk?.close().catch(() => undefined)
  await office?.dispose()
  for (const profile of profiles) rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

function phoneOf(index: number): Phone {
  const phone = phones[index]
  if (phone === undefined) throw new Error(`there is no phone ${index}`)
  return phone
}

async function shoot(page: Page, name: string) {
  if (pictures === undefined) return
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`), fullPage: true })
  }
  await page.emulateMedia({ colorScheme: null })
}

async function chooseFile(name: string, buffer: Buffer) {
  await editor.getByLabel('结果表格').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
}

const csv = (...rows: string[][]) => Buffer.from([HEAD, ...rows].map((row) => row.join(',')).join('\r\n'))

function workbook(...rows: string[][]): Promise<Buffer> {
  const data = [HEAD, ...rows].map((row) => row.map((value) => ({ value })))
  return writeXlsxFile([{ sheet: '结果', data }]).toBuffer()
}

async function openImport() {
  await editor.goto(`${office.url}/desk/above`)
  await editor.getByRole('button', { name: '导入上级结果' }).click()
}

describe('three items become one composite', () => {
  test('three officers report', async () => {
    for (const [index, { account, title }] of AUTHORS.entries()) {
      const { page } = phoneOf(index)
      await page.goto(office.url)
      await signIn(page, account)
      await waitUntilInstalled(page)
      await report(page, { title, body: `${title}，今年已推广3200亩。`, category: '经验' })
      await openTab(page, '今日')
      await expect.poll(async () => (await readMonthCard(page)).waiting, { timeout: 30_000 }).toBe(0)
      before.push(await readMonthCard(page))
    }
    // The second has no network while the office works, the third has put the phone away.
    await phoneOf(1).context.setOffline(true)
    await phoneOf(2).close()
  }, 240_000)

  test('99 % is refused with its sentence, 100 % is accepted', async () => {
    await sitDown(editor, { url: office.url, account: 'bianji' })
    await editor.getByRole('link', { name: new RegExp(AUTHORS[0]?.title ?? '') }).click()
    await editor.getByRole('button', { name: '综合', exact: true }).click()
    const dialog = editor.getByRole('dialog', { name: '综合' })
    await dialog.getByLabel('综合稿标题').fill(TITLE)
    for (const { title } of AUTHORS.slice(1)) {
      await dialog.getByLabel('再选来稿').fill(title)
      await dialog.getByRole('button', { name: new RegExp(title) }).click()
    }
    for (const { title, percent } of AUTHORS)
      await dialog.getByLabel(`《${title}》的份额`).fill(percent === '20' ? '19' : percent)
    await dialog.getByText('合计 99%，应为 100%').waitFor()
    await dialog.getByRole('button', { name: '确认综合' }).click()
    await dialog.getByText('各篇的份额合计不是 100%，没有保存。').waitFor()
    await shoot(editor, 'merge')
    await dialog.getByLabel(`《${AUTHORS[2]?.title}》的份额`).fill('20')
    await dialog.getByRole('button', { name: '确认综合' }).click()
    await editor.waitForURL(/\/desk\/composites\/./)
    await expect.poll(() => editor.getByLabel('综合稿正文').inputValue()).toContain(AUTHORS[1]?.title)
  }, 240_000)

  test('its text is saved by itself, and is there after leaving and coming back', async () => {
    const body = '农业农村局、上屏镇等三地推广水肥一体，亩均节水四成。'
    await editor.getByLabel('综合稿正文').fill(body)
    await editor.getByText(/^草稿已存/).waitFor()
    await editor.getByRole('link', { name: '综合稿', exact: true }).click()
    await editor.getByRole('link', { name: TITLE }).click()
    await expect.poll(() => editor.getByLabel('综合稿正文').inputValue()).toBe(body)
    await editor.getByRole('button', { name: '保存', exact: true }).click()
    await editor.getByText('已保存', { exact: true }).waitFor()
  }, 240_000)

  test('it is used only after 主任 has reviewed it, then passed up twice', async () => {
    const url = editor.url()
    await editor.getByText('采用前还要复审：主任').waitFor()
    await editor.getByRole('button', { name: '采用', exact: true }).click()
    await editor.getByRole('dialog').getByRole('button', { name: '确认采用' }).click()
    await editor
      .getByRole('dialog')
      .getByText(/复审通过后才能采用或上报/)
      .waitFor()
    await sitDown(editor, { url: office.url, account: 'zhuren', path: new URL(url).pathname })
    await editor.getByLabel('复审意见').fill('同意')
    await editor.getByRole('button', { name: '复审通过' }).click()
    await editor.getByText('采用前还要复审').waitFor({ state: 'hidden' })
    await sitDown(editor, { url: office.url, account: 'bianji', path: new URL(url).pathname })
    await editor.getByRole('button', { name: '采用', exact: true }).click()
    await editor.getByRole('dialog').getByRole('button', { name: '确认采用' }).click()
    await editor.getByRole('dialog').waitFor({ state: 'hidden' })
    for (const level of ['市级', '省级']) {
      await editor.getByRole('button', { name: '上报', exact: true }).click()
      await editor.getByRole('dialog').getByText(level, { exact: true }).click()
      await editor.getByRole('dialog').getByRole('button', { name: '确认上报' }).click()
      await editor.getByRole('dialog').waitFor({ state: 'hidden' })
    }
    await shoot(editor, 'composite')
  }, 240_000)
})

describe('results from above', () => {
  test('in a CSV with broken rows change nothing, and every broken row is named; mended they are entered', async () => {
    await openImport()
    await chooseFile('结果.csv', csv(OF_CITY, ['没有这一篇', ...OF_CITY.slice(1)], [TITLE, '乡级', '某刊']))
    await editor.getByText('新 1 行，已有 0 行，有误 2 行').waitFor()
    await editor.getByText('没有找到这篇稿件').waitFor()
    await editor.getByText('不认识的层级').waitFor()
    expect(await editor.getByRole('button', { name: /^导入 \d+ 行/ }).count()).toBe(0)
    await shoot(editor, 'results-broken')
    await chooseFile('结果.csv', csv(OF_CITY))
    await editor.getByRole('button', { name: '导入 1 行' }).click()
    await editor.getByText('已导入 1 行').waitFor()
  }, 240_000)

  test('in a workbook as well', async () => {
    await openImport()
    await chooseFile('结果.xlsx', await workbook(OF_PROVINCE, [TITLE, '省级', '', '', '', TODAY, '采用']))
    await editor.getByText('没有写刊物，或太长').waitFor()
    await editor.getByRole('button', { name: '关闭' }).click()
    await editor.getByRole('button', { name: '等结果 ' }).waitFor()
    await editor.getByRole('link', { name: TITLE }).first().waitFor()
    await editor.getByRole('button', { name: '导入上级结果' }).click()
    await chooseFile('结果.xlsx', await workbook(OF_CITY, OF_PROVINCE))
    await editor.getByText('新 1 行，已有 1 行，有误 0 行').waitFor()
    await editor.getByRole('button', { name: '导入 1 行' }).click()
    await editor.getByText('已导入 1 行').waitFor()
    await shoot(editor, 'results-entered')
  }, 240_000)
})

describe('a leader', () => {
  test('reads one of the items, comments on it and instructs', async () => {
    await sitDown(editor, { url: office.url, account: 'lingdao' })
    await editor
      .getByRole('searchbox')
      .first()
      .fill(AUTHORS[0]?.title ?? '')
    await editor.getByRole('button', { name: /^全部/ }).click()
    await editor.getByRole('link', { name: new RegExp(AUTHORS[0]?.title ?? '') }).click()
    await editor.getByLabel('点评', { exact: true }).fill('数字清楚，各地可学')
    await editor.getByRole('button', { name: '发出点评' }).click()
    await editor.getByText('已点评：').waitFor()
    await editor.getByRole('button', { name: '登记批示' }).click()
    const dialog = editor.getByRole('dialog', { name: '登记批示' })
    await dialog.getByLabel('批示领导').fill('王县长')
    await dialog.getByLabel('批示内容').fill('请农业农村局推广')
    await shoot(editor, 'instruction')
    await dialog.getByRole('button', { name: '登记', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
  }, 240_000)
})

describe('each author', () => {
  test.each([0, 1, 2])('reads at phone %i what became of the item, also without a network', async (index) => {
    if (index === 2) phones[2] = await openPhone({ userDataDir: profiles[2] ?? '' })
    const { page, context } = phoneOf(index)
    page.setDefaultTimeout(45_000)
    await context.setOffline(false)
    await page.goto(office.url)
    await openItem(page, index)
    await readFate(page, index)
    await context.setOffline(true)
    await page.reload()
    await readFate(page, index)
    await shoot(page, `phone-${index}`)
    await openTab(page, '今日')
    await expect.poll(() => readMonthCard(page)).toEqual(before[index])
    await openTab(page, '我的')
    await page.getByRole('link', { name: /^得分/ }).click()
    const point = page.locator('.point', { hasText: AUTHORS[index]?.title ?? '' })
    // 省级采用 15 分, of which each has the share of its item.
    await point.getByText(`15 × ${AUTHORS[index]?.percent}%`).waitFor()
    await shoot(page, `points-${index}`)
  })
})

async function openItem(page: Page, index: number) {
  await openTab(page, '稿件')
  // 今日 may still stand for a moment, whose news lead to the same item.
  const link = page.getByRole('link', { name: new RegExp(AUTHORS[index]?.title ?? '') })
  await link.first().click()
}

/** Merged into what, with which share, used where and at which level. */
async function readFate(page: Page, index: number) {
  const way = page.locator('ol')
  const has = (text: string | RegExp) => way.getByText(text).first().waitFor({ timeout: 60_000 })
  await has(`并入《${TITLE}》`)
  await has(`占 ${AUTHORS[index]?.percent}%`)
  await has(/^《望澜政务信息》第 \d+ 期，综合$/)
  await has('省级 《政务要情》第 31 期，综合')
  await has('市级 《每日要情》，综合')
  if (index !== 0) return
  await has('数字清楚，各地可学')
  await has('王县长（今天）')
  await has('请农业农村局推广')
}
