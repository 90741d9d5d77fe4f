import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newItemId, type AccountId, type ItemId } from '../../../src/domain/ids.ts'
import { openReviewOffice, openPhone, submit, toldOf, type TestPhone } from '../../support/review-office.ts'
import { START, testIds, type TestOffice } from '../../support/server-office.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

let office: TestOffice
let officer: TestPhone
let colleague: TestPhone
let reviewer: TestPhone

beforeEach(async () => {
  office = await openReviewOffice()
  officer = await openPhone(office, 'nongye01')
  colleague = await openPhone(office, 'nongye02')
  reviewer = await openPhone(office, 'nongye-shenhe')
})
afterEach(() => office.close())

const name = (phone: TestPhone, deputyId: AccountId, changes: object = {}, id = newItemId(testIds)) =>
  phone.send({
    type: 'deputy.name',
    itemId: id,
    payload: { deputyId, from: START, until: START + 3 * DAY, ...changes },
  })
const sign = (phone: TestPhone, itemId: ItemId) =>
  phone.send({
    type: 'item.sign',
    itemId,
    baseRev: 1,
    payload: { post: 'reviewer', words: '', figures: [] },
  })

describe('a deputy', () => {
  it('signs in the holder’s place while it holds, and the event says so', async () => {
    const itemId = await submit(officer)
    expect(await name(reviewer, colleague.client.accountId)).toMatchObject({ status: 'saved' })
    expect(toldOf(await colleague.read(), 'review')).toHaveLength(1)
    expect(await sign(colleague, itemId)).toMatchObject({ status: 'saved' })
    const editor = await office.signIn('bianji')
    expect((await editor.get(`/api/desk/items/${itemId}`)).json().item.events[1]).toMatchObject({
      by: 'nongye02',
      post: 'reviewer',
      insteadOf: 'nongye-shenhe',
    })
  })

  it('does not sign before the time, after it, or when the holder is back', async () => {
    const itemId = await submit(officer)
    const notYours = { status: 'rejected', code: 'review.not_yours' }
    await name(reviewer, colleague.client.accountId, { from: START + HOUR, until: START + 2 * HOUR })
    expect(await sign(colleague, itemId)).toEqual(notYours)
    office.clock.now = START + 2 * HOUR
    expect(await sign(colleague, itemId)).toEqual(notYours)
    const id = newItemId(testIds)
    await name(reviewer, colleague.client.accountId, { from: START, until: START + 9 * HOUR }, id)
    await reviewer.send({ type: 'deputy.end', itemId: id, payload: {} })
    expect(await sign(colleague, itemId)).toEqual(notYours)
    expect(toldOf(await colleague.read(), 'review')).toEqual([])
  })

  it('does not sign a text of their own', async () => {
    const itemId = await submit(officer)
    await name(reviewer, officer.client.accountId)
    expect(await sign(officer, itemId)).toEqual({ status: 'rejected', code: 'review.own_text' })
  })

  it('is named by the holder of a post alone, from the same unit, for a time that is still to come', async () => {
    const stranger = await openPhone(office, 'shangping01')
    const { accountId } = colleague.client
    expect(await name(colleague, reviewer.client.accountId)).toMatchObject({ code: 'review.not_yours' })
    expect(await name(reviewer, stranger.client.accountId)).toMatchObject({ code: 'deputy.wrong_person' })
    expect(await name(reviewer, reviewer.client.accountId)).toMatchObject({ code: 'deputy.wrong_person' })
    const past = { from: START - 2 * DAY, until: START - DAY }
    expect(await name(reviewer, accountId, past)).toMatchObject({ code: 'deputy.wrong_time' })
    const endless = { until: START + 400 * DAY }
    expect(await name(reviewer, accountId, endless)).toMatchObject({ code: 'deputy.wrong_time' })
  })

  it('is told to those concerned, with the colleagues whom a holder can name', async () => {
    await name(reviewer, colleague.client.accountId)
    const told = await reviewer.read()
    expect(toldOf(told, 'deputy')).toMatchObject([{ row: { deputyName: 'nongye02', post: 'reviewer' } }])
    const [colleagues] = toldOf(told, 'colleagues')
    const { people } = colleagues?.row as { people: { displayName: string }[] }
    expect(people.map(({ displayName }) => displayName).sort()).toEqual([
      'nongye-qianfa',
      'nongye-shenhe',
      'nongye01',
      'nongye02',
    ])
    expect(toldOf(await officer.read(), 'deputy')).toEqual([])
    expect(toldOf(await colleague.read(), 'deputy')).toHaveLength(1)
  })

  it('is named by the admin at the desk as well, and the time ended there', async () => {
    const admin = await office.signIn('guanli')
    const body = {
      id: newItemId(testIds),
      holderId: reviewer.client.accountId,
      deputyId: colleague.client.accountId,
      from: START,
      until: START + DAY,
    }
    const named = await admin.post('/api/admin/deputies', body)
    expect(named.json().deputyships).toMatchObject([{ deputyName: 'nongye02', holderName: 'nongye-shenhe' }])
    const itemId = await submit(officer)
    expect(await sign(colleague, itemId)).toMatchObject({ status: 'saved' })
    const ended = await admin.post(`/api/admin/deputies/${body.id}/ending`, {})
    expect(ended.json().deputyships).toEqual([])
    const wrong = await admin.post('/api/admin/deputies', {
      ...body,
      id: newItemId(testIds),
      deputyId: body.holderId,
    })
    expect([wrong.statusCode, wrong.json().code]).toEqual([409, 'deputy.wrong_person'])
    expect((await (await office.signIn('bianji')).get('/api/admin/deputies')).statusCode).toBe(403)
  })
})
