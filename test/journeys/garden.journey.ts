import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, type Chromium } from '../support/chromium.ts'
import { sitDown } from '../support/journey-desk.ts'
import { openJourneyOffice, type JourneyOffice } from '../support/journey-office.ts'
import { openPhone, signIn, openTab, waitUntilInstalled, type Phone } from '../support/journey-phone.ts'
import { shootBoth } from '../support/journey-pictures.ts'

const COMPLAINT = '上周报的稿子改动较大，没有和单位核对数字。'
const AGAIN = '以后改动数字前，能不能先打个电话？'
const ANSWER = '改动数字须先与报送单位核对，已要求编辑改正。'
const NOTICE = '报送秋粮收购信息的要求'
const EXEMPLAR = '邻县探索秸秆换肥的做法'
const profile = mkdtempSync(join(tmpdir(), 'caifeng-garden-'))

let office: JourneyOffice
let desk: Chromium
let page: Page
let phone: Phone

beforeAll(async () => {
  office = await openJourneyOffice()
  desk = await launchChromium({ viewport: { width: 1280, height: 900 } })
  page = desk.context.pages()[0] ?? (await desk.context.newPage())
  phone = await openPhone({ userDataDir: profile })
  for (const each of [page, phone.page]) each.setDefaultTimeout(45_000)
  await phone.page.goto(office.url)
  await signIn(phone.page, 'nongye01')
  await waitUntilInstalled(phone.page)
}, 240_000)

afterAll(async () => {
  await phone?.close().catch(() => undefined)
  await desk?.close().catch(() => undefined)
  await office?.dispose()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

/** One of the rooms of the office on the phone, from 我的. */
async function openOnPhone(name: string) {
  await openTab(phone.page, '我的')
  await phone.page.getByRole('link', { name: new RegExp(`^${name}`) }).click()
  await phone.page.getByRole('heading', { name, level: 1 }).waitFor()
}

/** The card of this complaint at the desk. */
const complaintAtDesk = () => page.locator('section, article').filter({ hasText: COMPLAINT }).last()

describe('a complaint', () => {
  test('is written without a network, and goes by itself when there is one', async () => {
    const { page: mobile, context } = phone
    await context.setOffline(true)
    await openOnPhone('意见建议与投诉')
    await mobile.getByLabel('类型').selectOption({ label: '投诉' })
    await mobile.getByText('投诉只有办公室领导和主任看得到，收到后 5 个工作日内答复。').waitFor()
    await mobile.getByLabel('内容').fill(COMPLAINT)
    await mobile.getByRole('button', { name: '发出' }).click()
    await mobile.getByText('已存本机，有网络时自动送出。').waitFor()
    await mobile.getByText('待发', { exact: true }).first().waitFor()
    await shootBoth(mobile, 'garden-complaint-waiting')
    await context.setOffline(false)
    const card = mobile.locator('section, article').filter({ hasText: COMPLAINT }).last()
    await card.getByText(/答复期限.*还有 \d+ 天/).waitFor({ timeout: 60_000 })
    expect(await mobile.getByText(COMPLAINT).count()).toBe(1)
  }, 240_000)

  test('does not exist for an editor', async () => {
    await sitDown(page, { url: office.url, account: 'bianji', path: '/desk/suggestions' })
    await page.getByText('投诉由领导和主任办理').waitFor()
    await page.getByRole('button', { name: /^待答复/ }).waitFor()
    await page.getByRole('button', { name: /^已答复/ }).click()
    expect(await page.getByText(COMPLAINT).count()).toBe(0)
    await page.getByRole('button', { name: /^待答复/ }).click()
    expect(await page.getByText(COMPLAINT).count()).toBe(0)
  }, 120_000)

  test('is read by a leader with the time that is left, and answered', async () => {
    await sitDown(page, { url: office.url, account: 'lingdao', path: '/desk/suggestions' })
    await page.getByText(COMPLAINT).waitFor()
    await complaintAtDesk()
      .getByText(/答复期限.*还有 \d+ 天/)
      .waitFor()
    await shootBoth(page, 'garden-complaint-desk')
    await complaintAtDesk().getByRole('button', { name: '发出答复' }).click()
    await complaintAtDesk().getByText('请写下答复。').waitFor()
    await complaintAtDesk().getByLabel('答复').fill(ANSWER)
    await complaintAtDesk().getByRole('button', { name: '发出答复' }).click()
    await page.getByText(COMPLAINT).waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: /^已答复/ }).click()
    await complaintAtDesk().getByText('已按时答复').waitFor()
  }, 120_000)

  test('has its answer on the phone without a network, and one more question', async () => {
    const { page: mobile, context } = phone
    await mobile.reload()
    await mobile.getByText(ANSWER).waitFor({ timeout: 60_000 })
    await context.setOffline(true)
    await mobile.reload()
    await mobile.getByText(ANSWER).waitFor()
    await mobile.getByRole('button', { name: '再问一次' }).click()
    await mobile.getByRole('textbox', { name: '再问一次' }).fill(AGAIN)
    await shootBoth(mobile, 'garden-complaint-answered')
    await mobile.getByRole('button', { name: '发出' }).last().click()
    await mobile.getByText(AGAIN).waitFor()
    await context.setOffline(false)
    await page.bringToFront()
    await expect
      .poll(
        async () => {
          await page.reload()
          await page.getByRole('button', { name: /^待答复/ }).waitFor()
          return page.getByText(AGAIN).count()
        },
        { timeout: 60_000, interval: 2_000 },
      )
      .toBe(1)
  }, 180_000)
})

describe('what the office shows', () => {
  test('is posted and chosen at the desk', async () => {
    await sitDown(page, { url: office.url, account: 'bianji', path: '/desk/notices' })
    await page.getByRole('button', { name: '发布公告' }).click()
    const notice = page.getByRole('dialog', { name: '发布公告' })
    await notice.getByRole('button', { name: '发布', exact: true }).click()
    await notice.getByText('请填写标题。').waitFor()
    await notice.getByLabel('标题').fill(NOTICE)
    await notice.getByLabel('内容').fill('写明收购量、价格和农户卖粮难处，月底前报。')
    await notice.getByLabel('发给').selectOption({ label: '指定单位' })
    await notice.getByLabel('农业农村局', { exact: true }).check()
    await shootBoth(page, 'garden-notice-dialog')
    await notice.getByRole('button', { name: '发布', exact: true }).click()
    await page.getByRole('heading', { name: NOTICE }).waitFor()
    await page.getByRole('link', { name: '优稿库' }).click()
    await page.getByRole('button', { name: '加入优稿' }).click()
    const chosen = page.getByRole('dialog', { name: '加入优稿' })
    await chosen.getByLabel('稿件来源').selectOption({ label: '上级或外地的（粘贴）' })
    await chosen.getByLabel('出处（单位、刊物、期号）').fill('邻县农业农村局')
    await chosen.getByLabel('标题').fill(EXEMPLAR)
    await chosen.getByLabel('正文').fill('农户交一吨秸秆，换半吨有机肥。')
    await chosen.getByLabel('点评：好在哪里').fill('办法说得清，账算得明。')
    await chosen.getByRole('button', { name: '加入', exact: true }).click()
    await page.getByRole('heading', { name: EXEMPLAR }).waitFor()
    await shootBoth(page, 'garden-exemplars-desk')
  }, 180_000)

  test('is read and searched on the phone without a network', async () => {
    const { page: mobile, context } = phone
    await mobile.goto(office.url)
    await mobile.getByRole('link', { name: new RegExp(NOTICE) }).waitFor({ timeout: 60_000 })
    await openOnPhone('优稿库')
    await mobile.getByText(EXEMPLAR).waitFor({ timeout: 60_000 })
    await context.setOffline(true)
    await mobile.reload()
    await mobile.getByLabel('查题目、正文、点评').fill('有机肥')
    await mobile.getByText('1 篇', { exact: true }).waitFor()
    await mobile.getByText(EXEMPLAR).click()
    await mobile.getByText('农户交一吨秸秆，换半吨有机肥。').waitFor()
    await shootBoth(mobile, 'garden-exemplars-phone')
    await mobile.getByLabel('查题目、正文、点评').fill('没有这样的词')
    await mobile.getByText('换个词，或放宽类别再查。').waitFor()
    await openTab(mobile, '今日')
    await mobile.getByRole('link', { name: new RegExp(NOTICE) }).click()
    await mobile.getByText('写明收购量、价格和农户卖粮难处').waitFor()
    await shootBoth(mobile, 'garden-notice-phone')
    await openTab(mobile, '今日')
    await mobile.getByRole('region', { name: '本月任务' }).waitFor()
    expect(await mobile.getByRole('link', { name: new RegExp(NOTICE) }).count()).toBe(0)
    await context.setOffline(false)
  }, 180_000)

  test('withdrawn at the desk, it goes from the phone', async () => {
    await page.getByRole('link', { name: '公告' }).click()
    await page.getByRole('button', { name: `撤回公告：${NOTICE}` }).click()
    await page.getByRole('dialog').getByLabel('原因').fill('期限写错，另发。')
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()
    await page.getByText('期限写错，另发。').waitFor()
    await openOnPhone('公告')
    await phone.page.reload()
    await phone.page.getByText(NOTICE).waitFor({ state: 'hidden', timeout: 60_000 })
  }, 120_000)
})
