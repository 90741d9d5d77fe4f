import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AUDIT_KINDS } from '../../../src/protocol/audit.ts'
import { KIND_WORDS } from '../../../src/server/audit/audit-file.usecases.ts'
import { recordRefusal } from '../../../src/server/audit/audit.usecases.ts'
import { readWorkbook } from '../../support/read-workbook.ts'
import { openPhone, openReviewOffice, submit } from '../../support/review-office.ts'
import type { Client, TestOffice } from '../../support/server-office.ts'
import { makeSubmission } from '../../support/server-phone.ts'

const DAY_MS = 24 * 60 * 60 * 1000

let office: TestOffice
let admin: Client

beforeEach(async () => {
  office = await openReviewOffice()
  admin = await office.signIn('guanli')
})
afterEach(() => office.close())

interface Row {
  number: number
  who: string
  what: string
}
const read = async (query = '', client = admin) => (await client.get(`/api/desk/audit${query}`)).json()
const whats = async (query: string) => (await read(query)).entries.map(({ what }: Row) => what)

async function findPerson(account: string) {
  const { people } = (await admin.get('/api/admin/people')).json()
  return people.find((person: { account: string }) => person.account === account)
}

/** A reviewer of another unit tries to sign: the first row. A day later the admin resets a password: the second. */
async function fill() {
  const officer = await openPhone(office, 'nongye01')
  const itemId = await submit(officer)
  const stranger = await openPhone(office, 'shangping01')
  const payload = { post: 'reviewer', words: '', figures: [] }
  await stranger.send({ type: 'item.sign', itemId, baseRev: 1, payload })
  office.clock.now += DAY_MS
  admin = await office.signIn('guanli')
  await admin.post(`/api/admin/people/${(await findPerson('nongye01')).id}/password-reset`, {})
}

describe('the record of acts', () => {
  it('names who, of which unit, and on what, and holds no word of the text', async () => {
    await fill()
    const page = await read()
    expect(page).toMatchObject({
      entries: [
        {
          who: '管理员',
          unitName: null,
          what: 'password.reset',
          subjectName: 'nongye01',
          subjectUnitName: '农业农村局',
          code: 'done',
        },
        {
          who: 'shangping01',
          unitName: '上屏镇',
          what: 'item.sign',
          subjectName: '2026-11-0001',
          subjectUnitName: '农业农村局',
          code: 'item.foreign',
        },
      ],
      hasMore: false,
    })
    const { title, body } = makeSubmission().text
    for (const words of [title, body]) expect(JSON.stringify(page)).not.toContain(words)
  })

  it('is asked for by person, kind, unit and day', async () => {
    await fill()
    const { id, unitId } = await findPerson('shangping01')
    expect(await whats(`?person=${id}`)).toEqual(['item.sign'])
    expect(await whats('?kind=password.reset')).toEqual(['password.reset'])
    expect(await whats(`?unit=${unitId}`)).toEqual(['item.sign'])
    expect(await whats('?from=2026-11-22')).toEqual(['password.reset'])
    expect(await whats('?until=2026-11-21')).toEqual(['item.sign'])
    expect(await whats('?from=2026-11-21&until=2026-11-22')).toHaveLength(2)
    expect(await whats('?from=2026-11-22&until=2026-11-21')).toEqual([])
    expect(await whats(`?unit=${unitId}&kind=password.reset`)).toEqual([])
  })

  it('offers the people and units of whom there is a row, and no others', async () => {
    await fill()
    const { people, units } = await read('?kind=photo.read')
    expect(people.map(({ name }: { name: string }) => name).sort()).toEqual(['shangping01', '管理员'])
    expect(units.map(({ name }: { name: string }) => name)).toEqual(['上屏镇'])
  })

  it('comes in pages of 50 without a row twice or left out', async () => {
    const { id } = await findPerson('shangping01')
    const { db } = office.server.parts
    await db.write(() => {
      for (let each = 0; each < 120; each++)
        recordRefusal(db, {
          at: office.clock.now,
          accountId: id,
          what: 'photo.read',
          subject: 'an item that is gone',
          code: 'item.foreign',
        })
    })
    const numbers: number[] = []
    const more: boolean[] = []
    for (let before = ''; more.at(-1) !== false; before = `?before=${numbers.at(-1)}`) {
      const { entries, hasMore } = await read(before)
      numbers.push(...entries.map(({ number }: Row) => number))
      more.push(hasMore)
    }
    expect(more).toEqual([true, true, false])
    expect(numbers).toEqual(Array.from({ length: 120 }, (_, index) => 120 - index))
  })

  it('is read by the admin and the leaders alone', async () => {
    const statusFor = async (account: string) =>
      (await (await office.signIn(account)).get('/api/desk/audit')).statusCode
    expect(await statusFor('lingdao')).toBe(200)
    for (const account of ['bianji', 'nongye01', 'nongye-qianfa']) expect(await statusFor(account)).toBe(403)
  })

  it('goes out as a table of the same rows, in words', async () => {
    await fill()
    const csv = (await admin.get('/api/desk/audit.csv?kind=item.sign')).body
    expect(csv.split('\r\n').slice(1)).toEqual([
      '1,"2026-11-21 10:00:00","shangping01","上屏镇","审签稿件","2026-11-0001","农业农村局","拒绝：不是本单位的稿件"',
      '',
    ])
    const workbook = readWorkbook((await admin.get('/api/desk/audit.xlsx')).rawPayload)
    expect(
      workbook
        .get('操作记录')
        ?.slice(1)
        .map((row) => row[4]),
    ).toEqual(['重置密码', '审签稿件'])
  })

  it('has a word in the table for every kind', () => {
    for (const kind of AUDIT_KINDS) expect(KIND_WORDS[kind]).not.toBe('')
  })
})
