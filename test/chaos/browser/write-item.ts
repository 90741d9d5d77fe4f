import type { Page } from 'playwright-core'
import { makeCameraPhoto } from '../../support/camera-photo.ts'

/** Opens the editor and writes an item that could be submitted as it stands. */
export async function writeItem(page: Page, { title, body }: { title: string; body: string }): Promise<void> {
  await page.getByRole('button', { name: '写信息' }).click()
  await page.getByLabel('标题').fill(title)
  await page.getByLabel('正文').fill(body)
  const radio = page.getByRole('radio', { name: '问题', exact: true })
  if ((await radio.count()) > 0) await radio.first().check({ force: true })
  else await page.getByLabel('类别').selectOption({ label: '问题' })
  await page.getByLabel('事发时间').fill('2026-11-20T09:30')
  await page.getByLabel('地点').fill('上屏镇柳湾村')
}

/** Gives photos of a camera to the editor, one for each seed. */
export async function choosePhotos(page: Page, seeds: number[]): Promise<void> {
  const files = await Promise.all(
    seeds.map(async (seed) => {
      const buffer = await makeCameraPhoto({
        takenAt: '2026:11:20 10:00:00',
        latitude: 28.1,
        longitude: 112.9,
        seed,
      })
      return { name: `IMG_${seed}.jpg`, mimeType: 'image/jpeg', buffer }
    }),
  )
  await page.locator('input[type=file]').first().setInputFiles(files)
}

/** The photos of the editor, whatever their state. */
export const photosOf = (page: Page) => page.getByRole('button', { name: /^照片 \d/ })

/** Those of them that are ready to be sent. */
export const thumbnailsOf = (page: Page) => photosOf(page).locator('img')

export async function submitItem(page: Page): Promise<void> {
  await page.getByRole('button', { name: '报送', exact: true }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('本稿不含国家秘密和工作秘密').check()
  await sheet.getByRole('button', { name: '确认报送' }).click()
  await sheet.waitFor({ state: 'hidden' })
}
