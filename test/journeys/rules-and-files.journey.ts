import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Policy } from '../../src/domain/policy/policy.ts'
import { launchChromium, type Chromium } from '../support/chromium.ts'
import { monthFromNow, sitDown } from '../support/journey-desk.ts'
import { openJourneyOffice, type JourneyOffice } from '../support/journey-office.ts'
import { readWorkbook } from '../support/read-workbook.ts'

let office: JourneyOffice
let desk: Chromium
let page: Page

beforeAll(async () => {
  office = await openJourneyOffice()
  desk = await launchChromium({ viewport: { width: 1280, height: 900 }, acceptDownloads: true })
  page = desk.context.pages()[0] ?? (await desk.context.newPage())
  await sitDown(page, { url: office.url, account: 'guanli', path: '/desk/rules' })
})

afterAll(async () => {
  await desk?.close().catch(() => undefined)
  await office?.dispose()
})

/** What a click on a button or link brings to the disk. */
async function download(source: Locator): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), source.click()])
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

/** Offers a text as a file of rules. */
async function importFile(name: string, text: string): Promise<Locator> {
  const dialog = page.getByRole('dialog', { name: '导入' })
  if (!(await dialog.isVisible())) await page.getByRole('button', { name: '导入', exact: true }).click()
  const file = { name, mimeType: 'application/json', buffer: Buffer.from(text) }
  await dialog.getByLabel('规则文件').setInputFiles(file)
  return dialog
}

describe('the rules as a file', () => {
  let exported: Policy

  test('are exported whole, under a name that says which version', async () => {
    const { name, bytes } = await download(page.getByRole('button', { name: '导出', exact: true }))
    exported = JSON.parse(bytes.toString()) as Policy
    expect(name).toMatch(/^第 2 版，.*起\.json$/)
    expect(exported).toMatchObject({ version: 2, title: '望澜县政务信息工作考核计分办法（演示）' })
    expect(exported.quotas.length).toBeGreaterThan(0)
  })

  test('that are broken are refused with the place, and nothing becomes a draft', async () => {
    const text = JSON.stringify(exported, undefined, 2)
    const dialog = await importFile('断了.json', text.slice(0, 200))
    await dialog.getByText(/“断了\.json”/).waitFor()
    await dialog.getByText(/第 \d+ 行/).waitFor()
    const [first, ...others] = exported.quotas
    const wrong = { ...exported, quotas: [{ ...first, minimum: '五篇' }, ...others] }
    await importFile('写错.json', JSON.stringify(wrong))
    await dialog.getByText(/至少（篇）/).waitFor()
    await dialog.getByRole('button', { name: '取消' }).click()
    expect(await page.getByRole('region', { name: '草案' }).count()).toBe(0)
  })

  test('that contradict themselves become a draft that cannot be published, and say where', async () => {
    const [first, ...others] = exported.quotas
    await importFile('矛盾.json', JSON.stringify({ ...exported, quotas: [{ ...first, aim: 1 }, ...others] }))
    const draft = page.getByRole('region', { name: '草案' })
    await draft.getByText(/至少的篇数比力争的还多/).click()
    await page.getByLabel('力争（篇）').waitFor()
    await page.getByRole('button', { name: '定日期并发布' }).click()
    const dialog = page.getByRole('dialog', { name: '定日期并发布' })
    expect(await dialog.getByRole('button', { name: '发布', exact: true }).isDisabled()).toBe(true)
    await dialog.getByRole('button', { name: '再改改' }).click()
  })

  test('that were changed elsewhere are imported, looked through and published with a date', async () => {
    const [first, ...others] = exported.quotas
    const changed = { ...exported, quotas: [{ ...first, minimum: 7 }, ...others] }
    await importFile('改好.json', JSON.stringify(changed))
    await page.getByText('1 处改动').waitFor()
    await page.getByRole('button', { name: '定日期并发布' }).click()
    const dialog = page.getByRole('dialog', { name: '定日期并发布' })
    await dialog.getByLabel('从哪天起执行').fill(`${monthFromNow(1)}-01`)
    await dialog.getByText(/至少（篇）：5 → 7/).waitFor()
    await dialog.getByText('对计分的影响').waitFor()
    await dialog.getByRole('button', { name: '发布', exact: true }).click()
    await page.getByText(/第 3 版已发布/).waitFor()
  })

  test('two versions are compared, whichever they are', async () => {
    await page.getByRole('button', { name: '比较两版' }).click()
    const dialog = page.getByRole('dialog', { name: '比较两版' })
    await dialog.getByText(/至少（篇）：5 → 7/).waitFor()
    expect(await dialog.locator('.difference').count()).toBe(1)
    await dialog.getByLabel('从', { exact: true }).selectOption('1')
    await expect.poll(() => dialog.locator('.difference').count()).toBeGreaterThan(1)
    await dialog.getByLabel('到', { exact: true }).selectOption('1')
    await expect.poll(() => dialog.locator('.difference').count()).toBe(0)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  })
})

describe('the progress of all units as a workbook', () => {
  test('has the same numbers as the screen, as numbers', async () => {
    await page.goto(`${office.url}/desk/progress/${monthFromNow(-1)}`)
    await page.getByRole('link', { name: '农业农村局' }).waitFor()
    const shown = await page
      .getByRole('row', { name: /农业农村局/ })
      .getByRole('cell')
      .allTextContents()
    const { name, bytes } = await download(page.getByRole('link', { name: '导出 XLSX' }))
    expect(name).toBe(`progress-${monthFromNow(-1)}.xlsx`)
    const sheets = readWorkbook(bytes)
    expect([...sheets.keys()]).toEqual(['单位', '任务', '说明'])
    const [heads = [], ...units] = sheets.get('单位') ?? []
    const row = units.find(([unit]) => unit === '农业农村局') ?? []
    const valueOf = (head: string) => row[heads.indexOf(head)]
    expect(units).toHaveLength(
      await page
        .getByRole('row')
        .filter({ has: page.getByRole('link') })
        .count(),
    )
    expect(shown.map((text) => text.trim())).toEqual(
      expect.arrayContaining([String(valueOf('报送')), String(valueOf('采用'))]),
    )
    expect(typeof valueOf('报送')).toBe('number')
    const tasks = (sheets.get('任务') ?? []).filter(([unit]) => unit === '农业农村局')
    expect(tasks).toHaveLength(Number(String(valueOf('完成任务')).split('/')[1]))
  })
})
