import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
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

const TITLE = '柳湾村引水渠清淤完工'
const DRAFT = '渠系管护还缺人手'

const folder = mkdtempSync(join(tmpdir(), 'caifeng-by-file-'))
const exported = join(folder, 'exported.zip')

let office: JourneyOffice
let phone: Phone
let page: Page
let desk: Chromium
let deskPage: Page
let before: MonthCard

beforeAll(async () => {
  office = await openJourneyOffice()
  phone = await openPhone({ userDataDir: join(folder, 'phone') })
  page = phone.page
  await page.goto(office.url)
  await signIn(page, 'nongye01')
  await page.getByText(/办公室已确认 \d/).waitFor()
  before = await readMonthCard(page)
  await waitUntilInstalled(page)
  desk = await launchChromium({ viewport: { width: 1280, height: 800 } })
  deskPage = desk.context.pages()[0] ?? (await desk.context.newPage())
  await deskPage.goto(`${office.url}/desk`)
  await signIn(deskPage, 'bianji')
}, 180_000)

afterAll(async () => {
  await phone?.close().catch(() => undefined)
  await desk?.close().catch(() => undefined)
  await office?.dispose()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

async function write(title: string, body: string) {
  await openTab(page, '今日')
  await page.getByRole('button', { name: '写信息' }).click()
  await page.getByLabel('标题').fill(title)
  await page.getByLabel('正文').fill(body)
  await page.getByText(/已存本机 \d\d:\d\d:\d\d/).waitFor()
}

/** What the desk says of a file that the editor chose. */
async function bringIn(path: string): Promise<string> {
  const dialog = deskPage.getByRole('dialog')
  await dialog.locator('input[type=file]').setInputFiles(path)
  const report = dialog.locator('.notice')
  await report.filter({ hasNotText: '正在送交' }).waitFor()
  return (await dialog.textContent()) ?? ''
}

describe('work that no network carries', () => {
  test('leaves the phone as one file: the submission with its photo, and the draft', async () => {
    await phone.context.setOffline(true)
    await write(TITLE, '截至11月20日，柳湾村引水渠清淤3.2公里，可保灌溉1800亩。')
    const photo = await makeCameraPhoto({
      takenAt: '2026:11:20 10:00:00',
      latitude: 28.1,
      longitude: 112.9,
      orientation: 1,
      seed: 5,
    })
    const file = { name: 'IMG_5.jpg', mimeType: 'image/jpeg', buffer: photo }
    await page.locator('input[type=file]').first().setInputFiles([file])
    await page
      .getByRole('button', { name: /^照片 \d/ })
      .locator('img')
      .waitFor()
    await page.getByRole('button', { name: '报送', exact: true }).click()
    await page.getByLabel('本稿不含国家秘密和工作秘密').check()
    await page.getByRole('button', { name: '确认报送' }).click()
    await page.getByText('待发', { exact: true }).first().waitFor()
    await write(DRAFT, '全镇管护员只有6人。')

    await page.getByRole('button', { name: '返回' }).first().click()
    await openTab(page, '我的')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出未报送内容' }).click()
    await (await download).saveAs(exported)
    const said = await page.getByText('已存为文件，在手机的“下载”里。本机的内容不变。').boundingBox()
    const tabs = await page.getByRole('navigation').boundingBox()
    expect((said?.y ?? Infinity) + (said?.height ?? 0)).toBeLessThan(tabs?.y ?? 0)
    const names = Object.keys(unzipSync(readFileSync(exported)))
    expect(names.filter((name) => name.endsWith('.txt'))).toHaveLength(2)
    expect(names.filter((name) => name.endsWith('.jpg')).length).toBeGreaterThanOrEqual(2)
  })

  test('is refused as a whole when the file is damaged, naming the first entry that is', async () => {
    await deskPage.getByRole('link', { name: '设备' }).click()
    await deskPage.getByRole('button', { name: '导入离线稿件' }).click()
    const files = unzipSync(readFileSync(exported))
    const photo = Object.keys(files).find((name) => name.endsWith('.jpg')) as string
    const bytes = files[photo] as Uint8Array
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1
    writeFileSync(join(folder, 'damaged.zip'), zipSync(files, { level: 0 }))
    expect(await bringIn(join(folder, 'damaged.zip'))).toContain(photo)
    const whole = readFileSync(exported)
    writeFileSync(join(folder, 'half.zip'), whole.subarray(0, whole.length / 2))
    expect(await bringIn(join(folder, 'half.zip'))).not.toContain('新收 1 篇')
    await deskPage.keyboard.press('Escape')
    await deskPage.getByRole('dialog').waitFor({ state: 'hidden' })
    await deskPage.getByRole('link', { name: '来稿' }).click()
    await deskPage.getByRole('heading', { name: '来稿' }).first().waitFor()
    expect(await deskPage.getByText(TITLE).count()).toBe(0)
  })

  test('comes in at the desk, once however often the file is brought', async () => {
    await deskPage.getByRole('link', { name: '设备' }).click()
    await deskPage.getByRole('button', { name: '导入离线稿件' }).click()
    const first = await bringIn(exported)
    expect(first).toContain('新收 1 篇')
    expect(first).toContain(TITLE)
    expect(first).toContain('草稿，未收')
    const second = await bringIn(exported)
    expect(second).toContain('新收 0 篇')
    expect(second).toContain('已有')
    await deskPage.getByRole('button', { name: '关闭' }).last().click()
    await deskPage.getByRole('link', { name: '来稿' }).click()
    await deskPage.getByText(TITLE).first().click()
    await deskPage.getByText('清淤3.2公里').first().waitFor()
    await expect.poll(() => deskPage.locator('img[src^="blob:"], img[src^="/api/blobs"]').count()).toBe(1)
  })

  test('is the same item when the phone meets a network after all: it counts once', async () => {
    await phone.context.setOffline(false)
    await openTab(page, '今日')
    await expectMonthCard(page, { confirmed: before.confirmed + 1, waiting: 0 })
    await openTab(page, '稿件')
    await page.getByText(TITLE).first().click()
    await page.getByText('已送达', { exact: true }).first().waitFor({ timeout: 60_000 })
    expect(await deskPage.getByRole('listitem').filter({ hasText: TITLE }).count()).toBeLessThanOrEqual(1)
  })
})
