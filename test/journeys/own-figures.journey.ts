import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openJourneyOffice, type JourneyOffice } from '../support/journey-office.ts'
import { openPhone, signIn, openTab, waitUntilInstalled, type Phone } from '../support/journey-phone.ts'

const profile = mkdtempSync(join(tmpdir(), 'caifeng-figures-'))

let office: JourneyOffice
let phone: Phone
let page: Page

beforeAll(async () => {
  office = await openJourneyOffice()
  phone = await openPhone({ userDataDir: profile })
  page = phone.page
  await page.goto(office.url)
  await signIn(page, 'nongye01')
  await page.getByText(/办公室已确认 [1-9]/).waitFor()
  await waitUntilInstalled(page)
})

afterAll(async () => {
  await phone?.close().catch(() => undefined)
  await office?.dispose()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

async function open(name: '进度' | '得分') {
  await openTab(page, '我的')
  await page.getByRole('link', { name: new RegExp(`^${name}`) }).click()
  await page.getByText(/办公室已确认的数截至/).waitFor()
}

/** The table of the year. */
async function readYear(): Promise<string> {
  return (await page.locator('table').textContent()) ?? ''
}

describe('the officer’s own figures', () => {
  test('are there without a network: any month, the year, and the items behind a number', async () => {
    await phone.context.setOffline(true)
    await page.reload()
    await open('进度')
    await page.getByRole('combobox', { name: '月份' }).selectOption({ index: 1 })
    await page.getByText('列成表格').click()
    await expect.poll(readYear).toMatch(/合计[1-9]/)
    await page
      .getByRole('button', { name: /报送：\d+ 篇，看是哪些/ })
      .first()
      .click()
    await page.locator('a.title').first().click()
    await page.getByText('去向').first().waitFor()
    await page.goBack()
    await page.getByText(/办公室已确认的数截至/).waitFor()
  })

  test('show a new submission as waiting within a second, and as nothing else', async () => {
    const figures = await phone.context.newPage()
    await figures.goto(`${office.url}/me/progress`)
    await figures.getByText(/办公室已确认的数截至/).waitFor()
    await page.bringToFront()
    await openTab(page, '今日')
    await page.getByRole('button', { name: '写信息' }).click()
    await page.getByLabel('标题').fill('秋粮收购进度过半')
    await page.getByLabel('正文').fill('截至今日，全县秋粮收购过半。')
    await page.getByRole('button', { name: '报送', exact: true }).click()
    await page.getByLabel('本稿不含国家秘密和工作秘密').check()
    expect(await figures.getByText(/在本机待发，送达后才计入/).count()).toBe(0)
    await page.getByRole('button', { name: '确认报送' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await figures.getByText('另有 1 篇在本机待发，送达后才计入').waitFor({ timeout: 1000 })
    await figures.close()
  })

  test('say where each point comes from, and take an objection without a network', async () => {
    await open('得分')
    await page.getByRole('combobox', { name: '时段' }).selectOption({ index: 0 })
    const line = page.locator('.point').first()
    await line.getByRole('button', { name: /^申诉/ }).click()
    await page.getByLabel('申诉理由').fill('这一篇市里也采用了，漏计。')
    await page.getByRole('button', { name: '提交申诉' }).click()
    await page.getByText(/申诉在本机待发/).waitFor({ timeout: 5000 })
  })

  test('reach the office when the network is back, and the objection with them', async () => {
    await phone.context.setOffline(false)
    await page.getByText(/申诉已提交/).waitFor({ timeout: 60_000 })
    await open('进度')
    await page.getByText(/在本机待发，送达后才计入/).waitFor({ state: 'hidden', timeout: 30_000 })
  })
})
