import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, type Chromium } from '../support/chromium.ts'
import { sitDown } from '../support/journey-desk.ts'
import { openJourneyOffice, type JourneyOffice } from '../support/journey-office.ts'
import { openPhone, signIn, openTab, tab, waitUntilInstalled, type Phone } from '../support/journey-phone.ts'
import { shootBoth } from '../support/journey-pictures.ts'
import { report, request } from '../support/journey-report.ts'

const TITLE = '全县油菜播种面积稳中有增'
const STRAIGHT = '全县冬小麦苗情总体良好'
const UNIT = '农业农村局'
const DEPUTY = '王副科长'
const HEAD = '农业农村局科室负责人'
const PASSWORD = 'wanglan-2026'
const profiles = ['officer', 'deputy'].map((name) => mkdtempSync(join(tmpdir(), `caifeng-deputy-${name}-`)))

let office: JourneyOffice
let desk: Chromium
let page: Page
let officer: Phone
let deputy: Phone

beforeAll(async () => {
  office = await openJourneyOffice()
  desk = await launchChromium({ viewport: { width: 1280, height: 900 } })
  page = desk.context.pages()[0] ?? (await desk.context.newPage())
  officer = await openPhone({ userDataDir: profiles[0] ?? '' })
  deputy = await openPhone({ userDataDir: profiles[1] ?? '' })
  for (const each of [page, officer.page, deputy.page]) each.setDefaultTimeout(45_000)
  await sitDown(page, { url: office.url, account: 'guanli', path: '/desk/people' })
  await addDeputy()
  for (const [phone, account] of [
    [officer, 'nongye01'],
    [deputy, 'nongye-wang'],
  ] as const) {
    await phone.page.goto(office.url)
    await signIn(phone.page, account)
    await waitUntilInstalled(phone.page)
  }
}, 300_000)

afterAll(async () => {
  for (const phone of [officer, deputy]) await phone?.close().catch(() => undefined)
  await desk?.close().catch(() => undefined)
  await office?.dispose()
  for (const profile of profiles) rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

/** Somebody of the unit who holds no post there. */
async function addDeputy() {
  const { units } = (await request(page, 'GET', '/api/admin/people')) as {
    units: { id: string; name: string }[]
  }
  const unitId = units.find(({ name }) => name === UNIT)?.id
  const person = { account: 'nongye-wang', displayName: DEPUTY, role: 'officer', unitId, password: PASSWORD }
  await request(page, 'POST', '/api/admin/people', person)
}

/** Opened anew: the list of people is the one with the deputy. */
async function openPart(name: string) {
  await page.goto(`${office.url}/desk/people`)
  await page.getByRole('button', { name, exact: true }).click()
}

describe('while the section head is away', () => {
  test('the admin names at the desk who signs, for days', async () => {
    await openPart('代签')
    const form = page.locator('form')
    await form.getByRole('button', { name: '指定代签人' }).click()
    await page.getByText('请选择两个人并写清日期。').waitFor()
    await form.getByLabel('谁不在岗').selectOption({ label: `${UNIT} · ${HEAD} · 科室负责人` })
    await form.getByLabel('由谁代签').selectOption({ label: DEPUTY })
    await shootBoth(page, 'deputy-desk')
    await form.getByRole('button', { name: '指定代签人' }).click()
    await page.getByText(`${DEPUTY}代${HEAD}签批`).waitFor()
  }, 120_000)

  test('the deputy signs on the own phone without a network, and everybody reads for whom', async () => {
    await submitForSignature(TITLE)
    const { page: mobile, context } = deputy
    await mobile.reload()
    await mobile.getByRole('link', { name: /篇待我审签/ }).click()
    await mobile.getByRole('link', { name: new RegExp(TITLE) }).click()
    await mobile.getByText(`代${HEAD}签`).first().waitFor()
    await shootBoth(mobile, 'deputy-phone')
    await context.setOffline(true)
    await mobile.getByRole('button', { name: '审核通过' }).click()
    await mobile.getByRole('dialog').getByRole('button', { name: '审核通过' }).click()
    await mobile.getByText('已记下，待发').waitFor()
    await context.setOffline(false)
    await mobile.getByText('已记下，待发').waitFor({ state: 'hidden', timeout: 60_000 })

    await officer.page.reload()
    await officer.page.getByText('本单位审核通过').waitFor({ timeout: 60_000 })
    await officer.page
      .getByText(new RegExp(`${DEPUTY}.*代${HEAD}`))
      .first()
      .waitFor()
    await shootBoth(officer.page, 'deputy-officer')
    await sitDown(page, { url: office.url, account: 'bianji' })
    await page.getByRole('link', { name: new RegExp(TITLE) }).click()
    await page
      .getByText(new RegExp(`${DEPUTY}.*代${HEAD}`))
      .first()
      .waitFor()
    await shootBoth(page, 'deputy-desk-item')
  }, 180_000)

  test('ended at the desk, the deputy signs nothing more', async () => {
    await sitDown(page, { url: office.url, account: 'guanli' })
    await openPart('代签')
    await page.getByRole('button', { name: new RegExp(`^结束代签\\s*${DEPUTY}$`) }).click()
    await page.getByText(`${DEPUTY}代${HEAD}签批`).waitFor({ state: 'hidden' })
    await deputy.page.goto(office.url)
    await tab(deputy.page, '今日').waitFor()
    await deputy.page.getByRole('link', { name: /篇待我审签/ }).waitFor({ state: 'hidden', timeout: 60_000 })
  }, 120_000)
})

describe('a direct-report point', () => {
  test('is named at the desk, and what it sends skips the signatures as the rules say', async () => {
    await openPart('直报点')
    await page.getByRole('button', { name: '添加直报点' }).click()
    const dialog = page.getByRole('dialog', { name: '添加直报点' })
    await dialog.getByRole('button', { name: '备案' }).click()
    await dialog.getByText('请填写名称、责任人和起始日期。').waitFor()
    await dialog.getByLabel('名称').fill(UNIT)
    await dialog.getByLabel('所属单位').selectOption({ label: UNIT })
    await dialog.getByLabel('责任人').fill('办公室主任')
    await shootBoth(page, 'point-dialog')
    await dialog.getByRole('button', { name: '备案' }).click()
    await page.getByText('已备案直报点').waitFor()
    await shootBoth(page, 'points-desk')
    await openTab(officer.page, '今日')
    await report(officer.page, { title: STRAIGHT, body: '一二类苗占九成以上。', category: '综合' })
    await sitDown(page, { url: office.url, account: 'bianji' })
    await page.getByRole('link', { name: new RegExp(STRAIGHT) }).click()
    await page.getByText('可直报').first().waitFor()
    expect(await page.getByText('本单位审核通过').count()).toBe(0)
    await shootBoth(page, 'point-item')
  }, 180_000)
})

/** The officer reports a text for which the unit signs. */
async function submitForSignature(title: string) {
  const { page: mobile } = officer
  await mobile.getByRole('button', { name: '写信息' }).click()
  await mobile.getByLabel('标题').fill(title)
  await mobile.getByLabel('正文').fill('截至昨日，全县播种油菜31万亩。')
  await mobile.getByLabel('类别').selectOption({ label: '综合' })
  await mobile.getByRole('button', { name: '报送', exact: true }).click()
  await mobile.getByLabel('本稿不含国家秘密和工作秘密').check()
  await mobile.getByRole('button', { name: '确认报送' }).click()
  await mobile.getByRole('button', { name: '撤回' }).waitFor()
}
