import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openJourneyOffice, type JourneyOffice } from '../support/journey-office.ts'
import { openPhone, signIn, openTab, waitUntilInstalled, type Phone } from '../support/journey-phone.ts'

const FIRST = '11月21日晚走访烘干点，排队农户23户，最长等候4小时。'
const SECOND = '11月21日晚走访烘干点，排队农户31户，最长等候5小时。'

const profile = mkdtempSync(join(tmpdir(), 'caifeng-kept-'))

let office: JourneyOffice
let phone: Phone
let page: Page

beforeAll(async () => {
  office = await openJourneyOffice()
  phone = await openPhone({ userDataDir: profile })
  page = phone.page
  await page.goto(office.url)
  await signIn(page, 'nongye01')
  await page.getByRole('region', { name: '本月任务' }).waitFor()
  await waitUntilInstalled(page)
  // A browser writes its cookies down now and then, and when it is closed; one that is killed below forgets the rest.
  await reopen()
}, 180_000)

async function reopen(options = {}) {
  await phone.close().catch(() => undefined)
  phone = await openPhone({ userDataDir: profile, ...options })
  page = phone.page
  await page.addInitScript(letStorageFail)
  await page.goto(`${office.url}/items`)
}

afterAll(async () => {
  await phone?.close().catch(() => undefined)
  await office?.dispose()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

/** Runs in the page before the app: while `isPhoneFull` stands, IndexedDB takes nothing more. */
function letStorageFail() {
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
    if (Reflect.get(window, 'isPhoneFull') === true) throw new DOMException('full', 'QuotaExceededError')
    return put.apply(this, args)
  }
}

const setFull = (isFull: boolean) =>
  page.evaluate((value) => Reflect.set(window, 'isPhoneFull', value), isFull)
const body = () => page.getByLabel('正文')
const saved = () => page.getByText(/已存本机 \d\d:\d\d:\d\d/)
const banner = () => page.getByRole('alert').filter({ hasText: '未保存：手机存储已满' })

async function beginItem(title: string, text: string) {
  await openTab(page, '今日')
  await page.getByRole('button', { name: '写信息' }).click()
  await page.getByLabel('标题').fill(title)
  await body().fill(text)
  await saved().waitFor()
}

describe('a phone that cannot keep what is typed', () => {
  test('says so in red with the reason, and the officer goes on typing', async () => {
    await beginItem('烘干点排队情况', FIRST)
    await setFull(true)
    await body().fill(SECOND)
    await banner().waitFor({ timeout: 20_000 })
    expect(await saved().count()).toBe(0)
    await page.getByText('文字还在这一页，另有一份副本已存在本机，下次打开会自动找回。').waitFor()
    await body().press('Control+End')
    await page.keyboard.insertText('多为邻乡转运。')
    expect(await body().inputValue()).toBe(`${SECOND}多为邻乡转运。`)
  })

  test('keeps it by itself as soon as there is room again', async () => {
    await setFull(false)
    await saved().waitFor({ timeout: 30_000 })
    await banner().waitFor({ state: 'hidden' })
    await page.reload()
    await expect.poll(() => body().inputValue()).toBe(`${SECOND}多为邻乡转运。`)
  })

  test('finds it in the second copy when the page dies before there is', async () => {
    await saved().or(page.getByText('写下即存本机')).first().waitFor()
    await setFull(true)
    await body().fill(`${SECOND}凌晨一点仍有9户在等。`)
    await page.getByText(/另有一份副本已存在本机/).waitFor({ timeout: 20_000 })
    await phone.kill()
    await reopen({ offline: true })
    await page.getByText('已从副本恢复 1 篇没来得及存下的文字。').waitFor()
    await page.getByText('烘干点排队情况').first().click()
    await page
      .getByRole('button', { name: '继续写' })
      .or(page.getByRole('link', { name: '继续写' }))
      .first()
      .click()
    await expect.poll(() => body().inputValue()).toBe(`${SECOND}凌晨一点仍有9户在等。`)
    await saved().waitFor()
  })
})

describe('the history of a draft, without a network', () => {
  test('shows what an earlier version said beside the present one, and brings it back', async () => {
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('link', { name: '历史版本' }).click()
    await page.locator('button[aria-pressed]').last().click()
    await page.getByText('划线的是后来删去的，带下划线的是后来新增的。').waitFor()
    expect(await page.locator('ins').count()).toBeGreaterThan(0)
    await page.getByRole('button', { name: '恢复这一版' }).click()
    await expect.poll(() => body().inputValue()).toBe(FIRST)
  })

  test('still has the text that was replaced', async () => {
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('link', { name: '历史版本' }).click()
    await page.locator('button[aria-pressed]').nth(1).click()
    await page
      .getByText(/凌晨一点仍有9户在等/)
      .first()
      .waitFor()
    await page.goBack()
  })
})

async function submitItem() {
  await page.getByRole('button', { name: '报送', exact: true }).click()
  await page.getByLabel('本稿不含国家秘密和工作秘密').check()
  await page.getByRole('button', { name: '确认报送' }).click()
}

describe('a text that waits, without a network', () => {
  test('is taken back and changed, also after the page was opened anew', async () => {
    await submitItem()
    await page.getByText('待发', { exact: true }).first().waitFor()
    await page.getByRole('button', { name: '撤回修改' }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: '撤回修改' }).click()
    await expect.poll(() => body().inputValue()).toBe(FIRST)
    await body().fill(SECOND)
    await saved().waitFor()
  })
})

describe('an item that a verified backup holds', () => {
  test('says 已备份 on its page, and 已送达 until then', async () => {
    await phone.context.setOffline(false)
    await submitItem()
    await page.getByText('已送达', { exact: true }).first().waitFor({ timeout: 60_000 })
    await promisify(execFile)(process.execPath, ['src/server/backup-command.ts'], {
      env: { ...process.env, DATA_DIR: office.dataDir },
    })
    await page.reload()
    await page.getByText('已备份', { exact: true }).first().waitFor({ timeout: 60_000 })
    await page.getByText(SECOND).waitFor()
    expect(await page.getByRole('button', { name: '撤回修改' }).count()).toBe(0)
  })
})
