import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GRADE_REASONS } from '../../../src/domain/grade/grade.ts'
import { newCommandId, newItemId, type ItemId } from '../../../src/domain/ids.ts'
import {
  GRADE_TOLD,
  gradeTable,
  itemGrades,
  type GradeGiving,
  type ToldGrade,
} from '../../../src/protocol/grade.ts'
import { parse } from '../../../src/protocol/parse.ts'
import { REASON_WORDS } from '../../../src/server/grades/grade-table-file.usecases.ts'
import chinese from '../../../src/office/quality/words/zh-CN.json' with { type: 'json' }
import { readTold } from '../../support/board.ts'
import { readWorkbook } from '../../support/read-workbook.ts'
import {
  openPhone,
  openReviewOffice,
  submit as submitToReview,
  toldOf,
  type TestPhone,
} from '../../support/review-office.ts'
import { openTestOffice, START, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import { makeSubmission, sync } from '../../support/server-phone.ts'

let office: TestOffice
let editor: Client
let phone: TestPhone

beforeEach(async () => {
  office = await openTestOffice()
  editor = await office.signIn('bianji')
  phone = await openPhone(office, 'nongye01')
})
afterEach(() => office.close())

async function submit(from = phone, title = '春耕农资储备到位'): Promise<ItemId> {
  const itemId = newItemId(testIds)
  const payload = makeSubmission({ title })
  expect(await from.send({ itemId, payload, clientTime: START })).toMatchObject({ status: 'applied' })
  return itemId
}

const poor = { mark: 'poor' as const, reasons: ['confused' as const], words: '先说结果。' }
const good = { mark: 'good' as const, reasons: [], words: '' }

function give(
  id: ItemId,
  sides: GradeGiving['sides'],
  { client = editor, ...changes }: Partial<GradeGiving> & { client?: Client } = {},
) {
  const giving = { id: newCommandId(testIds), baseNumber: 0, sides, ...changes }
  return client.post(`/api/desk/items/${id}/grades`, giving)
}

async function readGrades(id: ItemId) {
  const parsed = parse(itemGrades, (await editor.get(`/api/desk/items/${id}/grades`)).json())
  if (!parsed.ok) throw new Error(parsed.place)
  return parsed.value.grades
}

async function readTable(client = editor) {
  const parsed = parse(gradeTable, (await client.get('/api/desk/grades?period=2026-11')).json())
  if (!parsed.ok) throw new Error(parsed.place)
  return parsed.value
}

const codeOf = async (reply: ReturnType<typeof give>) => (await reply).json().code

describe('a grade', () => {
  it('is given by side, by an editor or a leader, and changed with what was said before still there', async () => {
    const id = await submit()
    expect((await give(id, { structure: poor })).statusCode).toBe(200)
    office.clock.now += 60_000
    const leader = await office.signIn('lingdao')
    expect((await give(id, { structure: good }, { client: leader, baseNumber: 1 })).statusCode).toBe(200)
    expect(await readGrades(id)).toEqual([
      { number: 1, at: START, by: 'bianji', sides: { structure: poor } },
      { number: 2, at: START + 60_000, by: 'lingdao', sides: { structure: good } },
    ])
  })

  it('sent again is given once', async () => {
    const id = await submit()
    const request = { id: newCommandId(testIds) }
    await give(id, { value: good }, request)
    expect((await give(id, { value: good }, request)).statusCode).toBe(200)
    expect(await readGrades(id)).toHaveLength(1)
    const other = await submit()
    expect(await codeOf(give(other, { value: good }, request))).toBe('command.conflict_key')
  })

  it('of somebody who has not seen the last one is refused', async () => {
    const id = await submit()
    await give(id, { value: good })
    const late = await give(id, { value: poor })
    expect([late.statusCode, late.json().code]).toEqual([409, 'grade.changed'])
    expect(await readGrades(id)).toHaveLength(1)
  })

  it('without a side takes one back, and is nothing where there is none', async () => {
    const id = await submit()
    expect(await codeOf(give(id, {}))).toBe('grade.empty')
    await give(id, { value: good })
    expect((await give(id, {}, { baseNumber: 1 })).statusCode).toBe(200)
    expect(await readGrades(id)).toHaveLength(2)
    expect((await readTable()).all.items).toBe(0)
  })

  it('is refused with a reason of another side, a classification mark, or for an item that is unknown', async () => {
    const id = await submit()
    expect(await codeOf(give(id, { value: poor }))).toBe('grade.reason_wrong')
    expect(await codeOf(give(id, { structure: { ...poor, words: '机密★5年' } }))).toBe('grade.secrecy_mark')
    expect(await codeOf(give(newItemId(testIds), { value: good }))).toBe('item.unknown')
    expect(await readGrades(id)).toEqual([])
  })

  it('is never changed or erased, by nobody', async () => {
    const id = await submit()
    await give(id, { value: good })
    const { db } = office.server.parts
    await expect(db.write(() => db.run('update item_grades set at = 0'))).rejects.toThrow('append-only')
    await expect(db.write(() => db.run('delete from item_grades'))).rejects.toThrow('append-only')
  })
})

describe('a text that its unit has not signed', () => {
  it('is not the office’s yet: it is neither graded nor counted', async () => {
    const strict = await openReviewOffice()
    try {
      const id = await submitToReview(await openPhone(strict, 'nongye01'))
      const client = await strict.signIn('bianji')
      const early = await give(id, { value: good }, { client })
      expect([early.statusCode, early.json().code]).toEqual([409, 'item.wrong_state'])
      expect((await readTable(client)).all).toMatchObject({ received: 0, items: 0 })
    } finally {
      await strict.close()
    }
  })
})

describe('what phones are told of a grade', () => {
  it('is all that was said, to the author and to those who sign in the unit', async () => {
    const id = await submit()
    await give(id, { structure: poor })
    await give(id, { structure: good }, { baseNumber: 1 })
    for (const account of ['nongye01', 'nongye-shenhe', 'nongye-qianfa']) {
      const reader = account === 'nongye01' ? phone : await openPhone(office, account)
      const [row, ...others] = await readTold<ToldGrade>(reader, GRADE_TOLD)
      expect(others, account).toEqual([])
      expect(row, account).toMatchObject({ itemId: id, title: '春耕农资储备到位' })
      expect(row?.grades.map(({ sides }) => sides.structure?.mark)).toEqual(['poor', 'good'])
    }
  })

  it('is nothing to a colleague and to other units', async () => {
    const id = await submit()
    await give(id, { structure: poor })
    for (const account of ['nongye02', 'shangping01'])
      expect(await readTold(await openPhone(office, account), GRADE_TOLD), account).toEqual([])
  })

  it('comes with the item to whoever takes it over', async () => {
    const id = await submit()
    await give(id, { structure: poor })
    const successor = await office.signIn('nongye02')
    const { cursor, epoch } = await sync(successor, [], { understands: ['told'] })
    const admin = await office.signIn('guanli')
    const url = `/api/admin/people/${phone.client.accountId}/deactivation`
    const stop = await admin.post(url, { successorId: successor.accountId, note: '调离' })
    expect(stop.statusCode).toBe(200)
    const { changes } = await sync(successor, [], { understands: ['told'], cursor, epoch })
    expect(toldOf(changes, GRADE_TOLD)).toMatchObject([{ id, row: { title: '春耕农资储备到位' } }])
  })

  it('no phone may ask the desk for', async () => {
    const id = await submit()
    const officer = await office.signIn('nongye01')
    expect((await officer.get(`/api/desk/items/${id}/grades`)).statusCode).toBe(403)
    expect((await officer.get('/api/desk/grades?period=2026-11')).statusCode).toBe(403)
    expect((await give(id, { value: good }, { client: officer })).statusCode).toBe(403)
  })
})

describe('the grades of a period', () => {
  it('are counted by unit, side, mark and reason, each item by the grade that holds', async () => {
    const [first, second] = [await submit(), await submit()]
    const town = await submit(await openPhone(office, 'shangping01'))
    await give(first, { structure: good })
    await give(first, { structure: poor, value: good }, { baseNumber: 1 })
    await give(second, { structure: poor })
    await give(town, { wording: good })
    const { units, all } = await readTable()
    const farm = units.find(({ unitName }) => unitName === '农业农村局')
    expect(farm).toMatchObject({ received: 2, items: 2, reasons: [{ reason: 'confused', count: 2 }] })
    expect(farm?.marks.structure).toEqual({ good: 0, fair: 0, poor: 2 })
    expect(farm?.marks.wording).toEqual({ good: 0, fair: 0, poor: 0 })
    expect(all).toMatchObject({ received: 3, items: 3 })
  })

  it('leave out what counts in another one, and names no person', async () => {
    await give(await submit(), { structure: good })
    const october = await editor.get('/api/desk/grades?period=2026-10')
    expect(october.json().all).toMatchObject({ received: 0, items: 0 })
    expect(JSON.stringify(await readTable())).not.toContain('nongye01')
    expect((await editor.get('/api/desk/grades?period=nonsense')).json().code).toBe('period.unknown')
  })

  it('come as a workbook and as lines, with a sum', async () => {
    await give(await submit(), { structure: poor })
    const book = await editor.get('/api/desk/grades.xlsx?period=2026-11')
    expect(book.headers['content-disposition']).toContain('grades-2026-11.xlsx')
    const [rows = []] = readWorkbook(book.rawPayload).values()
    expect(rows[0]).toContain('结构：差')
    expect(rows[0]).toContain('结构混乱')
    expect(rows.find(([name]) => name === '农业农村局')?.slice(1, 6)).toEqual([1, 1, 0, 0, 1])
    const lines = (await editor.get('/api/desk/grades.csv?period=2026-11')).body
    expect(lines.startsWith('\uFEFF"单位","报送（条）"')).toBe(true)
    expect(lines).toContain('"合计",1,1,0,0,1,')
  })

  it('name each reason as the desk does', () => {
    expect(GRADE_REASONS.map((reason) => REASON_WORDS[reason])).toEqual(
      GRADE_REASONS.map((reason) => chinese.reason[reason]),
    )
  })
})
