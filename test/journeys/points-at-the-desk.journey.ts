import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, type Chromium } from '../support/chromium.ts'
import { monthFromNow, sitDown } from '../support/journey-desk.ts'
import { openJourneyOffice, type JourneyOffice } from '../support/journey-office.ts'
import { openPhone, signIn, openTab, waitUntilInstalled, type Phone } from '../support/journey-phone.ts'

const profile = mkdtempSync(join(tmpdir(), 'caifeng-points-'))
const UNIT = '农业农村局'
const LAST_MONTH = monthFromNow(-1)
const CLOSED = /本期已于.*封存，明细和分数以封存时为准/

/** The first day of this month, as a sentence names it. */
function firstDayNow(): string {
  const [year, month] = monthFromNow(0).split('-')
  return `${year}年${Number(month)}月1日`
}

let office: JourneyOffice
let desk: Chromium
let page: Page
let phone: Phone

beforeAll(async () => {
  office = await openJourneyOffice()
  desk = await launchChromium({ viewport: { width: 1280, height: 900 } })
  page = desk.context.pages()[0] ?? (await desk.context.newPage())
  phone = await openPhone({ userDataDir: profile })
  await phone.page.goto(office.url)
  await signIn(phone.page, 'nongye01')
  await phone.page.getByText(/办公室已确认 [1-9]/).waitFor()
})

afterAll(async () => {
  await phone?.close().catch(() => undefined)
  await desk?.close().catch(() => undefined)
  await office?.dispose()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

/** Last month's points of the unit, as this person sees them. */
async function openLastMonth(account: string): Promise<void> {
  await sitDown(page, { url: office.url, account, path: `/desk/points/${LAST_MONTH}` })
  await page.getByRole('link', { name: UNIT }).click()
  await page.getByRole('region', { name: UNIT }).waitFor()
}

async function readTotal(): Promise<number> {
  const text = await page.getByRole('region', { name: UNIT }).locator('.total').textContent()
  return Number(text?.replace(' 分', '').replace('−', '-'))
}

const entry = (): Locator => page.locator('.entry', { hasText: '亩产数字与统计局不符' })

describe('on paper', () => {
  test('a circular is its whole text and nothing of the desk', async () => {
    // The printer is the browser's own: what it would be given is kept instead.
    await page.addInitScript(() => {
      window.print = () => {
        const { frameElement, top } = window
        // Of a frame that is not laid out some browsers print nothing.
        const isLaidOut = frameElement !== null && getComputedStyle(frameElement).display !== 'none'
        const buttons = document.querySelectorAll('button').length
        Object.assign(top ?? {}, { paper: { text: document.body.innerText, buttons, isLaidOut } })
      }
    })
    await sitDown(page, { url: office.url, account: 'bianji', path: `/desk/progress/${LAST_MONTH}` })
    await page.getByRole('button', { name: '情况通报' }).click()
    const dialog = page.getByRole('dialog')
    const preview = await dialog.locator('.preview').innerText()
    await dialog.getByRole('button', { name: '打印' }).click()
    await dialog.getByRole('button', { name: '打印' }).click()
    expect(await page.locator('iframe').count()).toBe(1)
    const paper = await page.evaluate(() => (window as unknown as { paper: unknown }).paper)
    expect(paper).toEqual({ text: preview, buttons: 0, isLaidOut: true })
    expect(preview).toContain(UNIT)
    await dialog.getByRole('button', { name: '关闭' }).click()
  })

  test('the progress of all units is printed to its last row, without the way to other rooms', async () => {
    await page.emulateMedia({ media: 'print' })
    await page.getByRole('navigation', { name: '编辑台' }).waitFor({ state: 'hidden' })
    expect(await page.getByRole('button', { name: '情况通报' }).isVisible()).toBe(false)
    const cut = await page.evaluate(() => {
      const last = document.querySelector('table tr:last-child')?.getBoundingClientRect().bottom ?? 0
      return last - document.documentElement.scrollHeight
    })
    expect(cut).toBeLessThanOrEqual(0)
    await page.emulateMedia({ media: null })
  })
})

describe('points at the desk', () => {
  let before = 0

  test('an editor enters a deduction with its evidence; by itself it takes nothing', async () => {
    await openLastMonth('bianji')
    before = await readTotal()
    await page.getByRole('button', { name: '录入一项' }).click()
    const dialog = page.getByRole('dialog', { name: '录入一项' })
    await dialog.getByLabel('什么事').selectOption({ label: '事实差错' })
    await dialog.getByLabel('事由').fill('亩产数字与统计局不符')
    await dialog.getByRole('button', { name: '录入', exact: true }).click()
    await dialog.getByText('请写明凭据。').waitFor()
    await dialog.getByLabel('凭据').fill('统计局来函〔2026〕12号')
    await dialog.getByRole('button', { name: '录入', exact: true }).click()
    await page.getByText('已录入，等另一人确认。').waitFor()
    await entry().getByText('是您录入的，须由另一人确认。').waitFor()
    expect(await entry().getByRole('button').count()).toBe(0)
    expect(await readTotal()).toBe(before)
  })

  test('a second person confirms it, and the line says who did', async () => {
    await openLastMonth('guanli')
    await entry().getByRole('button', { name: '确认', exact: true }).click()
    await expect.poll(readTotal).toBe(before - 5)
    const line = page.locator('.line', { hasText: '亩产数字与统计局不符' })
    await line.getByText('信息科管理员 确认').waitFor()
    expect(await line.locator('.points').textContent()).toBe('−5')
  })

  test('the officer sees it and objects; the desk answers, and the answer stands on the phone', async () => {
    await openPoints()
    const line = phone.page.locator('.point', { hasText: '亩产数字与统计局不符' })
    await line.waitFor({ timeout: 30_000 })
    await line.getByRole('button', { name: /^申诉/ }).click()
    await phone.page.getByLabel('申诉理由').fill('当天已按统计局口径更正重报。')
    await phone.page.getByRole('button', { name: '提交申诉' }).click()
    await phone.page.getByText(/申诉已提交/).waitFor({ timeout: 30_000 })

    await openLastMonth('bianji')
    const appeal = page.locator('.appeal', { hasText: '当天已按统计局口径更正重报。' })
    await appeal.getByRole('button', { name: '答复' }).click()
    const dialog = page.getByRole('dialog', { name: '答复申诉' })
    await dialog.getByLabel('同意申诉').check()
    await dialog.getByRole('button', { name: '答复', exact: true }).click()
    await dialog.getByText('请写几句话。').waitFor()
    await dialog.getByLabel('答复内容').fill('情况属实，已补录更正。')
    await dialog.getByRole('button', { name: '答复', exact: true }).click()
    await appeal.getByText('信息科编辑 答复：情况属实，已补录更正。').waitFor()

    await openPoints()
    await line.getByText(/情况属实，已补录更正。/).waitFor({ timeout: 60_000 })
  })
})

describe('a period that is over', () => {
  let total = 0
  let lines: string[] = []

  const readLines = () => page.locator('.line').allTextContents()

  test('cannot be closed while an entry waits; the one who may not agree says why', async () => {
    await openLastMonth('bianji')
    await page.getByRole('button', { name: '录入一项' }).click()
    const entering = page.getByRole('dialog', { name: '录入一项' })
    await entering.getByLabel('什么事').selectOption({ label: '文字差错' })
    await entering.getByLabel('事由').fill('标题漏字')
    await entering.getByLabel('凭据').fill('清样')
    await entering.getByRole('button', { name: '录入', exact: true }).click()
    await page.getByText('已录入，等另一人确认。').waitFor()

    await openLastMonth('guanli')
    await page.getByRole('button', { name: '封存本期' }).click()
    const closing = page.getByRole('dialog', { name: /^封存/ })
    await closing.getByRole('button', { name: '封存本期' }).click()
    await closing.getByRole('alert').waitFor()
    await closing.getByRole('button', { name: '取消' }).click()
    const waiting = page.locator('.entry', { hasText: '标题漏字' })
    await waiting.getByRole('button', { name: '不同意' }).click()
    const refusing = page.getByRole('dialog', { name: '不同意这条录入' })
    await refusing.getByLabel('理由').fill('编辑改稿时所致，不扣分。')
    await refusing.getByRole('button', { name: '不同意' }).click()
    await waiting.getByText('编辑改稿时所致，不扣分。').waitFor()
    await confirmTheRest()
  })

  /** What the month's end proposed for the commissions of all units. */
  async function confirmTheRest() {
    await page.goto(`${office.url}/desk/points/${LAST_MONTH}`)
    await page.locator('.entry', { hasText: '标题漏字' }).waitFor()
    const buttons = page.locator('.entry').getByRole('button', { name: '确认', exact: true })
    for (let left = await buttons.count(); left > 0; left--) {
      await buttons.first().click()
      await expect.poll(() => buttons.count()).toBe(left - 1)
    }
  }

  test('is closed by the admin', async () => {
    await openLastMonth('guanli')
    total = await readTotal()
    lines = await readLines()
    await page.getByRole('button', { name: '封存本期' }).click()
    const closing = page.getByRole('dialog', { name: /^封存/ })
    await closing.getByRole('button', { name: '封存本期' }).click()
    await page.getByText(/本期已由信息科管理员于.*封存/).waitFor()
    expect(await page.getByRole('button', { name: '封存本期' }).count()).toBe(0)
  })

  test('takes no version of the rules that would begin in it', async () => {
    await page.goto(`${office.url}/desk/rules`)
    await page.getByRole('button', { name: '修改', exact: true }).click()
    await page.getByRole('button', { name: '计分', exact: true }).click()
    await page.getByRole('button', { name: /^事实差错/ }).click()
    await page.getByLabel('分数', { exact: true }).fill('-50')
    await page.getByRole('button', { name: '定日期并发布' }).click()
    const dialog = page.getByRole('dialog', { name: '定日期并发布' })
    const day = dialog.getByLabel('从哪天起执行')
    await day.fill(`${LAST_MONTH}-15`)
    await dialog.getByText(`这一天所在的周期已经封存，请选${firstDayNow()}或更晚的日期。`).waitFor()
    expect(await dialog.getByRole('button', { name: '发布', exact: true }).isDisabled()).toBe(true)
    await day.fill(`${monthFromNow(0)}-01`)
    await dialog.getByRole('button', { name: '发布', exact: true }).click()
    await page.getByText(/第 3 版已发布/).waitFor()
  })

  test('stays as it was, by the rules of then, after the new version', async () => {
    await openLastMonth('guanli')
    await page.getByText(/本期已由信息科管理员于.*封存/).waitFor()
    expect(await readTotal()).toBe(total)
    expect(await readLines()).toEqual(lines)
  })

  test('is the same on the phone, which says since when it is closed, also without a network', async () => {
    await openPoints()
    await phone.page.getByText(CLOSED).waitFor({ timeout: 60_000 })
    await expectTotalOnPhone(total)
    await waitUntilInstalled(phone.page)
    await phone.context.setOffline(true)
    await phone.page.goto(`${office.url}/me`)
    await openPoints()
    await phone.page.getByText(CLOSED).waitFor()
    await expectTotalOnPhone(total)
    await phone.context.setOffline(false)
  })
})

async function expectTotalOnPhone(total: number): Promise<void> {
  const text = await phone.page.locator('.fact', { hasText: '本单位合计' }).textContent()
  expect(text?.replace('−', '-')).toBe(`本单位合计${total} 分`)
}

/** 得分 on the phone, with last month chosen. */
async function openPoints(): Promise<void> {
  await openTab(phone.page, '我的')
  await phone.page.getByRole('link', { name: /^得分/ }).click()
  await phone.page.getByText(/办公室已确认的数截至/).waitFor()
  await phone.page.getByRole('combobox', { name: '时段' }).selectOption(LAST_MONTH)
}
