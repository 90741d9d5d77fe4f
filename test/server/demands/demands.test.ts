import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Day } from '../../../src/domain/calendar/day.ts'
import { newItemId } from '../../../src/domain/ids.ts'
import { newDemandId } from '../../../src/domain/later-ids.ts'
import type { DemandActing, DemandKeeping, DeskDemand } from '../../../src/protocol/demand.ts'
import { makeCommission } from '../../support/commissions.ts'
import { keep, makeKeyPoints, makePoint } from '../../support/key-points.ts'
import { openPhone } from '../../support/review-office.ts'
import { openTestOffice, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import { makeSubmission } from '../../support/server-phone.ts'
import { keepDemand, makeDemand, readDemands } from '../../support/topic-calendar.ts'

let office: TestOffice
let editor: Client

beforeEach(async () => {
  office = await openTestOffice()
  editor = await office.signIn('bianji')
})
afterEach(() => office.close())

const list = async () => readDemands(await editor.get('/api/desk/demands'))
const put = (id: string, payload: DemandKeeping, client = editor) =>
  client.inject({ method: 'PUT', url: `/api/desk/demands/${id}`, payload })
const act = ({ id, rev }: DeskDemand, type: DemandActing['type'], words = '已约稿') =>
  editor.post(`/api/desk/demands/${id}/acts`, { rev, type, words })

describe('the register of what leaders ask for', () => {
  it('keeps who asked for what, when and where, and who recorded it', async () => {
    const demand = await keepDemand(editor)
    expect(demand).toMatchObject({ leader: '王县长', note: '县政府常务会议', by: 'bianji', events: [] })
    await keepDemand(editor, makeDemand(), demand.id)
    expect(await list()).toMatchObject([{ id: demand.id, rev: 1 }])
  })

  it('a correction keeps its first recorder; of two editors the later one sees the first', async () => {
    const { id } = await keepDemand(editor)
    const second = await office.signIn('bianji02')
    const changed = await keepDemand(second, makeDemand({ baseRev: 1, words: '改为每旬报。' }), id)
    expect(changed).toMatchObject({ rev: 2, by: 'bianji', words: '改为每旬报。' })
    const late = await put(id, makeDemand({ baseRev: 1, words: '不同的记录' }))
    expect([late.statusCode, late.json().code]).toEqual([409, 'demand.changed'])
  })

  it('stores nothing of words that carry a classification mark, neither of the demand nor of its answer', async () => {
    const reply = await put(newDemandId(testIds), makeDemand({ words: '机密★一年 某工程进度' }))
    expect([reply.statusCode, reply.json().code]).toEqual([422, 'demand.secrecy_mark'])
    expect(await list()).toEqual([])
    const demand = await keepDemand(editor)
    expect((await act(demand, 'answered', '机密★一年')).json().code).toBe('demand.secrecy_mark')
    expect(await list()).toMatchObject([{ rev: 1, events: [] }])
  })

  it('refuses what nobody can have said yet', async () => {
    const reply = await put(newDemandId(testIds), makeDemand({ on: '2026-11-22' as Day }))
    expect(reply.json().code).toBe('demand.in_future')
    expect(await list()).toEqual([])
  })

  it('is the editors’ and leaders’ alone, and no phone is told of it', async () => {
    const { id } = await keepDemand(editor)
    const [leader, admin] = [await office.signIn('lingdao'), await office.signIn('guanli')]
    expect(readDemands(await leader.get('/api/desk/demands'))).toHaveLength(1)
    expect((await put(id, makeDemand({ baseRev: 1 }), leader)).statusCode).toBe(403)
    expect((await admin.get('/api/desk/demands')).statusCode).toBe(403)
    const phone = await openPhone(office, 'nongye01')
    expect((await phone.client.get('/api/desk/demands')).statusCode).toBe(403)
    expect(JSON.stringify(await phone.read())).not.toContain('王县长')
  })

  it('says when a leader was asked last, whatever else was recorded since', async () => {
    const lastAsked = async () => (await editor.get('/api/desk/demands')).json().lastAskedOn
    await keepDemand(editor)
    expect(await lastAsked()).toBeNull()
    await keepDemand(editor, makeDemand({ source: 'asked', on: '2026-11-02' as Day }))
    await keepDemand(editor, makeDemand({ source: 'asked', on: '2026-08-02' as Day }))
    expect(await lastAsked()).toBe('2026-11-02')
  })
})

describe('what became of a demand', () => {
  it('it is answered once, and may be taken up again; what was said stays', async () => {
    const demand = await keepDemand(editor)
    expect((await act(demand, 'reopened')).json().code).toBe('demand.wrong_state')
    const [answered] = readDemands(await act(demand, 'answered', '已报送专题信息'))
    if (answered === undefined) throw new Error('no demand')
    expect((await act(demand, 'reopened')).json().code).toBe('demand.changed')
    expect((await act(answered, 'answered')).json().code).toBe('demand.wrong_state')
    const [again] = readDemands(await act(answered, 'reopened', '要求补充数据'))
    expect(again?.events).toMatchObject([
      { type: 'answered', by: 'bianji', words: '已报送专题信息' },
      { type: 'reopened', words: '要求补充数据' },
    ])
  })

  it('the same act of the same editor whose answer was lost is answered as it stands, a colleague’s is not', async () => {
    const demand = await keepDemand(editor)
    await act(demand, 'answered', '已报送专题信息')
    const again = await act(demand, 'answered', '已报送专题信息')
    expect(again.statusCode).toBe(200)
    expect(readDemands(again)).toMatchObject([{ rev: 2, events: [{ type: 'answered' }] }])
    expect((await act(demand, 'answered', '另有说法')).json().code).toBe('demand.changed')
    const second = await office.signIn('bianji02')
    const payload = { rev: demand.rev, type: 'answered', words: '已报送专题信息' }
    const late = await second.post(`/api/desk/demands/${demand.id}/acts`, payload)
    expect(late.json().code).toBe('demand.changed')
  })

  it('the key points and commissions made of it and their items, of drafts as well', async () => {
    const { id } = await keepDemand(editor)
    const phone = await openPhone(office, 'nongye01')
    const drafted = await keep(
      editor,
      makeKeyPoints({ isPublished: false, points: [makePoint({ demandId: id })] }),
    )
    const commission = makeCommission([phone.client.unitId], { demandId: id })
    await editor.post('/api/desk/commissions', commission)
    const itemId = newItemId(testIds)
    await phone.send({ itemId, payload: { ...makeSubmission(), commissionId: commission.id } })
    const [demand] = await list()
    expect(demand?.made).toMatchObject({
      points: [{ setId: drafted.id, isPublished: false }],
      commissions: [{ id: commission.id }],
      items: [{ itemId }],
    })
    const url = `/api/desk/key-points/${drafted.id}?rev=${drafted.rev}`
    await editor.inject({ method: 'DELETE', url })
    expect((await list())[0]?.made.points).toEqual([])
  })

  it('the point itself names the demand at the desk, and on no phone', async () => {
    const { id } = await keepDemand(editor)
    const set = await keep(editor, makeKeyPoints({ points: [makePoint({ demandId: id })] }))
    expect(set.points[0]?.demandId).toBe(id)
    const phone = await openPhone(office, 'nongye01')
    expect(JSON.stringify(await phone.read())).not.toContain(id)
  })

  it('nothing is made of a demand that is not there', async () => {
    const demandId = newDemandId(testIds)
    const points = [makePoint({ demandId })]
    await expect(keep(editor, makeKeyPoints({ points }))).rejects.toThrow('demand.unknown')
  })
})
