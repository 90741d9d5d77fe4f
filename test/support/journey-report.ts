import type { Page } from 'playwright-core'
import { PROTOCOL_HEADER } from '../../src/protocol/headers.ts'

/** An officer writes a text on the phone and submits it; resolves when the office has it. */
export async function report(page: Page, text: { title: string; body: string; category?: string }) {
  await page.getByRole('button', { name: '写信息' }).click()
  await page.getByLabel('标题').fill(text.title)
  await page.getByLabel('正文').fill(text.body)
  if (text.category !== undefined) await page.getByLabel('类别').selectOption({ label: text.category })
  await page.getByRole('button', { name: '报送', exact: true }).click()
  await page.getByLabel('本稿不含国家秘密和工作秘密').check()
  await page.getByRole('button', { name: '确认报送' }).click()
  await page.getByText('已送达').first().waitFor({ timeout: 60_000 })
}

/** What a page of the desk asks of the office, as its signed-in person; throws on a refusal. */
export function request(page: Page, method: 'GET' | 'POST' | 'PATCH', path: string, body?: object) {
  return page.evaluate(
    async ({ protocol, method, path, text }) => {
      const headers = { [protocol]: '1', ...(text === null ? {} : { 'content-type': 'application/json' }) }
      const reply = await fetch(path, { method, headers, body: text })
      if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
      return (await reply.json()) as unknown
    },
    { protocol: PROTOCOL_HEADER, method, path, text: body === undefined ? null : JSON.stringify(body) },
  )
}
