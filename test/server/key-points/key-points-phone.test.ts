import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Day } from '../../../src/domain/calendar/day.ts'
import { newItemId, type ItemId, type KeyPointId, type KeyPointSetId } from '../../../src/domain/ids.ts'
import {
  ITEM_POINTS_TOLD,
  KEY_POINTS_TOLD,
  toldItemPoints,
  toldKeyPoints,
  UNIT_POINTS_TOLD,
  type KeyPointsReceipts,
  type PointMatrix,
} from '../../../src/protocol/key-points.ts'
import { parse } from '../../../src/protocol/parse.ts'
import { actOn, keep, makeKeyPoints, makePoint, readKeyPoints } from '../../support/key-points.ts'
import { readWorkbook } from '../../support/read-workbook.ts'
import { openPhone, type TestPhone } from '../../support/review-office.ts'
import { openTestOffice, START, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import { makeSubmission } from '../../support/server-phone.ts'

let office: TestOffice
let editor: Client
let phone: TestPhone
let other: TestPhone

beforeEach(async () => {
  office = await openTestOffice()
  editor = await office.signIn('bianji')
  phone = await openPhone(office, 'nongye01')
  other = await openPhone(office, 'shangping01')
})
afterEach(() => office.close())

async function readTold({ read }: TestPhone, about: string): Promise<unknown[]> {
  return (await read()).flatMap((change) =>
    change.kind === 'told' && change.about === about ? [change.row] : [],
  )
}

async function readSets(from: TestPhone) {
  return (await readTold(from, KEY_POINTS_TOLD)).map((row) => {
    const parsed = parse(toldKeyPoints, row)
    if (!parsed.ok) throw new Error(parsed.place)
    return parsed.value
  })
}

async function readPointsOf(from: TestPhone, itemId: ItemId) {
  const rows = (await readTold(from, ITEM_POINTS_TOLD)).map((row) => parse(toldItemPoints, row))
  return rows.flatMap((row) => (row.ok && row.value.itemId === itemId ? row.value.points : []))
}

function read(from: TestPhone, id: KeyPointSetId, rev = 1) {
  return from.send({ type: 'key_points.read', itemId: id as string as ItemId, payload: { rev } })
}

async function submit(from: TestPhone, pointIds?: KeyPointId[], clientTime = START) {
  const itemId = newItemId(testIds)
  const payload = { ...makeSubmission(), ...(pointIds === undefined ? {} : { pointIds }) }
  expect(await from.send({ itemId, payload, clientTime })).toMatchObject({ status: 'applied' })
  return itemId
}

async function receiptsOf(id: KeyPointSetId): Promise<KeyPointsReceipts['units']> {
  return (await editor.get(`/api/desk/key-points/${id}/receipts`)).json().units
}

const matrix = async (query = ''): Promise<PointMatrix> =>
  (await editor.get(`/api/desk/key-points/matrix${query}`)).json()

describe('who is told of key points', () => {
  it('the units addressed, without to whom else they went and who asked for them', async () => {
    const source = { kind: 'leader', who: '王县长', on: '2026-11-18' as Day } as const
    await keep(
      editor,
      makeKeyPoints({
        audience: { kind: 'classes', classIds: ['department'] },
        points: [makePoint({ source })],
      }),
    )
    const [told] = await readSets(phone)
    expect(told).toMatchObject({ title: '11月信息报送要点', by: 'bianji', readRev: 0 })
    expect(told?.points[0]?.source).toEqual({ kind: 'leader' })
    expect(JSON.stringify(await phone.read())).not.toContain('王县长')
    expect(await readSets(other)).toEqual([])
  })

  it('nobody while they are drafted, and a unit that is named alone', async () => {
    await keep(editor, makeKeyPoints({ isPublished: false }))
    const unitIds = other.client.unitId === null ? [] : [other.client.unitId]
    await keep(editor, makeKeyPoints({ audience: { kind: 'units', unitIds } }))
    expect(await readSets(phone)).toEqual([])
    expect(await readSets(other)).toHaveLength(1)
  })

  it('a supplement is told of under a higher revision, and has to be read anew', async () => {
    const set = await keep(editor, makeKeyPoints())
    await read(phone, set.id)
    await actOn(editor, set, { type: 'supplemented', words: '请附数据' })
    expect(await readSets(phone)).toMatchObject([{ rev: 2, readRev: 1 }])
  })
})

describe('receipts', () => {
  it('a receipt counts once, however often it is sent, and names who opened it first', async () => {
    const { id } = await keep(editor, makeKeyPoints())
    expect(await read(phone, id)).toEqual({ status: 'saved', rev: 1 })
    office.clock.now += 60_000
    expect(await read(phone, id)).toEqual({ status: 'saved', rev: 1 })
    const units = await receiptsOf(id)
    const own = units.find(({ unitId }) => unitId === phone.client.unitId)
    expect(own?.readers).toMatchObject([{ name: 'nongye01', at: START, isNewest: true }])
    expect(units.find(({ unitId }) => unitId === other.client.unitId)?.readers).toEqual([])
    expect(readKeyPoints(await editor.get('/api/desk/key-points'))).toMatchObject([{ read: 1 }])
  })

  it('to a unit that is not addressed the set does not exist', async () => {
    const unitIds = other.client.unitId === null ? [] : [other.client.unitId]
    const { id } = await keep(editor, makeKeyPoints({ audience: { kind: 'units', unitIds } }))
    expect(await read(phone, id)).toEqual({ status: 'rejected', code: 'key_points.unknown' })
    expect((await receiptsOf(id)).map(({ unitId }) => unitId)).toEqual(unitIds)
  })

  it('whose phones have asked for news since has it, read or not', async () => {
    const { id } = await keep(editor, makeKeyPoints())
    const isDelivered = async () =>
      (await receiptsOf(id)).find(({ unitId }) => unitId === phone.client.unitId)?.isDelivered
    expect(await isDelivered()).toBe(false)
    office.clock.now += 120_000
    await phone.read()
    expect(await isDelivered()).toBe(true)
  })
})

describe('the points that a text names', () => {
  it('are kept with it, told to its author alone and counted for the unit', async () => {
    const { points } = await keep(editor, makeKeyPoints())
    const itemId = await submit(phone, points[0] && [points[0].id])
    expect(await readPointsOf(phone, itemId)).toMatchObject([{ number: 1, title: points[0]?.title }])
    const colleague = await openPhone(office, 'nongye02')
    expect(await readPointsOf(colleague, itemId)).toEqual([])
    const counts = { points: [{ id: points[0]?.id, count: 1 }] }
    expect(await readTold(colleague, UNIT_POINTS_TOLD)).toEqual([counts])
    expect(await readTold(other, UNIT_POINTS_TOLD)).toEqual([])
  })

  it('that are another unit’s, or did not hold on its day, are left out, and the text is taken all the same', async () => {
    const unitIds = other.client.unitId === null ? [] : [other.client.unitId]
    const foreign = await keep(editor, makeKeyPoints({ audience: { kind: 'units', unitIds } }))
    const span = { kind: 'days', from: '2026-11-16' as Day, until: '2026-11-21' as Day } as const
    const own = await keep(editor, makeKeyPoints({ span }))
    office.clock.now += 16 * 3600_000
    const ids = [...foreign.points, ...own.points].map(({ id }) => id)
    const inTime = await submit(phone, ids, START)
    const late = await submit(phone, ids, office.clock.now)
    expect((await readPointsOf(phone, late)).length).toBe(0)
    expect((await readPointsOf(phone, inTime)).map(({ setId }) => setId)).toEqual([own.id, own.id])
  })

  it('stay as they are when an older phone sends the text anew without naming any', async () => {
    const { points } = await keep(editor, makeKeyPoints())
    const itemId = await submit(phone, points[0] && [points[0].id])
    await giveBack(itemId)
    const payload = makeSubmission({ title: '改过的标题' })
    expect(await phone.send({ type: 'item.resubmit', itemId, baseRev: 2, payload })).toMatchObject({
      status: 'applied',
    })
    expect(await readPointsOf(phone, itemId)).toHaveLength(1)
    await giveBack(itemId, 3)
    const emptied = { ...payload, pointIds: [] }
    await phone.send({ type: 'item.resubmit', itemId, baseRev: 4, payload: emptied })
    expect(await readPointsOf(phone, itemId)).toEqual([])
  })

  it('an editor adds and takes back, which leaves its traces', async () => {
    const { points } = await keep(editor, makeKeyPoints())
    const itemId = await submit(phone)
    const url = `/api/desk/items/${itemId}/key-points`
    const pointId = points[1]?.id
    await editor.post(url, { pointId, isTagged: true })
    await editor.post(url, { pointId, isTagged: true })
    expect(await readPointsOf(phone, itemId)).toMatchObject([{ id: pointId }])
    // Each set counts its points from 1, so the desk names the set beside them.
    const known = (await editor.get(url)).json()
    for (const point of [...known.points, ...known.offered]) expect(point.setTitle).toBe('11月信息报送要点')
    const reply = await editor.post(url, { pointId, isTagged: false })
    expect(reply.json()).toMatchObject({
      points: [],
      traces: [
        { type: 'tagged', by: 'bianji', number: 2 },
        { type: 'untagged', by: 'bianji', number: 2 },
      ],
    })
    expect(await readPointsOf(phone, itemId)).toEqual([])
    const leader = await office.signIn('lingdao')
    expect((await leader.post(url, { pointId, isTagged: true })).statusCode).toBe(403)
  })
})

async function giveBack(itemId: ItemId, baseRev = 1) {
  const decision = { type: 'returned', id: randomUUID(), baseRev, reason: 'wording', words: '' }
  expect((await editor.post(`/api/desk/items/${itemId}/decisions`, decision)).statusCode).toBe(200)
}

describe('points against units at the desk', () => {
  it('counts what came, and says who sent nothing', async () => {
    const { points } = await keep(editor, makeKeyPoints())
    const itemId = await submit(phone, points[0] && [points[0].id])
    const { items, units } = await matrix('?from=2026-11-01&until=2026-11-30')
    expect(items).toMatchObject([{ itemId, pointId: points[0]?.id, unitId: phone.client.unitId }])
    expect(units.map(({ unitId }) => unitId)).toContain(other.client.unitId)
    expect((await matrix('?from=2026-12-01&until=2026-12-31')).points).toEqual([])
    expect((await matrix('?class=town')).items).toEqual([])
    const backwards = await editor.get('/api/desk/key-points/matrix?from=2026-12-01&until=2026-11-01')
    expect(backwards.json().code).toBe('key_points.backwards')
  })

  it('goes out as a workbook and as lines, which no table program takes for formulas', async () => {
    const { points } = await keep(
      editor,
      makeKeyPoints({ points: [makePoint({ title: '秋粮' })], title: '=1+1' }),
    )
    await submit(phone, points[0] && [points[0].id])
    const book = await editor.get('/api/desk/key-points/matrix.xlsx')
    const rows = readWorkbook(book.rawPayload).get('报送要点') ?? []
    expect(rows[0]).toEqual(['单位', '单位类别', '=1+1 1. 秋粮', '未报要点数'])
    expect(rows.some((row) => row.includes('报1 用0'))).toBe(true)
    const lines = (await editor.get('/api/desk/key-points/matrix.csv')).body
    expect(lines.startsWith('\uFEFF"单位"')).toBe(true)
    expect(lines).toContain(`"'=1+1 1. 秋粮"`)
  })
})
