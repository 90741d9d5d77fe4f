/**
 * Takes the pictures of the README and the manual from the running program: `npm run pictures`. They are committed, so
 * whoever changes a screen runs this and looks at what changed.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { makeCameraPhoto } from './camera-photo.ts'
import { launchChromium } from './chromium.ts'
import { openJourneyOffice } from './journey-office.ts'
import { openPhone, signIn, waitUntilInstalled } from './journey-phone.ts'
import { joinPictures, shoot } from './shoot.ts'
import { takeDevicesPictures, takeDraftPictures, takeTwoTextsPictures } from './take-memory-pictures.ts'
import { takeOwnFiguresPictures, takeTaskPictures } from './take-task-pictures.ts'

const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5 }
const TITLE = '我县晚稻收割进度过半，烘干能力仍显不足'
const BODY = [
  '截至11月20日，全县晚稻收割11.2万亩，占应收面积的61.5%，投入收割机412台。',
  '一是烘干能力不足。现有烘干中心18座、日烘干能力2600吨，高峰期日需求约3400吨，缺口近四分之一。',
  '二是山区机收率低。竹罗乡、鹭沙乡部分梯田坡度大，机收率仅38%，亩均收割成本比平原高70元。',
  '建议：加快3座在建烘干中心投产，对跨乡镇转运的农户给予运费补助；组织小型履带收割机跨区作业。',
].join('\n')

const office = await openJourneyOffice()
const profile = mkdtempSync(join(tmpdir(), 'caifeng-pictures-'))
const otherProfile = mkdtempSync(join(tmpdir(), 'caifeng-pictures-'))
try {
  await takePhonePictures()
  await takeDeskPictures()
  await takeMemoryPictures()
} finally {
  await office.dispose()
  for (const folder of [profile, otherProfile])
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

async function takePhonePictures(): Promise<void> {
  const phone = await openPhone({ userDataDir: profile, ...PHONE })
  const { page } = phone
  await page.goto(office.url)
  await page.getByLabel('账号').waitFor()
  await shoot(page, 'phone-sign-in')
  await signIn(page, 'nongye01')
  await page.getByText(/办公室已确认 [1-9]/).waitFor()
  await waitUntilInstalled(page)
  await phone.context.setOffline(true)
  await writeItem(page)
  await shoot(page, 'phone-editor')
  await page.getByRole('button', { name: '报送', exact: true }).click()
  await page.getByLabel('本稿不含国家秘密和工作秘密').check()
  await shoot(page, 'phone-submit')
  await page.getByRole('button', { name: '确认报送' }).click()
  await page.getByText('待发', { exact: true }).first().waitFor()
  await shoot(page, 'phone-waiting')
  await page.goto(office.url)
  await page.getByText(/已完成 \d+ 篇，共 \d+ 篇，待发 1 篇/).waitFor({ state: 'attached' })
  await shoot(page, 'phone-today')
  await phone.context.setOffline(false)
  await page.goto(`${office.url}/items`)
  await page.getByText(TITLE).first().waitFor()
  await page.waitForTimeout(4000)
  await shoot(page, 'phone-items')
  await openAdopted(page)
  await shoot(page, 'phone-item')
  await page.goto(`${office.url}/me`)
  await page.waitForTimeout(800)
  await shoot(page, 'phone-me')
  await takeOwnFiguresPictures(page, office.url)
  await phone.close()
  await joinPictures(['phone-today', 'phone-editor', 'phone-submit', 'phone-item'], 'phone')
}

async function writeItem(page: Page): Promise<void> {
  await page.getByRole('button', { name: '写信息' }).click()
  await page.getByLabel('标题').fill(TITLE)
  await page.getByLabel('类别').selectOption({ label: '动态' })
  await page.getByLabel('地点').fill('竹罗乡、鹭沙乡')
  await page.getByLabel('事发时间').fill('2026-11-20T17:00')
  await page.getByLabel('正文').fill(BODY)
  const files = await Promise.all(
    [4, 5].map(async (seed) => ({
      name: `${seed}.jpg`,
      mimeType: 'image/jpeg',
      buffer: await makeCameraPhoto({
        takenAt: `2026:11:20 16:0${seed}:00`,
        latitude: 28.1,
        longitude: 112.9,
        seed,
      }),
    })),
  )
  await page.locator('input[type=file]').first().setInputFiles(files)
  await page.waitForFunction(() => document.querySelectorAll('img[src^="blob:"]').length >= 2)
  await page.getByText(/已存本机 \d\d:\d\d:\d\d/).waitFor()
}

async function openAdopted(page: Page): Promise<void> {
  await page.getByText('已采用', { exact: true }).last().click()
  await page
    .getByText(/《望澜政务信息》/)
    .first()
    .waitFor()
}

async function takeDeskPictures(): Promise<void> {
  const desk = await launchChromium({ viewport: { width: 1280, height: 800 } })
  const page = await firstPage(desk.context)
  await page.goto(`${office.url}/desk`)
  await signIn(page, 'bianji')
  await page.getByText(TITLE).first().click()
  await page.locator('img[src^="blob:"], img[src^="/api/"]').first().waitFor()
  await page.waitForTimeout(800)
  await shoot(page, 'desk')
  await page.getByRole('button', { name: '退回', exact: true }).click()
  await page.waitForTimeout(400)
  await shoot(page, 'desk-return')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '采用', exact: true }).click()
  await page.waitForTimeout(400)
  await shoot(page, 'desk-adopt')
  await desk.close()
  await takePeoplePicture()
}

async function takePeoplePicture(): Promise<void> {
  const desk = await launchChromium({ viewport: { width: 1280, height: 800 } })
  const page = await firstPage(desk.context)
  await page.goto(`${office.url}/desk`)
  await signIn(page, 'guanli')
  await page.getByText('农业农村局').first().waitFor()
  await shoot(page, 'desk-people')
  await takeTaskPictures(page, office.url)
  await desk.close()
}

async function firstPage(context: BrowserContext): Promise<Page> {
  return context.pages()[0] ?? (await context.newPage())
}

/** What the phone keeps, and two phones of one person that wrote without knowing of each other. */
async function takeMemoryPictures(): Promise<void> {
  const phone = await openPhone({ userDataDir: profile, ...PHONE })
  await takeDraftPictures(phone.page, office.url)
  const other = await openPhone({ userDataDir: otherProfile, ...PHONE })
  await other.page.goto(office.url)
  await signIn(other.page, 'nongye01')
  const desk = await launchChromium({ viewport: { width: 1280, height: 800 } })
  const deskPage = await firstPage(desk.context)
  await deskPage.goto(`${office.url}/desk`)
  await signIn(deskPage, 'bianji')
  await takeTwoTextsPictures({ phone: phone.page, other: other.page, desk: deskPage, url: office.url })
  await takeDevicesPictures(deskPage)
  await Promise.all([phone.close(), other.close(), desk.close()])
}
