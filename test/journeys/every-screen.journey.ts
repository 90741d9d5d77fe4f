import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, type Chromium } from '../support/chromium.ts'
import { monthFromNow, sitDown } from '../support/journey-desk.ts'
import { openJourneyOffice, type JourneyOffice } from '../support/journey-office.ts'
import { openPhone, signIn, type Phone } from '../support/journey-phone.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const profile = mkdtempSync(join(tmpdir(), 'caifeng-screens-'))

let office: JourneyOffice
let phone: Phone
let desk: Chromium
let deskPage: Page

beforeAll(async () => {
  office = await openJourneyOffice()
  // The page's policy forbids foreign scripts; only this test may bring one.
  phone = await openPhone({ userDataDir: profile, bypassCSP: true })
  await phone.page.goto(office.url)
  await phone.page.getByLabel('账号').waitFor()
  desk = await launchChromium({ viewport: { width: 1280, height: 800 }, bypassCSP: true })
  deskPage = desk.context.pages()[0] ?? (await desk.context.newPage())
})

afterAll(async () => {
  await phone?.close().catch(() => undefined)
  await desk?.close().catch(() => undefined)
  await office?.dispose()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

describe('every screen of the phone', () => {
  test('sign-in has no serious finding and no sideways scroll', async () => {
    await expectGoodScreen(phone.page)
    await signIn(phone.page, 'nongye01')
    await phone.page.getByText(/办公室已确认 [1-9]/).waitFor()
  })

  for (const [name, path, sign] of [
    ['今日', '/', '接着写'],
    ['稿件', '/items', '全部'],
    ['约稿', '/commissions', '约稿'],
    ['我的', '/me', '退出登录'],
    ['进度', '/me/progress', '列成表格'],
    ['得分', '/me/points', '逐条明细'],
    ['报送要点', '/key-points', '报送要点'],
    ['线索', '/leads', '报线索'],
    ['a new 线索', '/leads/new', '地点'],
    ['公告', '/notices', '近期信息报送要求'],
    ['优稿库', '/exemplars', '点评'],
    ['意见建议与投诉', '/opinions', '投诉'],
  ] as const) {
    test(`${name} has no serious finding and no sideways scroll`, async () => {
      await phone.page.goto(office.url + path)
      await phone.page.getByText(sign).first().waitFor()
      await expectGoodScreen(phone.page)
    })
  }

  test('the year as a table has no serious finding and no sideways scroll', async () => {
    await phone.page.goto(`${office.url}/me/progress`)
    await phone.page.getByText('列成表格').click()
    await phone.page.getByRole('table').first().waitFor()
    await expectGoodScreen(phone.page)
  })

  test('the items behind a number have no serious finding', async () => {
    await phone.page.goto(`${office.url}/me/progress`)
    await phone.page
      .getByRole('button', { name: /看是哪些/ })
      .first()
      .click()
    await phone.page.locator('button[aria-expanded="true"]').waitFor()
    await expectGoodScreen(phone.page)
  })

  test('an objection to a line has no serious finding and no sideways scroll', async () => {
    await phone.page.goto(`${office.url}/me/points`)
    await phone.page.getByRole('button', { name: /^申诉/ }).first().click()
    await phone.page.getByRole('dialog').waitFor()
    await expectGoodScreen(phone.page)
  })

  test('an item with its timeline has no serious finding and no sideways scroll', async () => {
    await phone.page.goto(`${office.url}/items`)
    await phone.page.getByText('已采用', { exact: true }).last().click()
    await phone.page.getByText('去向').first().waitFor()
    await expectGoodScreen(phone.page)
  })

  test('the editor, its notes and the submit sheet have no serious finding and no sideways scroll', async () => {
    const { page } = phone
    await page.goto(office.url)
    await page.getByRole('button', { name: '写信息' }).click()
    await page.getByLabel('标题').fill('各乡镇防火巡查全面展开')
    await page.getByLabel('正文').fill('入冬以来，各乡镇组织巡山护林员开展拉网式巡查。')
    await page.getByText('已存本机').waitFor()
    await expectGoodScreen(page)
    expect(await countPillLines(page)).toBeLessThanOrEqual(2)
    await page.getByRole('button', { name: /^笔记/ }).click()
    await expectGoodScreen(page)
    await page.getByRole('button', { name: '完成' }).click()
    await page.getByRole('button', { name: '报送', exact: true }).click()
    await page.getByRole('dialog').waitFor()
    await expectGoodScreen(page)
  })
})

describe('every screen of the desk', () => {
  test('来稿 with an open item and its dialogs has no serious finding', async () => {
    await deskPage.goto(`${office.url}/desk`)
    await signIn(deskPage, 'bianji')
    await deskPage.locator('a[href*="/desk/"] .title').first().click()
    await deskPage.getByRole('button', { name: '采用', exact: true }).waitFor()
    await expectGoodDesk(deskPage)
    for (const name of ['采用', '退回', '备用', '不采用']) {
      await deskPage.getByRole('button', { name, exact: true }).click()
      await deskPage.getByRole('dialog').waitFor()
      await expectNoFindings(deskPage)
      await deskPage.keyboard.press('Escape')
      await deskPage.getByRole('dialog').waitFor({ state: 'hidden' })
    }
  })

  for (const [name, path, sign] of [
    ['约稿', '/desk/commissions', '下发约稿'],
    ['报送要点', '/desk/key-points', '报送要点'],
    ['要点 against units', '/desk/key-points/matrix', '农业农村局'],
    ['线索', '/desk/leads', '答复线索'],
    ['稿件评价', '/desk/grades', '导出 CSV'],
    ['公告', '/desk/notices', '发布公告'],
    ['优稿库', '/desk/exemplars', '加入优稿'],
    ['意见投诉', '/desk/suggestions', '意见投诉'],
    ['综合', '/desk/composites', '综合'],
    ['上报', '/desk/above', '上报'],
  ] as const) {
    test(`${name} at the desk has no serious finding`, async () => {
      await deskPage.goto(office.url + path)
      await deskPage.getByText(sign).first().waitFor()
      await expectGoodDesk(deskPage)
    })
  }

  test('单位与人员 has no serious finding', async () => {
    await desk.context.clearCookies()
    await deskPage.goto(`${office.url}/desk`)
    await signIn(deskPage, 'guanli')
    await deskPage.getByText('农业农村局').first().waitFor()
    await expectGoodDesk(deskPage)
    for (const tab of ['名册', '直报点', '代签', '导入', '停用记录']) {
      await deskPage.getByRole('button', { name: tab, exact: true }).click()
      await expectGoodDesk(deskPage)
    }
  })

  for (const [name, path, sign] of [
    ['进度 of the county', '/desk/progress', '前五分之一占比'],
    ['进度 of a year', `/desk/progress/${monthFromNow(0).slice(0, 4)}`, '前五分之一占比'],
    ['计分', '/desk/points', '总分'],
  ] as const) {
    test(`${name} has no serious finding, and room for large text`, async () => {
      await deskPage.goto(office.url + path)
      await deskPage.getByText(sign).first().waitFor()
      await expectGoodDesk(deskPage)
      await expectRoomForLargeText(deskPage)
    })
  }

  test('one unit, its tasks and its points have no serious finding, and room for large text', async () => {
    await deskPage.goto(`${office.url}/desk/progress/${monthFromNow(-1)}`)
    await deskPage.getByRole('link', { name: '农业农村局' }).click()
    await deskPage.getByText('已确认').first().waitFor()
    await expectGoodDesk(deskPage)
    await expectRoomForLargeText(deskPage)
    await deskPage.getByRole('button', { name: '看计分' }).click()
    await deskPage.getByText('本期没有计分').or(deskPage.locator('.line').first()).first().waitFor()
    await expectGoodDesk(deskPage)
    // The first of the ranking has lines, whichever unit that is.
    await deskPage.goto(`${office.url}/desk/points/${monthFromNow(-1)}`)
    await deskPage.locator('table a').first().click()
    await deskPage.locator('.line').first().waitFor()
    await expectGoodDesk(deskPage)
    await expectRoomForLargeText(deskPage)
    await deskPage.getByRole('button', { name: '封存本期' }).click()
    await deskPage.getByRole('dialog').waitFor()
    await expectNoFindings(deskPage)
    await deskPage.getByRole('button', { name: '取消' }).click()
  })

  test('the rules, read and edited, have no serious finding, and room for large text', async () => {
    await deskPage.goto(`${office.url}/desk/rules`)
    await deskPage.getByRole('button', { name: '修改', exact: true }).waitFor()
    for (const isEdited of [false, true]) {
      if (isEdited) await deskPage.getByRole('button', { name: '修改', exact: true }).click()
      for (const section of ['总则', '任务', '计分', '时限', '审签与复审', '工作日']) {
        await deskPage.getByRole('button', { name: section, exact: true }).click()
        const rule = deskPage.locator('.rule button[aria-expanded="false"]').first()
        if ((await rule.count()) > 0) await rule.click()
        await expectGoodDesk(deskPage)
        await expectRoomForLargeText(deskPage)
      }
    }
  }, 120_000)

  test('the dialogs of the rules have no serious finding', async () => {
    await deskPage.getByRole('button', { name: '选用样板', exact: true }).first().click()
    const preset = deskPage.getByRole('dialog')
    await preset.getByRole('combobox').first().selectOption({ label: 'DT　大同市人民政府办公厅' })
    await preset.getByText('未规定').first().waitFor()
    await expectGoodDesk(deskPage)
    await deskPage.keyboard.press('Escape')
    await preset.waitFor({ state: 'hidden' })
    for (const [button, sign] of [
      ['看改动', '从'],
      ['选用样板', '办公室'],
      ['导入', '规则文件'],
      ['定日期并发布', '从哪天起执行'],
      ['放弃草案', '放弃这份草案？'],
    ] as const) {
      await deskPage.getByRole('button', { name: button, exact: true }).first().click()
      const dialog = deskPage.getByRole('dialog')
      await dialog.getByText(sign, { exact: true }).first().waitFor()
      await expectGoodDesk(deskPage)
      await deskPage.keyboard.press('Escape')
      await dialog.waitFor({ state: 'hidden' })
    }
  })

  test('what an editor enters has no serious finding', async () => {
    await sitDown(deskPage, { url: office.url, account: 'bianji', path: '/desk/points' })
    await deskPage.getByRole('button', { name: '录入一项' }).click()
    const dialog = deskPage.getByRole('dialog', { name: '录入一项' })
    await dialog.getByRole('button', { name: '录入', exact: true }).click()
    await dialog.getByText('请写明凭据。').waitFor()
    await expectGoodDesk(deskPage)
    await dialog.getByLabel('单位').selectOption({ label: '农业农村局' })
    await dialog.getByLabel('事由').fill('数字有误')
    await dialog.getByLabel('凭据').fill('统计局来函')
    await dialog.getByRole('button', { name: '录入', exact: true }).click()
    await deskPage.getByText('已录入，等另一人确认。').waitFor()
    await expectGoodDesk(deskPage)
    await sitDown(deskPage, { url: office.url, account: 'guanli', path: '/desk/points' })
    await deskPage.getByRole('button', { name: '不同意' }).first().click()
    await deskPage.getByRole('dialog').waitFor()
    await expectGoodDesk(deskPage)
    await deskPage.keyboard.press('Escape')
  })

  test('an objection and its answer have no serious finding, and room for large text', async () => {
    await sitDown(deskPage, { url: office.url, account: 'bianji', path: '/desk/points' })
    await deskPage.locator('.appeal').getByRole('button', { name: '答复' }).click()
    const dialog = deskPage.getByRole('dialog', { name: '答复申诉' })
    await dialog.getByRole('button', { name: '答复', exact: true }).click()
    await dialog.getByText('请写几句话。').waitFor()
    await expectGoodDesk(deskPage)
    await deskPage.keyboard.press('Escape')
    await expectRoomForLargeText(deskPage)
    await sitDown(deskPage, { url: office.url, account: 'guanli', path: '/desk/points' })
  })

  test('设备 and 导入离线稿件 have no serious finding', async () => {
    await deskPage.getByRole('link', { name: '设备' }).click()
    await deskPage
      .getByText(/最近联系/)
      .first()
      .waitFor()
    await expectGoodDesk(deskPage)
    await deskPage.getByRole('button', { name: '导入离线稿件' }).click()
    await deskPage.getByRole('dialog').waitFor()
    await expectGoodDesk(deskPage)
  })
})

/** In both themes, with usual text and with text twice as large. */
async function expectGoodScreen(page: Page): Promise<void> {
  await expectNoFindings(page)
  await page.addStyleTag({ content: 'html { font-size: 200% !important }' })
  expect(await measureOverflow(page), `200 % text ${page.url()}`).toBeLessThanOrEqual(1)
  await page.evaluate(() => document.querySelector('style:last-of-type')?.remove())
}

/** Over how many lines the words about saving break with text twice as large. */
async function countPillLines(page: Page): Promise<number> {
  const style = await page.addStyleTag({ content: 'html { font-size: 200% !important }' })
  const lines = await page.locator('.save .pill').evaluate((pill) => {
    const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(pill)
    return (pill.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom)) / parseFloat(lineHeight)
  })
  await style.evaluate((element) => (element as Element).remove())
  return Math.round(lines)
}

/** On a tablet, on a phone, and magnified to 200 % on an office screen (640 px). */
async function expectGoodDesk(page: Page): Promise<void> {
  for (const width of [768, 640, 360, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    expect(await measureOverflow(page), `${width} px ${page.url()}`).toBeLessThanOrEqual(1)
  }
  await expectNoFindings(page)
}

/** With text twice as large nothing of the desk runs out of the page, on an office screen and on a phone. */
async function expectRoomForLargeText(page: Page): Promise<void> {
  const style = await page.addStyleTag({ content: 'html { font-size: 200% !important }' })
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    expect(await measureOverflow(page), `200 % text, ${width} px ${page.url()}`).toBeLessThanOrEqual(1)
  }
  await style.evaluate((element) => (element as Element).remove())
}

async function expectNoFindings(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await findFaults(page), `${colorScheme} ${page.url()}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

interface Finding {
  id: string
  impact: string | null | undefined
  targets: string[]
}

async function findFaults(page: Page): Promise<Finding[]> {
  await page.evaluate(axeSource)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(): Promise<{
          violations: { id: string; impact?: string | null; nodes: { target: unknown[] }[] }[]
        }>
      }
    }
    const { violations } = await axe.run()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, impact, nodes }) => ({ id, impact, targets: nodes.map(({ target }) => target.join(' ')) }))
  })
}

/** A screen of the desk scrolls within itself, so the page alone would hide what runs out of it. */
function measureOverflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const scrolled = [document.documentElement, ...document.querySelectorAll('.screen')]
    return Math.max(...scrolled.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth))
  })
}
