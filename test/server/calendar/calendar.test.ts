import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Day } from '../../../src/domain/calendar/day.ts'
import type { MonthDay } from '../../../src/domain/key-points/calendar-topic.ts'
import { newCommandId, newItemId, type ItemId } from '../../../src/domain/ids.ts'
import { newCalendarTopicId, type CalendarTopicId } from '../../../src/domain/later-ids.ts'
import { CALENDAR_TOPIC_TOLD, type DeskTopic } from '../../../src/protocol/topic-calendar.ts'
import { makeCommission } from '../../support/commissions.ts'
import { keep, makeKeyPoints, makePoint } from '../../support/key-points.ts'
import { openPhone, submit, toldOf, type TestPhone } from '../../support/review-office.ts'
import { openTestOffice, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import { makeSubmission } from '../../support/server-phone.ts'
import { keepTopic, makeTopic, putTopic, readCalendar } from '../../support/topic-calendar.ts'

let office: TestOffice
let editor: Client
let phone: TestPhone

beforeEach(async () => {
  office = await openTestOffice()
  editor = await office.signIn('bianji')
  phone = await openPhone(office, 'nongye01')
})
afterEach(() => office.close())

const calendar = async () => readCalendar(await editor.get('/api/desk/calendar'))
const topicOf = async (id: CalendarTopicId) => (await calendar()).topics.find((topic) => topic.id === id)
const told = async (from = phone) => toldOf(await from.read(), CALENDAR_TOPIC_TOLD)
const retire = ({ id, rev }: DeskTopic, client = editor) =>
  client.post(`/api/desk/calendar/${id}/retirement`, { rev })
const begin = (from: TestPhone, itemId: ItemId, topicId: CalendarTopicId) =>
  from.send({ type: 'calendar.begin', itemId, payload: { of: 'topic', topicId, on: '2026-11-15' } })

describe('the topic calendar at the desk', () => {
  it('keeps a topic, once however often it is sent, and of two editors the later one sees the first', async () => {
    const topic = makeTopic()
    const { id, rev, by } = await keepTopic(editor, topic)
    expect([rev, by]).toEqual([1, 'bianji'])
    expect((await keepTopic(editor, topic, id)).rev).toBe(1)
    expect((await keepTopic(editor, { ...topic, baseRev: 1, leadDays: 20 }, id)).rev).toBe(2)
    const late = await putTopic(editor, id, { ...topic, baseRev: 1, title: '另一位编辑的题目' })
    expect([late.statusCode, late.json().code]).toEqual([409, 'calendar.changed'])
  })

  it('refuses a date that no year has, days that run backwards and an audience without a unit', async () => {
    const refused = async (changes: object) => {
      const payload = { ...makeTopic(), ...changes }
      const reply = await editor.inject({
        method: 'PUT',
        url: `/api/desk/calendar/${newCalendarTopicId(testIds)}`,
        payload,
      })
      return reply.json().code
    }
    expect(await refused({ dates: { repeats: 'yearly', from: '02-30', until: '03-01' } })).toBe(
      'request.malformed',
    )
    expect(await refused({ dates: { repeats: 'once', from: '2026-12-02', until: '2026-12-01' } })).toBe(
      'request.malformed',
    )
    expect(await refused({ audience: { kind: 'classes', classIds: ['none'] } })).toBe('calendar.no_audience')
    expect((await calendar()).topics).toEqual([])
  })

  it('a retired topic stays as it is, with its last revision', async () => {
    const topic = await keepTopic(editor)
    expect((await retire({ ...topic, rev: 9 })).json().code).toBe('calendar.changed')
    expect((await retire(topic)).statusCode).toBe(200)
    expect((await retire(topic)).statusCode).toBe(200)
    expect(await topicOf(topic.id)).toMatchObject({ rev: 2, retiredAt: office.clock.now })
    const reply = await putTopic(editor, topic.id, makeTopic({ baseRev: 2, leadDays: 1 }))
    expect(reply.json().code).toBe('calendar.retired')
  })

  it('is the editor’s alone to change; a leader reads, a unit’s person does not', async () => {
    const topic = await keepTopic(editor)
    const leader = await office.signIn('lingdao')
    expect((await leader.get('/api/desk/calendar')).statusCode).toBe(200)
    expect((await retire(topic, leader)).statusCode).toBe(403)
    expect((await phone.client.get('/api/desk/calendar')).statusCode).toBe(403)
  })
})

describe('who is told of a topic', () => {
  it('the units addressed, and not to whom else it goes', async () => {
    const other = await openPhone(office, 'shangping01')
    const { id } = await keepTopic(
      editor,
      makeTopic({ audience: { kind: 'classes', classIds: ['department'] } }),
    )
    const [row] = await told()
    expect(row).toMatchObject({ id, rev: 1, row: { title: '冬春森林防火', leadDays: 10 } })
    expect(JSON.stringify(row)).not.toContain('audience')
    expect((await told(other)).map(({ row: none }) => none)).toEqual([null])
  })

  it('a change comes under a higher revision, and a retired topic leaves the phone', async () => {
    const topic = await keepTopic(editor)
    await keepTopic(editor, makeTopic({ baseRev: 1, leadDays: 30 }), topic.id)
    expect(await told()).toMatchObject([{ rev: 2, row: { leadDays: 30 } }])
    await retire({ ...topic, rev: 2 })
    expect(await told()).toMatchObject([{ rev: 3, row: null }])
  })

  it('a unit that it is no longer addressed to loses it', async () => {
    const topic = await keepTopic(editor)
    await keepTopic(
      editor,
      makeTopic({ baseRev: 1, audience: { kind: 'classes', classIds: ['town'] } }),
      topic.id,
    )
    expect(await told()).toMatchObject([{ rev: 2, row: null }])
  })
})

describe('what came of a topic', () => {
  it('an item begun by a tap counts once it has arrived, and not before', async () => {
    const { id } = await keepTopic(editor)
    const itemId = newItemId(testIds)
    expect(await begin(phone, itemId, id)).toEqual({ status: 'saved', rev: 1 })
    expect((await topicOf(id))?.made.items).toEqual([])
    expect(await phone.send({ itemId, payload: makeSubmission() })).toMatchObject({ status: 'applied' })
    expect((await topicOf(id))?.made.items).toMatchObject([
      { itemId, unitName: '农业农村局', isAdopted: false },
    ])
  })

  it('a topic that was retired while the phone was offline still counts', async () => {
    const topic = await keepTopic(editor)
    await retire(topic)
    const itemId = newItemId(testIds)
    expect(await begin(phone, itemId, topic.id)).toMatchObject({ status: 'saved' })
    await phone.send({ itemId, payload: makeSubmission() })
    expect((await topicOf(topic.id))?.made.items).toHaveLength(1)
  })

  it('to a unit that it is not addressed to it does not exist', async () => {
    const { id } = await keepTopic(editor, makeTopic({ audience: { kind: 'classes', classIds: ['town'] } }))
    expect(await begin(phone, newItemId(testIds), id)).toEqual({
      status: 'rejected',
      code: 'calendar.unknown',
    })
    expect(await begin(phone, newItemId(testIds), newCalendarTopicId(testIds))).toMatchObject({
      code: 'calendar.unknown',
    })
  })

  it('nobody names what the item of somebody else was begun of', async () => {
    const { id } = await keepTopic(editor)
    const itemId = await submit(phone)
    const other = await openPhone(office, 'shangping01')
    expect(await begin(other, itemId, id)).toMatchObject({ code: 'item.unknown' })
    expect((await topicOf(id))?.made.items).toEqual([])
  })

  it('a key point and a commission made of it, with the items that answer them, each once', async () => {
    const { id } = await keepTopic(editor)
    const set = await keep(editor, makeKeyPoints({ points: [makePoint({ topicId: id })] }))
    const commission = makeCommission([phone.client.unitId], { topicId: id })
    expect((await editor.post('/api/desk/commissions', commission)).statusCode).toBe(200)
    const itemId = newItemId(testIds)
    const payload = {
      ...makeSubmission(),
      pointIds: set.points.map((point) => point.id),
      commissionId: commission.id,
    }
    await phone.send({ itemId, payload })
    expect((await topicOf(id))?.made).toMatchObject({
      points: [{ setId: set.id, isPublished: true }],
      commissions: [{ id: commission.id, topic: commission.topic }],
      items: [{ itemId }],
    })
    expect(JSON.stringify(await phone.read())).not.toContain('topicId')
  })

  it('no point and no commission is made of a topic that is not there', async () => {
    const topicId = newCalendarTopicId(testIds)
    const commission = makeCommission([phone.client.unitId], { topicId })
    expect((await editor.post('/api/desk/commissions', commission)).json().code).toBe('calendar.unknown')
    await expect(keep(editor, makeKeyPoints({ points: [makePoint({ topicId })] }))).rejects.toThrow(
      'calendar.unknown',
    )
  })
})

describe('results that are asked for', () => {
  const DAY_MS = 24 * 3600_000
  const decision = {
    name: '农村公路管护改革',
    decidedOn: '2026-11-01' as Day,
    settledOn: null,
    followUpMonths: 2,
  }

  /** An adopted item about the decision. */
  async function adoptItem(): Promise<ItemId> {
    const set = await keep(editor, makeKeyPoints({ points: [makePoint({ decision })] }))
    const itemId = newItemId(testIds)
    await phone.send({ itemId, payload: { ...makeSubmission(), pointIds: set.points.map(({ id }) => id) } })
    await adopt(itemId)
    return itemId
  }

  async function adopt(itemId: ItemId) {
    const periodicalId = (await editor.get('/api/desk/periodicals')).json().periodicals[0].id
    const decision = { id: newCommandId(testIds), baseRev: 1, type: 'adopted', issue: 12, form: 'brief' }
    const reply = await editor.post(`/api/desk/items/${itemId}/decisions`, { ...decision, periodicalId })
    expect(reply.statusCode).toBe(200)
  }

  it('come to the desk a month ahead, and are answered by an item begun of them', async () => {
    const itemId = await adoptItem()
    expect((await calendar()).followUps).toEqual([])
    office.clock.now += 35 * DAY_MS
    editor = await office.signIn('bianji')
    phone = await openPhone(office, 'nongye01')
    expect((await calendar()).followUps).toMatchObject([
      { itemId, decisionName: '农村公路管护改革', from: '2027-01-21', answer: null },
    ])
    const answerId = newItemId(testIds)
    const payload = { of: 'item', followsId: itemId }
    expect(await phone.send({ type: 'calendar.begin', itemId: answerId, payload })).toMatchObject({
      status: 'saved',
    })
    await phone.send({ itemId: answerId, payload: makeSubmission() })
    expect((await calendar()).followUps).toMatchObject([{ itemId, answer: { itemId: answerId } }])
  })

  it('are told of by the item’s own author alone', async () => {
    const itemId = await adoptItem()
    const other = await openPhone(office, 'shangping01')
    const payload = { of: 'item', followsId: itemId }
    const outcome = await other.send({ type: 'calendar.begin', itemId: newItemId(testIds), payload })
    expect(outcome).toMatchObject({ status: 'rejected', code: 'item.unknown' })
  })
})

it('a date of every year comes back as it was kept', async () => {
  const dates = { repeats: 'yearly', from: '12-20' as MonthDay, until: '01-10' as MonthDay } as const
  expect((await keepTopic(editor, makeTopic({ dates }))).dates).toEqual(dates)
})
