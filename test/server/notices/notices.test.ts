import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { NewNotice, ToldNotice } from '../../../src/protocol/notice.ts'
import { makeNotice, readTold } from '../../support/board.ts'
import { openPhone, type TestPhone } from '../../support/review-office.ts'
import { openTestOffice, START, type Client, type TestOffice } from '../../support/server-office.ts'

let office: TestOffice
let editor: Client
let bureau: TestPhone
let town: TestPhone

beforeEach(async () => {
  office = await openTestOffice()
  editor = await office.signIn('bianji')
  bureau = await openPhone(office, 'nongye01')
  town = await openPhone(office, 'shangping01')
})
afterEach(() => office.close())

const post = (notice: NewNotice, client = editor) => client.post('/api/desk/notices', notice)
const titles = async (phone: TestPhone) =>
  (await readTold<ToldNotice | null>(phone, 'notice')).map((row) => row?.title ?? null)

describe('posting a notice', () => {
  it('reaches the units that it is for and nobody else', async () => {
    const bureauId = bureau.client.unitId
    if (bureauId === null) throw new Error('no unit')
    await post(makeNotice({ title: '全体' }))
    await post(makeNotice({ title: '乡镇', audience: { kind: 'classes', classIds: ['town'] } }))
    await post(makeNotice({ title: '农业', audience: { kind: 'units', unitIds: [bureauId] } }))
    expect(await titles(bureau)).toEqual(['全体', '农业'])
    expect(await titles(town)).toEqual(['全体', '乡镇'])
  })

  it('sent again changes nothing, and its id belongs to it', async () => {
    const notice = makeNotice()
    await post(notice)
    const reply = await post(notice)
    expect(reply.json().notices).toHaveLength(1)
    const other = await post({ ...notice, title: '另一条' })
    expect([other.statusCode, other.json().code]).toEqual([409, 'notice.id_taken'])
  })

  it.each([
    ['an end that has passed', { until: START }, 400, 'notice.until_in_past'],
    ['an empty audience', { audience: { kind: 'units' as const, unitIds: [] } }, 400, 'request.malformed'],
    [
      'a class that the rules do not know',
      { audience: { kind: 'classes' as const, classIds: ['moon'] } },
      400,
      'notice.class_unknown',
    ],
    ['a classification mark', { body: '机密★5年' }, 422, 'notice.secrecy_mark'],
  ])('refuses %s and keeps nothing', async (_what, changes, status, code) => {
    const reply = await post(makeNotice(changes))
    expect([reply.statusCode, reply.json().code]).toEqual([status, code])
    expect((await editor.get('/api/desk/notices')).json().notices).toEqual([])
    expect(await titles(bureau)).toEqual([])
  })

  it('is the editors’; leaders read', async () => {
    const leader = await office.signIn('lingdao')
    expect((await post(makeNotice(), leader)).statusCode).toBe(403)
    expect((await leader.get('/api/desk/notices')).statusCode).toBe(200)
  })
})

describe('withdrawing a notice', () => {
  it('takes it off the phones of those who had it, and the desk keeps it with the reason', async () => {
    const notice = makeNotice({ audience: { kind: 'classes', classIds: ['town'] } })
    await post(notice)
    const reply = await editor.post(`/api/desk/notices/${notice.id}/withdrawal`, { words: '时间写错了' })
    expect(reply.json().notices).toMatchObject([
      { id: notice.id, withdrawn: { at: START, by: 'bianji', words: '时间写错了' } },
    ])
    expect(await titles(town)).toEqual([null])
    expect(await titles(bureau)).toEqual([])
  })

  it('again keeps the first reason', async () => {
    const notice = makeNotice()
    await post(notice)
    await editor.post(`/api/desk/notices/${notice.id}/withdrawal`, { words: '先' })
    const reply = await editor.post(`/api/desk/notices/${notice.id}/withdrawal`, { words: '后' })
    expect(reply.json().notices[0].withdrawn.words).toBe('先')
  })
})
