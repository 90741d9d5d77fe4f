import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import type { PeopleReport } from '../../../src/protocol/desk-roster.ts'
import { newDeviceId } from '../../../src/domain/ids.ts'
import {
  openTestOffice,
  testIds,
  type Client,
  type Reply,
  type TestOffice,
} from '../../support/server-office.ts'

let office: TestOffice
let admin: Client

beforeEach(async () => {
  office = await openTestOffice()
  admin = await office.signIn('guanli')
})
afterEach(() => office.close())

const HEAD = '单位,单位类别,姓名,角色,职务,电话,账号,科室'
const GOOD = [
  '水利局,县直部门,王清,信息员,科员,0570-1234567,shuili01,办公室',
  '水利局,,李江,科室负责人,科长,,shuili-shenhe,',
  '水利局,,赵海,分管领导,副局长,0570-7654321,,',
]
const sheetOf = (...rows: string[]) => Buffer.from([HEAD, ...rows].join('\r\n'))

function send(bytes: Buffer, mode: 'check' | 'apply', client = admin): Promise<Reply> {
  return client.inject({
    method: 'POST',
    url: `/api/admin/people-sheet?mode=${mode}`,
    headers: { 'content-type': 'application/octet-stream' },
    payload: bytes,
  })
}
const reportOf = async (bytes: Buffer, mode: 'check' | 'apply') =>
  (await send(bytes, mode)).json<PeopleReport>()
const fates = ({ rows }: PeopleReport) => rows.map(({ number, fate, fault }) => [number, fault ?? fate])
/** Everything that an import could have changed. */
const state = () =>
  ['units', 'accounts', 'roster_entries'].map((table) => office.server.parts.db.all(`select * from ${table}`))

async function signIn(password: string, newPassword?: string) {
  const device = { id: newDeviceId(testIds), name: 'test' }
  const payload = { account: 'shuili01', password, newPassword, device, sentAt: office.clock.now }
  return office.inject({ method: 'POST', url: '/api/session', payload })
}

describe('a sheet of people and units', () => {
  it('is only looked at in a dry run', async () => {
    const before = state()
    const report = await reportOf(sheetOf(...GOOD), 'check')
    expect(fates(report)).toEqual([
      [2, 'new'],
      [3, 'new'],
      [4, 'new'],
    ])
    expect([report.isApplied, report.passwords, state()]).toEqual([false, [], before])
  })

  it('says whose account another name in the sheet would take over, before anything is written', async () => {
    await reportOf(sheetOf(...GOOD), 'apply')
    const report = await reportOf(
      sheetOf('水利局,,周泉,信息员,,,shuili01,', '水利局,,吴湖,主要领导,局长,,shuili-shenhe2,'),
      'check',
    )
    expect(report.rows.map(({ fate, renames }) => [fate, renames])).toEqual([
      ['changed', '王清'],
      ['new', null],
    ])
  })

  it('brings units, accounts and the roster, and changes nothing the second time', async () => {
    const report = await reportOf(sheetOf(...GOOD), 'apply')
    expect(report.isApplied).toBe(true)
    expect(report.passwords.map(({ account }) => account)).toEqual(['shuili01', 'shuili-shenhe'])
    const { entries } = (await admin.get('/api/desk/roster')).json()
    expect(
      entries.map(({ post, name, duty, phone }: Record<string, string>) => [post, name, duty, phone]),
    ).toEqual([
      ['officer', '王清', '科员', '0570-1234567'],
      ['section_head', '李江', '科长', ''],
      ['leader', '赵海', '副局长', '0570-7654321'],
    ])
    const after = state()
    const again = await reportOf(sheetOf(...GOOD), 'apply')
    expect(fates(again).map(([, fate]) => fate)).toEqual(['known', 'known', 'known'])
    expect(state()).toEqual(after)
  })

  it('as a workbook is the same as in text', async () => {
    const data = [HEAD, ...GOOD].map((row) => row.split(',').map((value) => ({ value })))
    const workbook = await writeXlsxFile([{ sheet: '人员', data }]).toBuffer()
    expect(fates(await reportOf(workbook, 'check')).map(([, fate]) => fate)).toEqual(['new', 'new', 'new'])
  })

  it('with broken rows changes nothing and lists them all', async () => {
    const before = state()
    const broken = [
      ',县直部门,无名,信息员,,,wu01,',
      '交通局,,孙路,信息员,,,jiaotong01,',
      '交通局,没有的类别,孙路,信息员,,,jiaotong02,',
      '上屏镇,县直部门,孙路,信息员,,,shangping09,',
      '上屏镇,,,信息员,,,shangping08,',
      '上屏镇,,孙路,大使,,,shangping07,',
      '上屏镇,,孙路,信息员,,,孙,',
      '上屏镇,,孙路,信息员,,,nongye01,',
      '水利局,,重复,信息员,,,shuili01,',
      '上屏镇,,孙路,主要领导,,,,',
    ]
    const report = await reportOf(sheetOf(...GOOD, ...broken), 'apply')
    expect(fates(report).slice(GOOD.length)).toEqual([
      [5, 'unit_missing'],
      [6, 'class_missing'],
      [7, 'class_unknown'],
      [8, 'class_differs'],
      [9, 'name_missing'],
      [10, 'role_unknown'],
      [11, 'account_malformed'],
      [12, 'account_of_other'],
      [13, 'account_twice'],
      [14, 'account_missing'],
    ])
    expect([report.isApplied, report.passwords, state()]).toEqual([false, [], before])
  })

  it('files a change of the person in a post beside who was there before', async () => {
    await reportOf(sheetOf(...GOOD), 'apply')
    const report = await reportOf(sheetOf('水利局,,钱湖,分管领导,局长,,,'), 'apply')
    expect(fates(report)).toEqual([[2, 'changed']])
    const { entries } = (await admin.get('/api/desk/roster')).json()
    const leaders = entries.filter(({ post }: { post: string }) => post === 'leader')
    expect(leaders.map(({ name }: { name: string }) => name)).toEqual(['赵海', '钱湖'])
    expect(new Set(leaders.map(({ seatId }: { seatId: string }) => seatId)).size).toBe(1)
  })

  it.each([
    [Buffer.from([0x50, 0x4b, 1, 2, 3, 0]), 422, 'sheet.unreadable'],
    [Buffer.from('甲,乙\n1,2'), 422, 'sheet.no_columns'],
  ])('that is none is refused', async (bytes, status, code) => {
    const reply = await send(bytes, 'check')
    expect([reply.statusCode, reply.json().code]).toEqual([status, code])
  })

  it('is the admin’s alone, and the template can be read back', async () => {
    expect((await send(sheetOf(...GOOD), 'check', await office.signIn('bianji'))).statusCode).toBe(403)
    const template = await admin.get('/api/admin/people-sheet.xlsx')
    expect(fates(await reportOf(template.rawPayload, 'check'))).toEqual([[2, 'class_unknown']])
  })
})

describe('a password that the office handed out', () => {
  it('opens nothing until its owner has chosen another one', async () => {
    const [first] = (await reportOf(sheetOf(...GOOD), 'apply')).passwords
    const password = first?.password ?? ''
    const refused = await signIn(password)
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'login.password_once'])
    expect(refused.headers['set-cookie']).toBeUndefined()
    expect((await signIn(password, password)).json().code).toBe('login.password_once')
    expect((await signIn(password, 'short')).json().code).toBe('person.password_too_short')
    expect((await signIn(password, 'eigenes-wort-7')).statusCode).toBe(200)
    expect((await signIn(password)).statusCode).toBe(401)
    expect((await signIn('eigenes-wort-7')).statusCode).toBe(200)
  })
})
