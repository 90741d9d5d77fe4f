import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { newCommandId, newItemId, type ItemId } from '../../../src/domain/ids.ts'
import { readSheet } from '../../../src/server/sheets/read-sheet.usecases.ts'
import { openTestOffice, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, makeSubmission, send } from '../../support/server-phone.ts'

let office: TestOffice
let editor: Client
let items: { id: ItemId; receipt: string }[]

const HEAD = '登记号,标题,层级,刊物,期号,形式,日期,结果,依据'

beforeEach(async () => {
  office = await openTestOffice()
  const phone = await office.signIn('nongye01')
  editor = await office.signIn('bianji')
  items = []
  for (const [index, title] of ['晚稻机收过八成', '油菜播种过半', '油菜播种过半'].entries()) {
    const command = makeCommand(index + 1, { payload: makeSubmission({ title }) })
    const outcome = await send(phone, command)
    items.push({ id: command.itemId, receipt: outcome?.status === 'applied' ? outcome.receipt : '' })
  }
})
afterEach(() => office.close())

describe('results from above', () => {
  it('are found by number or title, checked first, and entered with level, issue, form and day', async () => {
    const file = sheet(
      `${items[1]?.receipt},,省级,《政务要情》,第31期,单篇,2026-11-21,采用,豫政 3 号`,
      ',晚稻 机收过八成。,市,每日要情,,,2026/11/21,,',
    )
    expect((await post(file)).json()).toMatchObject({
      isApplied: false,
      rows: [
        { number: 2, title: '油菜播种过半', itemId: items[1]?.id, fate: 'new', faults: [] },
        {
          number: 3,
          title: '晚稻机收过八成',
          itemId: items[0]?.id,
          fate: 'new',
          entry: { unitName: '农业农村局', level: 'city', use: { outlet: '每日要情', issue: null } },
        },
      ],
    })
    expect(await usesOf(1)).toEqual([])
    expect((await post(file, 'apply')).json().isApplied).toBe(true)
    expect(await usesOf(1)).toMatchObject([
      { level: 'province', periodicalName: '《政务要情》', issue: 31, form: 'single', evidence: '豫政 3 号' },
    ])
    expect(await usesOf(0)).toMatchObject([{ level: 'city', periodicalName: '每日要情', issue: null }])
  })

  it('are read from the template that the desk offers, whose first column takes a number or a title', async () => {
    const template = await editor.get('/api/desk/results-sheet.xlsx')
    const [head = []] = readSheet(template.rawPayload) ?? []
    expect(head).toEqual(['登记号或标题', '层级', '刊物', '期号', '形式', '日期', '结果', '依据'])
    const rest = '市级,每日要情,,,2026-11-21,,'
    const rows = [`${items[1]?.receipt},${rest}`, `晚稻机收过八成,${rest}`]
    const file = Buffer.from([head.join(','), ...rows].join('\r\n'))
    expect((await post(file)).json().rows).toMatchObject([
      { itemId: items[1]?.id, fate: 'new' },
      { itemId: items[0]?.id, fate: 'new' },
    ])
  })

  it('of the same file change nothing the second time', async () => {
    const row = ',晚稻机收过八成,市级,每日要情,,,2026-11-21,,'
    await post(sheet(row, row), 'apply')
    const again = (await post(sheet(row, row), 'apply')).json()
    expect(again.rows.map(({ fate }: { fate: string }) => fate)).toEqual(['known', 'known'])
    expect(await usesOf(0)).toHaveLength(1)
  })

  it('with broken rows change nothing, and all of them are listed with their reasons', async () => {
    const file = sheet(
      ',晚稻机收过八成,市级,每日要情,,,2026-11-21,,',
      ',没有这一篇,市级,每日要情,,,2026-11-21,,',
      ',油菜播种过半,市级,每日要情,,,2026-11-21,,',
      '11月3号,,市级,每日要情,,,2026-11-21,,',
      ',晚稻机收过八成,乡级,每日要情,,,2026-11-21,,',
      ',晚稻机收过八成,市级,,,,2026-11-21,,',
      ',晚稻机收过八成,市级,每日要情,三十,,2026-11-21,,',
      ',晚稻机收过八成,市级,每日要情,,长文,2026-11-21,,',
      ',晚稻机收过八成,市级,每日要情,,,2026-02-30,,',
      ',晚稻机收过八成,市级,每日要情,,,2027-01-01,,',
      ',晚稻机收过八成,市级,每日要情,,,2026-11-01,,',
      ',晚稻机收过八成,市级,每日要情,,,,未采用,',
      ',晚稻机收过八成,市级,每日要情,,,2026-11-21,也许,',
      ',没有这一篇,市级,,,,昨天,,',
    )
    const { isApplied, rows } = (await post(file, 'apply')).json()
    expect(isApplied).toBe(false)
    expect(
      rows.map(({ number, faults }: { number: number; faults: string[] }) => [number, ...faults]),
    ).toEqual([
      [2],
      [3, 'not_found'],
      [4, 'ambiguous'],
      [5, 'receipt_malformed'],
      [6, 'level_unknown'],
      [7, 'outlet_missing'],
      [8, 'issue_malformed'],
      [9, 'form_unknown'],
      [10, 'day_malformed'],
      [11, 'day_ahead'],
      [12, 'day_before_item'],
      [13, 'not_passed_up'],
      [14, 'result_unknown'],
      [15, 'outlet_missing', 'day_malformed', 'not_found'],
    ])
    expect(await usesOf(0)).toEqual([])
  })

  it('come from a workbook as well, with Excel’s own days', async () => {
    const day = { value: new Date(Date.UTC(2026, 10, 21)), type: Date, format: 'yyyy-mm-dd' }
    const data = [
      ['标题', '层级', '刊物', '期号', '日期'].map((value) => ({ value })),
      [
        { value: '晚稻机收过八成' },
        { value: '国办' },
        { value: '要情 <快报> & 专刊' },
        { value: 7, type: Number },
        day,
      ],
    ]
    const file = await writeXlsxFile([{ sheet: '结果', data }]).toBuffer()
    expect((await post(file, 'apply')).json().isApplied).toBe(true)
    expect(await usesOf(0)).toMatchObject([
      {
        level: 'state_council',
        periodicalName: '要情 <快报> & 专刊',
        issue: 7,
        usedAt: Date.parse('2026-11-21T00:00+08:00'),
      },
    ])
  })

  it('come in GBK, as Excel in China writes them', async () => {
    // 标题,层级,刊物,日期 / 晚稻机收过八成,市级,要情,2026-11-21
    const gbk =
      'b1eacce22cb2e3bcb62cbfafceef2cc8d5c6da0acdedb5bebbfacad5b9fdb0cbb3c92ccad0bcb62cd2aac7e92c323032362d31312d3231'
    expect((await post(Buffer.from(gbk, 'hex'))).json().rows).toMatchObject([
      { title: '晚稻机收过八成', fate: 'new' },
    ])
  })

  it('on a composite reach all its sources with their shares', async () => {
    const sources = [0, 1].map((index) => ({
      itemId: items[index]?.id,
      baseRev: 1,
      percent: 50,
      isMain: index === 0,
    }))
    await editor.post('/api/desk/composites', {
      id: newCommandId(testIds),
      compositeId: newItemId(testIds),
      title: '秋收秋种综合',
      sources,
    })
    await post(sheet(',秋收秋种综合,省级,政务要情,,综合,2026-11-21,,'), 'apply')
    expect(await usesOf(1)).toMatchObject([{ periodicalName: '政务要情', share: { percent: 50 } }])
  })

  it.each([
    [Buffer.from('随便一句话'), 'results.no_columns'],
    [Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1, 2]), 'results.not_a_sheet'],
    [Buffer.from([0xff, 0xd8, 0, 1]), 'results.not_a_sheet'],
  ])('are not read from %j', async (file, code) => {
    const reply = await post(file)
    expect([reply.statusCode, reply.json().code]).toEqual([422, code])
  })

  it('are entered by editors only', async () => {
    const leader = await office.signIn('lingdao')
    expect((await post(sheet(''), 'apply', leader)).statusCode).toBe(403)
  })
})

function sheet(...rows: string[]): Buffer {
  return Buffer.from(`\uFEFF${[HEAD, ...rows].join('\r\n')}\r\n`)
}

function post(file: Buffer, mode = 'check', client = editor) {
  return client.inject({
    method: 'POST',
    url: `/api/desk/results?mode=${mode}`,
    payload: file,
    headers: { 'content-type': 'application/octet-stream' },
  })
}

async function usesOf(index: number) {
  const { item } = (await editor.get(`/api/desk/items/${items[index]?.id ?? ''}`)).json()
  const events: { type: string; adoption?: unknown }[] = item.events
  return events.filter(({ type }) => type === 'adopted').map(({ adoption }) => adoption)
}
