import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openJourneyOffice, type JourneyOffice } from '../support/journey-office.ts'
import { openPhone, signIn, openTab, waitUntilInstalled, type Phone } from '../support/journey-phone.ts'

const TITLE = '望澜县小麦追肥进度过半'
const profiles = ['officer', 'head', 'desk'].map((name) =>
  mkdtempSync(join(tmpdir(), `caifeng-signs-${name}-`)),
)

let office: JourneyOffice
let officer: Phone
let head: Phone

beforeAll(async () => {
  office = await openJourneyOffice()
  officer = await openPhone({ userDataDir: profiles[0] ?? '' })
  head = await openPhone({ userDataDir: profiles[1] ?? '' })
  for (const [phone, account] of [
    [officer, 'nongye01'],
    [head, 'nongye-shenhe'],
  ] as const) {
    phone.page.setDefaultTimeout(30_000)
    await phone.page.goto(office.url)
    await signIn(phone.page, account)
    await waitUntilInstalled(phone.page)
  }
})

afterAll(async () => {
  for (const phone of [officer, head]) await phone?.close().catch(() => undefined)
  await office?.dispose()
  for (const profile of profiles) rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

/** The head's list, with whatever has come since. */
async function openReview() {
  const { page } = head
  await openTab(page, '今日')
  await page.reload()
  await page.getByRole('link', { name: /篇待我审签/ }).click()
  await page.getByRole('link', { name: new RegExp(TITLE) }).click()
  await page.getByText('办理经过').waitFor()
}

describe('a text that needs the unit’s signature', () => {
  test('reaches the section head, who sends it back with a remark, without a network', async () => {
    const { page } = officer
    await page.getByRole('button', { name: '写信息' }).click()
    await page.getByLabel('标题').fill(TITLE)
    await page.getByLabel('正文').fill('截至昨日，全县小麦追肥12万亩。下一步，组织农技人员到田间指导。')
    await page.getByLabel('类别').selectOption({ label: '综合' })
    await page.getByRole('button', { name: '报送', exact: true }).click()
    await page.getByLabel('本稿不含国家秘密和工作秘密').check()
    await page.getByRole('button', { name: '确认报送' }).click()
    await page.getByRole('button', { name: '撤回' }).waitFor({ timeout: 30_000 })

    await openReview()
    await head.context.setOffline(true)
    await head.page.getByRole('button', { name: /下一步，组织/ }).click()
    await head.page.getByLabel('批注的话').fill('写明派了多少人')
    await head.page.getByRole('button', { name: '记下批注' }).click()
    await head.page.getByRole('dialog').waitFor({ state: 'hidden' })
    await head.page.reload()
    await head.page.getByText('写明派了多少人').waitFor()
    await head.page.getByRole('button', { name: '退回' }).click()
    const sheet = head.page.getByRole('dialog')
    await sheet.getByLabel('原因').selectOption({ label: '要素不全' })
    await sheet.getByRole('button', { name: '退回' }).click()
    await head.page.getByText('已记下，待发').waitFor()
    await head.context.setOffline(false)
    await head.page.getByText('已记下，待发').waitFor({ state: 'hidden', timeout: 60_000 })
    await head.page.getByText('已退回给信息员').waitFor()

    await page.reload()
    await page.getByText('写明派了多少人').first().waitFor({ timeout: 60_000 })
    expect(await page.getByText('原因：要素不全').count()).toBeGreaterThan(0)
  }, 180_000)

  test('is corrected, signed with its figure checked, and then the office’s', async () => {
    const { page } = officer
    await page.getByRole('button', { name: '修改后再报' }).click()
    await page.getByLabel('正文').fill('截至昨日，全县小麦追肥12万亩。下一步，派36名农技人员到田间指导。')
    await page.getByRole('button', { name: '报送', exact: true }).click()
    await page.getByLabel('本稿不含国家秘密和工作秘密').check()
    await page.getByRole('button', { name: '确认报送' }).click()
    await page.getByRole('button', { name: '撤回' }).waitFor({ timeout: 30_000 })

    await openReview()
    await head.page.getByRole('button', { name: '审核通过' }).click()
    const sheet = head.page.getByRole('dialog')
    await sheet.getByLabel('12万亩').check()
    await sheet.getByLabel('出处').fill('农技站台账')
    await sheet.getByRole('button', { name: '审核通过' }).click()
    await head.page.getByText('农技站台账').waitFor({ timeout: 60_000 })

    await page.reload()
    await page.getByText('本单位审核通过').waitFor({ timeout: 60_000 })
    await page.getByText('核实数据 1 处').waitFor()
  }, 180_000)
})
