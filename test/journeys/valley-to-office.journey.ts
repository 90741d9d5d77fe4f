import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCameraPhoto } from '../support/camera-photo.ts'
import { launchChromium, type Chromium } from '../support/chromium.ts'
import { openJourneyOffice, type JourneyOffice } from '../support/journey-office.ts'
import {
  expectMonthCard,
  openPhone,
  readMonthCard,
  signIn,
  openTab,
  waitUntilInstalled,
  type MonthCard,
  type Phone,
} from '../support/journey-phone.ts'

const TITLE = '望澜县早稻集中育秧缺口需关注'
const BODY =
  '今年我县早稻计划面积18.6万亩，其中集中育秧目标9.3万亩。截至目前已落实6.7万亩，占目标的72.0%。' +
  '标准化育秧大棚可满足5.2万亩需求，缺口依靠小拱棚和露天秧田弥补。'
const TAIL = '抽样走访12个村180户，有97户不愿购买集中育秧服务，主要顾虑是每亩秧费偏高。'

let office: JourneyOffice
let phone: Phone
let desk: Chromium
let deskPage: Page
let photos: Buffer[]
let before: MonthCard
const profile = mkdtempSync(join(tmpdir(), 'caifeng-phone-'))

beforeAll(async () => {
  office = await openJourneyOffice()
  photos = await Promise.all(
    [1, 2, 3].map((seed) =>
      makeCameraPhoto({
        takenAt: `2026:11:20 10:0${seed}:00`,
        latitude: 28.1 + seed / 100,
        longitude: 112.9,
        orientation: seed === 2 ? 6 : 1,
        seed,
      }),
    ),
  )
}, 180_000)

afterAll(async () => {
  await phone?.close().catch(() => undefined)
  await desk?.close().catch(() => undefined)
  await office?.dispose()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

describe('a text written without a network reaches the office and fills the month', () => {
  test('the officer signs in once with a network and the app installs', async () => {
    phone = await openPhone({ userDataDir: profile })
    await phone.page.goto(office.url)
    await signIn(phone.page, 'nongye01')
    await phone.page.getByRole('region', { name: '本月任务' }).waitFor()
    await expect
      .poll(async () => (await readMonthCard(phone.page)).minimum, { timeout: 20_000 })
      .toBeGreaterThan(0)
    before = await readMonthCard(phone.page)
    expect(before.waiting).toBe(0)
    await waitUntilInstalled(phone.page)
  })

  test('the app starts from a cold browser with no network at all', async () => {
    await phone.close()
    phone = await openPhone({ userDataDir: profile, offline: true })
    await phone.page.goto(office.url)
    await expectMonthCard(phone.page, before)
  })

  test('an item with three photos and two notes is written without a network', async () => {
    const { page } = phone
    await page.getByRole('button', { name: '写信息' }).click()
    await page.getByLabel('标题').fill(TITLE)
    await page.getByLabel('正文').fill(BODY)
    await chooseCategory(page, '动态')
    await page.getByLabel('事发时间').fill('2026-11-20T09:30')
    await page.getByLabel('地点').fill('上屏镇柳湾村')
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(
        photos.map((buffer, index) => ({ name: `IMG_${index}.jpg`, mimeType: 'image/jpeg', buffer })),
      )
    await addNote(page, '村支书：秧费每亩145元，嫌贵的多。')
    await addNote(page, '大棚32.4万平方米，缺口靠小拱棚。')
    await expectThumbnails(page, 3)
    await page.getByText(/已存本机 \d\d:\d\d:\d\d/).waitFor()
  })

  test('the browser is killed while the officer types: all but the last second of typing is there', async () => {
    const typed: { at: number; length: number }[] = []
    const body = phone.page.getByLabel('正文')
    await body.focus()
    await phone.page.keyboard.press('Control+End')
    for (const character of TAIL) {
      await phone.page.keyboard.insertText(character)
      typed.push({ at: Date.now(), length: typed.length + 1 })
      await wait(90)
    }
    const killedAt = Date.now()
    await phone.kill()
    phone = await openPhone({ userDataDir: profile, offline: true })
    await phone.page.goto(office.url)
    await phone.page.getByText(TITLE).first().click()
    await continueWriting(phone.page)
    const found = await phone.page.getByLabel('正文').inputValue()
    const typedASecondEarlier = typed.filter(({ at }) => at <= killedAt - 1000).length
    expect(found.startsWith(BODY)).toBe(true)
    expect(found.length - BODY.length).toBeGreaterThanOrEqual(typedASecondEarlier)
    await expectThumbnails(phone.page, 3)
    await phone.page.getByLabel('正文').fill(BODY + TAIL)
    await phone.page.getByText(/已存本机 \d\d:\d\d:\d\d/).waitFor()
  })

  test('submitted without a network, the item says 待发 and the month counts it apart', async () => {
    const { page } = phone
    await submit(page)
    await page.getByText('待发', { exact: true }).first().waitFor()
    await openTab(page, '今日')
    await expectMonthCard(page, { confirmed: before.confirmed, waiting: 1 })
  })

  test('the network returns: with no tap the text arrives, then the photos, and the month is confirmed', async () => {
    desk = await launchChromium({ viewport: { width: 1280, height: 800 } })
    deskPage = desk.context.pages()[0] ?? (await desk.context.newPage())
    await deskPage.goto(`${office.url}/desk`)
    await signIn(deskPage, 'bianji')
    await deskPage.getByRole('heading', { name: '来稿' }).first().waitFor()

    const order = watchOrder(phone.page)
    await phone.context.setOffline(false)
    await expectMonthCard(phone.page, { confirmed: before.confirmed + 1, waiting: 0 })
    await openTab(phone.page, '稿件')
    await phone.page.getByText(TITLE).first().click()
    await phone.page
      .getByText(/2026-\d\d-\d{4}|\d{4}-\d\d-\d{4}/)
      .first()
      .waitFor()
    await expect.poll(() => phone.page.getByText(/照片待传 \d 张/).count(), { timeout: 60_000 }).toBe(0)
    await phone.page.getByText('已送达', { exact: true }).first().waitFor()
    expect(order()[0]).toBe('POST /api/sync')
  })

  test('the editor sees it arrive without reloading, reads it with its photos and returns it', async () => {
    await deskPage.getByText(TITLE).first().click({ timeout: 10_000 })
    await deskPage.getByText('标准化育秧大棚可满足5.2万亩需求').first().waitFor()
    await expect.poll(() => deskPage.locator('img[src^="blob:"], img[src^="/api/blobs"]').count()).toBe(3)
    await deskPage.getByRole('button', { name: '退回', exact: true }).click()
    const dialog = deskPage.getByRole('dialog')
    await dialog
      .getByLabel('数据待核')
      .check()
      .catch(() => dialog.getByRole('combobox').selectOption({ label: '数据待核' }))
    await dialog.getByRole('textbox').fill('请核实97户的抽样口径。')
    await dialog.getByRole('button', { name: /退回/ }).click()
    await dialog.waitFor({ state: 'hidden' })
  })

  test('the officer reads the reason, corrects and sends again; the item counts once', async () => {
    const { page } = phone
    await page.getByText('请核实97户的抽样口径。').first().waitFor({ timeout: 60_000 })
    await page.getByText('已退回', { exact: true }).first().waitFor()
    await page.getByRole('button', { name: /修改/ }).click()
    await page.getByRole('textbox', { name: '正文' }).fill(`${BODY}${TAIL}抽样口径已由乡镇复核。`)
    await submit(page)
    await expect
      .poll(() => page.getByText('已登记', { exact: true }).count(), { timeout: 60_000 })
      .toBeGreaterThan(0)
    await openTab(page, '今日')
    await expectMonthCard(page, { confirmed: before.confirmed + 1, waiting: 0 })
  })

  test('the editor adopts it, and the officer’s timeline says so, also without a network', async () => {
    await deskPage.getByText(TITLE).first().click({ timeout: 15_000 })
    await deskPage.getByText('抽样口径已由乡镇复核').first().waitFor()
    await deskPage.getByRole('button', { name: '采用', exact: true }).click()
    await deskPage.getByRole('dialog').getByRole('button', { name: /采用/ }).click()
    await deskPage.getByRole('dialog').waitFor({ state: 'hidden' })

    await openTab(phone.page, '稿件')
    await phone.page.getByText(TITLE).first().click()
    await phone.page
      .getByText(/望澜政务信息/)
      .first()
      .waitFor({ timeout: 60_000 })
    await phone.context.setOffline(true)
    await phone.page.reload()
    await phone.page
      .getByText(/望澜政务信息/)
      .first()
      .waitFor()
    await phone.page.getByText('已采用', { exact: true }).first().waitFor()
    await phone.page.getByText('请核实97户的抽样口径。').first().waitFor()
  })
})

async function expectThumbnails(page: Page, count: number): Promise<void> {
  await expect
    .poll(
      () =>
        page
          .getByRole('button', { name: /^照片 \d/ })
          .locator('img')
          .count(),
      { timeout: 30_000 },
    )
    .toBe(count)
}

async function chooseCategory(page: Page, name: string): Promise<void> {
  const radio = page.getByRole('radio', { name, exact: true })
  if ((await radio.count()) > 0) await radio.first().check({ force: true })
  else await page.getByLabel('类别').selectOption({ label: name })
}

async function addNote(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: /^笔记/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').last().fill(words)
  await dialog.getByRole('button', { name: '添加', exact: true }).click()
  await dialog.getByRole('button', { name: '完成' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

async function continueWriting(page: Page): Promise<void> {
  const editor = page.getByRole('textbox', { name: '正文' })
  const button = page.getByRole('button', { name: '继续写' }).or(page.getByRole('link', { name: '继续写' }))
  await editor.or(button).first().waitFor()
  if ((await button.count()) > 0) await button.first().click()
  await editor.waitFor()
}

async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: '报送', exact: true }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('本稿不含国家秘密和工作秘密').check()
  await sheet.getByRole('button', { name: '确认报送' }).click()
  await sheet.waitFor({ state: 'hidden' })
}

/** The requests of the phone in their order, as `METHOD /path`. */
function watchOrder(page: Page): () => string[] {
  const seen: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/api/')) seen.push(`${request.method()} ${pathname}`)
  })
  return () => seen
}
