import type { Page } from 'playwright-core'
import { shoot } from './shoot.ts'

const TITLE = '竹罗乡烘干点夜间排队情况'
const FIRST_BODY = '11月21日晚走访竹罗乡烘干点，排队农户23户，最长等候4小时。'
const NEXT_BODY = '11月21日晚走访竹罗乡烘干点，排队农户31户，最长等候5小时，多为邻乡转运。'

/** 历史版本, 草稿备份, 回收站, 本机稿件 and 本机存储. */
export async function takeDraftPictures(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('button', { name: '写信息' }).click()
  await page.getByLabel('正文').fill(FIRST_BODY)
  await page.getByLabel('标题').fill(TITLE)
  await page.getByText(/已存本机 \d\d:\d\d:\d\d/).waitFor()
  await page.getByLabel('正文').fill(NEXT_BODY)
  await page.waitForTimeout(1500)
  await page.getByRole('button', { name: '更多' }).click()
  await page.getByRole('dialog').waitFor()
  await shoot(page, 'phone-editor-menu')
  await page.getByRole('link', { name: '历史版本' }).click()
  await page.locator('button[aria-pressed]').first().click()
  await page.getByRole('button', { name: '恢复这一版' }).waitFor()
  await shoot(page, 'phone-history')
  await page.goto(`${url}/items`)
  await page.getByText(TITLE).first().click()
  await page.getByRole('button', { name: '删除草稿' }).click()
  await page.getByRole('button', { name: '确认删除' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.goto(`${url}/trash`)
  await page.getByText(TITLE).waitFor()
  await shoot(page, 'phone-trash')
  await page.goto(`${url}/me`)
  await page.getByText('本机存储').scrollIntoViewIfNeeded()
  await page.getByRole('button', { name: '导出未报送内容' }).scrollIntoViewIfNeeded()
  await shoot(page, 'phone-work')
}

interface Meeting {
  phone: Page
  other: Page
  desk: Page
  url: string
}

/** 需处理 and 另一份文稿 on the phone, 文稿并存 at the desk: one returned item corrected on two phones. */
export async function takeTwoTextsPictures({ phone, other, desk, url }: Meeting): Promise<void> {
  await openReturned(phone, url)
  await openReturned(other, url)
  await phone.context().setOffline(true)
  await correct(other, '（已核）')
  await other.getByText('已送达', { exact: true }).first().waitFor()
  await correct(phone, '（补充数据）')
  await phone.context().setOffline(false)
  await phone.getByText('另一份文稿').first().waitFor()
  await shoot(phone, 'phone-attention')
  await phone.getByRole('button', { name: '留用我这份' }).scrollIntoViewIfNeeded()
  await shoot(phone, 'phone-siblings')
  await desk.getByText('（已核）').first().click()
  await desk.getByText('文稿并存').first().waitFor()
  await shoot(desk, 'desk-siblings')
}

async function openReturned(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/items`)
  await page.getByText('已退回', { exact: true }).last().click()
  await page.getByRole('button', { name: '修改后再报' }).waitFor()
}

async function correct(page: Page, addition: string): Promise<void> {
  await page.getByRole('button', { name: '修改后再报' }).click()
  const title = page.getByLabel('标题')
  await title.fill(`${await title.inputValue()}${addition}`)
  await page.getByText(/已存本机 \d\d:\d\d:\d\d/).waitFor()
  await page.getByRole('button', { name: '报送', exact: true }).click()
  await page.getByLabel('本稿不含国家秘密和工作秘密').check()
  await page.getByRole('button', { name: '确认报送' }).click()
}

/** 设备 and 导入离线稿件. */
export async function takeDevicesPictures(desk: Page): Promise<void> {
  await desk.getByRole('link', { name: '设备' }).click()
  await desk
    .getByText(/最近联系/)
    .first()
    .waitFor()
  await shoot(desk, 'desk-devices')
  await desk.getByRole('button', { name: '导入离线稿件' }).click()
  await desk.getByRole('dialog').waitFor()
  await shoot(desk, 'desk-import')
}
