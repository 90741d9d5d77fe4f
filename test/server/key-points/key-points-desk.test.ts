import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Day } from '../../../src/domain/calendar/day.ts'
import { newKeyPointSetId, type UnitId } from '../../../src/domain/ids.ts'
import type { KeyPointsKeeping } from '../../../src/protocol/key-points.ts'
import { actOn, keep, makeKeyPoints, makePoint, put, readKeyPoints } from '../../support/key-points.ts'
import { openTestOffice, testIds, type Client, type TestOffice } from '../../support/server-office.ts'

let office: TestOffice
let editor: Client

beforeEach(async () => {
  office = await openTestOffice()
  editor = await office.signIn('bianji')
})
afterEach(() => office.close())

const days = (from: string, until: string) =>
  ({ kind: 'days', from: from as Day, until: until as Day }) as const

async function refused(changes: Partial<KeyPointsKeeping>, client = editor) {
  const reply = await put(client, newKeyPointSetId(testIds), makeKeyPoints(changes))
  return [reply.statusCode, reply.json().code]
}

describe('publishing key points', () => {
  it('refuses a period that is over, runs backwards or is none of its kind', async () => {
    expect(await refused({ span: days('2026-11-01', '2026-11-20') })).toEqual([400, 'key_points.past'])
    expect(await refused({ span: days('2026-11-25', '2026-11-24') })).toEqual([400, 'key_points.backwards'])
    const halfMonth = { kind: 'month', from: '2026-11-01' as Day, until: '2026-11-25' as Day } as const
    expect(await refused({ span: halfMonth })).toEqual([400, 'key_points.backwards'])
    expect(await refused({ span: days('2026-02-30', '2026-12-01') })).toEqual([400, 'request.malformed'])
    expect(readKeyPoints(await editor.get('/api/desk/key-points'))).toEqual([])
  })

  it('refuses a deadline that has passed or lies beyond the period', async () => {
    const dueOn = (on: string) => ({ points: [makePoint({ dueOn: on as Day })] })
    expect(await refused(dueOn('2026-11-20'))).toEqual([400, 'key_points.due_wrong'])
    expect(await refused(dueOn('2026-12-01'))).toEqual([400, 'key_points.due_wrong'])
    expect((await keep(editor, makeKeyPoints(dueOn('2026-11-21')))).points[0]?.dueOn).toBe('2026-11-21')
  })

  it('refuses an audience without a unit, an unknown unit and a set without a point', async () => {
    const classes = { kind: 'classes' as const, classIds: ['no such class'] }
    expect(await refused({ audience: classes })).toEqual([400, 'key_points.no_audience'])
    expect(await refused({ audience: { kind: 'units', unitIds: [] } })).toEqual([
      400,
      'key_points.no_audience',
    ])
    const unknown = newKeyPointSetId(testIds) as string as UnitId
    expect(await refused({ audience: { kind: 'units', unitIds: [unknown] } })).toEqual([404, 'unit.unknown'])
    expect(await refused({ points: [] })).toEqual([400, 'key_points.empty'])
  })

  it('sent again changes nothing; another text under the same id is refused', async () => {
    const set = makeKeyPoints()
    const { id } = await keep(editor, set)
    await keep(editor, set, id)
    expect(readKeyPoints(await editor.get('/api/desk/key-points'))).toMatchObject([{ id, rev: 1 }])
    const reply = await put(editor, id, { ...set, title: '改了题目' })
    expect([reply.statusCode, reply.json().code]).toEqual([409, 'key_points.published'])
  })

  it('is the editor’s alone: a leader reads, a unit’s person does neither', async () => {
    const [leader, phone] = [await office.signIn('lingdao'), await office.signIn('nongye01')]
    expect((await leader.get('/api/desk/key-points')).statusCode).toBe(200)
    expect(await refused({}, leader)).toEqual([403, 'session.forbidden'])
    expect(await refused({}, phone)).toEqual([403, 'session.forbidden'])
    expect((await phone.get('/api/desk/key-points/matrix')).statusCode).toBe(403)
  })
})

describe('a draft of key points', () => {
  it('is written anew until it is published; of two editors the later one sees the first', async () => {
    const set = makeKeyPoints({ isPublished: false })
    const { id } = await keep(editor, set)
    const changed = { ...set, baseRev: 1, points: [makePoint({ title: '安全生产' })] }
    expect(await keep(editor, changed, id)).toMatchObject({ rev: 2, points: [{ title: '安全生产' }] })
    const late = await put(editor, id, { ...set, baseRev: 1, title: '另一位编辑的题目' })
    expect([late.statusCode, late.json().code]).toEqual([409, 'key_points.changed'])
    const published = await keep(editor, { ...changed, baseRev: 2, isPublished: true }, id)
    expect(published).toMatchObject({ by: 'bianji', points: [{ number: 1, title: '安全生产' }] })
    expect(published.publishedAt).not.toBeNull()
  })

  it('may lie in days gone by, for it is only published later; then it is refused', async () => {
    const set = makeKeyPoints({ isPublished: false, span: days('2026-10-01', '2026-10-31') })
    const { id, rev } = await keep(editor, set)
    const reply = await put(editor, id, { ...set, baseRev: rev, isPublished: true })
    expect(reply.json().code).toBe('key_points.past')
  })
})

describe('a published point', () => {
  it('can be supplemented and closed; what was said stays', async () => {
    const set = await keep(editor, makeKeyPoints())
    expect((await actOn(editor, set, { type: 'supplemented', words: '请附数据' })).statusCode).toBe(200)
    const stale = await actOn(editor, set, { type: 'closed', words: '' })
    expect(stale.json().code).toBe('key_points.changed')
    const [seen] = readKeyPoints(await editor.get('/api/desk/key-points'))
    if (seen === undefined) throw new Error('no set')
    const [shut] = readKeyPoints(await actOn(editor, seen, { type: 'closed', words: '材料已够' }))
    expect(shut?.points[0]?.events).toMatchObject([
      { type: 'supplemented', by: 'bianji', words: '请附数据' },
      { type: 'closed', by: 'bianji', words: '材料已够' },
    ])
    if (shut === undefined) throw new Error('no set')
    const again = await actOn(editor, shut, { type: 'supplemented', words: '再补一句' })
    expect(again.json().code).toBe('key_points.wrong_state')
  })

  it('a draft takes no supplement, and the database itself refuses to lose a published point', async () => {
    const draft = await keep(editor, makeKeyPoints({ isPublished: false }))
    expect((await actOn(editor, draft, { type: 'closed', words: '' })).json().code).toBe(
      'key_points.wrong_state',
    )
    const { points } = await keep(editor, makeKeyPoints())
    const { db } = office.server.parts
    const remove = () => db.write(() => db.run('delete from key_points where id = ?', points[0]?.id ?? ''))
    await expect(remove()).rejects.toThrow('published key points stay')
  })
})

describe('a draft of key points', () => {
  const drop = (id: string, rev: number, client = editor) =>
    client.inject({ method: 'DELETE', url: `/api/desk/key-points/${id}?rev=${rev}` })

  it('is thrown away as it was read, once or twice', async () => {
    const { id } = await keep(editor, makeKeyPoints({ isPublished: false }))
    const other = await keep(editor, makeKeyPoints({ isPublished: false }))
    expect(readKeyPoints(await drop(id, 1)).map((set) => set.id)).toEqual([other.id])
    expect((await drop(id, 1)).statusCode).toBe(200)
  })

  it('stays when a colleague went on writing, and when it was published meanwhile', async () => {
    const set = makeKeyPoints({ isPublished: false })
    const { id } = await keep(editor, set)
    await keep(editor, { ...set, title: '改了题目', baseRev: 1 }, id)
    expect((await drop(id, 1)).json().code).toBe('key_points.changed')
    await keep(editor, { ...set, title: '改了题目', baseRev: 2, isPublished: true }, id)
    expect((await drop(id, 3)).json().code).toBe('key_points.published')
    const { db } = office.server.parts
    expect(() => db.run('delete from key_point_sets where id = ?', id)).toThrow()
    expect(readKeyPoints(await editor.get('/api/desk/key-points'))).toHaveLength(1)
  })

  it('is not written on by somebody who has not seen that it is gone', async () => {
    const set = makeKeyPoints({ isPublished: false })
    const { id } = await keep(editor, set)
    await drop(id, 1)
    const reply = await put(editor, id, { ...set, title: '改了题目', baseRev: 1 })
    expect([reply.statusCode, reply.json().code]).toEqual([409, 'key_points.changed'])
  })

  it('is no leader’s to throw away', async () => {
    const { id } = await keep(editor, makeKeyPoints({ isPublished: false }))
    expect((await drop(id, 1, await office.signIn('lingdao'))).statusCode).toBe(403)
  })
})
