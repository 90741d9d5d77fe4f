import { afterEach, beforeEach, expect, it } from 'vitest'
import { DAY_MS, issue, makeCommission } from '../../support/commissions.ts'
import { readWorkbook } from '../../support/read-workbook.ts'
import { openTestOffice, type Client, type TestOffice } from '../../support/server-office.ts'

let office: TestOffice
let editor: Client
let phone: Client

beforeEach(async () => {
  office = await openTestOffice()
  editor = await office.signIn('bianji')
  phone = await office.signIn('nongye01')
})
afterEach(() => office.close())

async function read(period: string, client = editor) {
  const reply = await client.get(`/api/desk/commissions/statistics.xlsx?period=${period}`)
  if (reply.statusCode !== 200) return [reply.statusCode, reply.json().code]
  return readWorkbook(reply.rawPayload)
    .get('约稿统计')
    ?.map((row) => row.join(' ').trim())
}

it('says for each unit and all of them what was asked, answered on time and not, with batches and topics', async () => {
  const other = await office.signIn('shangping01')
  await issue(editor, makeCommission([phone.unitId, other.unitId]))
  await issue(editor, makeCommission([phone.unitId], { topic: '冬种进度' }))
  office.clock.now += 11 * DAY_MS
  editor = await office.signIn('bianji')
  expect(await read('2026')).toEqual([
    '单位 约稿（件次） 按时 迟报 逾期未报 未完成 办理中 按时率（%）',
    expect.stringMatching(/^(农业农村局 2 0 0 2 0 0 0|上屏镇 1 0 0 1 0 0 0)$/),
    expect.stringMatching(/^(农业农村局 2 0 0 2 0 0 0|上屏镇 1 0 0 1 0 0 0)$/),
    '合计 3 0 0 3 0 0 0',
    expect.stringMatching(/^期数 1/),
    expect.stringMatching(/^题目 2/),
    expect.stringMatching(/^时段 2026/),
  ])
})

it('counts by the month of issue, prints no rate where nothing is due, and is read by editors and leaders alone', async () => {
  await issue(editor, makeCommission([phone.unitId]))
  expect(await read('2026-11')).toContain('合计 1 0 0 0 0 1 —')
  expect(await read('2026-10')).toContain('合计 0 0 0 0 0 0 —')
  expect(await read('2026-11', await office.signIn('lingdao'))).toContain('合计 1 0 0 0 0 1 —')
  expect(await read('2026-11', phone)).toEqual([403, 'session.forbidden'])
  expect(await read('once')).toEqual([400, 'period.unknown'])
})
