import type { Page } from 'playwright-core'
import { sitDown } from './journey-desk.ts'
import { shoot } from './shoot.ts'

/** 进度 and 得分 on the phone of an officer who has signed in. */
export async function takeOwnFiguresPictures(phone: Page, url: string): Promise<void> {
  await phone.goto(`${url}/me/progress`)
  await phone.getByText('列成表格').waitFor()
  await shoot(phone, 'phone-progress')
  await phone.goto(`${url}/me/points`)
  await phone.getByText('逐条明细').waitFor()
  await shoot(phone, 'phone-points')
}

/** 任务与计分 at the desk: the units, one unit's points, a rule with its example, and what a version would change. */
export async function takeTaskPictures(desk: Page, url: string): Promise<void> {
  await sitDown(desk, { url, account: 'guanli', path: '/desk/progress' })
  await desk.getByText('前五分之一占比').waitFor()
  await shoot(desk, 'desk-progress')
  await desk.goto(`${url}/desk/points`)
  await desk.getByText('总分').first().waitFor()
  await shoot(desk, 'desk-points')
  await takeRulesPictures(desk, url)
}

async function takeRulesPictures(desk: Page, url: string): Promise<void> {
  await desk.goto(`${url}/desk/rules`)
  await desk.getByRole('button', { name: '修改', exact: true }).click()
  await desk.getByRole('button', { name: '计分', exact: true }).click()
  const rule = desk.locator('.rule', { hasText: '县级刊物采用' }).first()
  await rule.getByRole('button').first().click()
  await rule.getByLabel('分数', { exact: true }).fill('3')
  await rule.getByText(/按\d+年\d+月记录/).scrollIntoViewIfNeeded()
  await shoot(desk, 'desk-rules')
  await desk.getByRole('button', { name: '定日期并发布' }).click()
  await desk
    .getByRole('dialog')
    .getByText(/上月（/)
    .waitFor()
  await shoot(desk, 'desk-rules-publish')
}
