import { describe, expect, it } from 'vitest'
import type { Day } from '../../../src/domain/calendar/day.ts'
import { draftFromTopic } from '../../../src/domain/key-points/calendar-topic.ts'
import { discardDraft } from '../../../src/field/local/discard-draft.ts'
import { hashText } from '../../../src/field/local/photo-bytes.ts'
import { startTopicDraft } from '../../../src/field/local/start-topic.ts'
import { readTopics } from '../../../src/field/local/topics.ts'
import { viewTopics, type PromptView } from '../../../src/field/stores/topic-view.ts'
import { newCommandId, type ItemId } from '../../../src/domain/ids.ts'
import { submit, write } from '../../support/field-memory.ts'
import { openRealOffice, signInPhone, type RealPhone } from '../../support/field-real-office.ts'
import { keep, makeKeyPoints, makePoint } from '../../support/key-points.ts'
import { commandIdOf, itemIdOf } from '../../support/make-ids.ts'
import { START, testIds, type Client } from '../../support/server-office.ts'
import { keepTopic, readCalendar } from '../../support/topic-calendar.ts'

const DAY_MS = 24 * 3600_000

async function openAll() {
  const office = await openRealOffice()
  const editor = await office.signIn('bianji')
  const topic = await keepTopic(editor)
  const phone = await signInPhone(office)
  await phone.sync()
  return { office, editor, topic, phone }
}

const view = async ({ database }: RealPhone, now = START) => viewTopics(await readTopics(database), now)

/** As the screen does on a tap. */
function begin({ database }: RealPhone, prompt: PromptView, n: number) {
  return startTopicDraft(database, {
    itemId: itemIdOf(n),
    text: draftFromTopic(prompt),
    beginning: prompt.beginning,
    pointIds: prompt.kind === 'results' ? prompt.pointIds : [],
    commandId: commandIdOf(n),
    now: START,
    appVersion: '0.1.0',
    hash: hashText,
  })
}

async function firstOf(phone: RealPhone, now = START): Promise<PromptView> {
  const [prompt] = await view(phone, now)
  if (prompt === undefined) throw new Error('nothing is asked')
  return prompt
}

const send = ({ database }: RealPhone, id: ItemId, command: number) =>
  submit(database, { id, command, now: START })

const madeAt = async (editor: Client) => readCalendar(await editor.get('/api/desk/calendar')).topics[0]?.made

describe('a dated topic on a phone', () => {
  it('asks by the phone’s own day, without a network', async () => {
    const { phone } = await openAll()
    expect(await view(phone)).toMatchObject([
      { kind: 'topic', title: '冬春森林防火', phase: 'during', words: '火险、隐患和处置', draftId: null },
    ])
    expect(await view(phone, Date.parse('2026-11-04T12:00+08:00'))).toEqual([])
    expect(await view(phone, Date.parse('2026-11-05T12:00+08:00'))).toMatchObject([{ phase: 'before' }])
    expect(await view(phone, Date.parse('2027-01-10T12:00+08:00'))).toMatchObject([{ phase: 'after' }])
  })

  it('begins one text that is gone on with, and counts at the desk though the answer was lost', async () => {
    const { editor, phone } = await openAll()
    const prompt = await firstOf(phone)
    await begin(phone, prompt, 1)
    await begin(phone, prompt, 1)
    expect(await phone.database.outbox.count()).toBe(1)
    expect(await view(phone)).toMatchObject([{ draftId: itemIdOf(1), sent: 0 }])

    await write(phone.database, {
      id: itemIdOf(1),
      text: { title: '防火巡查', body: '隐患三处。' },
      now: START,
    })
    expect(await send(phone, itemIdOf(1), 2)).toEqual({ ok: true })
    expect(await view(phone)).toMatchObject([{ draftId: null, sent: 1 }])

    phone.loseAnswers(1)
    await phone.sync()
    await phone.sync()
    expect((await madeAt(editor))?.items).toMatchObject([{ itemId: itemIdOf(1), title: '防火巡查' }])
    expect(await view(phone)).toMatchObject([{ draftId: null, sent: 1 }])
  })

  it('what was begun on one phone is gone on with on another of the same person, and is told to nobody else', async () => {
    const { office, phone } = await openAll()
    await begin(phone, await firstOf(phone), 1)
    await write(phone.database, {
      id: itemIdOf(1),
      text: { title: '防火巡查', body: '隐患三处。' },
      now: START,
    })
    await phone.sync()
    const second = await signInPhone(office, 'nongye01', 2)
    await second.sync()
    expect(await view(second)).toMatchObject([{ draftId: itemIdOf(1), sent: 0 }])
    expect(await send(phone, itemIdOf(1), 2)).toEqual({ ok: true })
    await phone.sync()
    await second.sync()
    expect(await view(second)).toMatchObject([{ draftId: null, sent: 1 }])
    const colleague = await signInPhone(office, 'nongye02', 3)
    await colleague.sync()
    expect(await view(colleague)).toMatchObject([{ draftId: null, sent: 0 }])
  })

  it('a text that was thrown away counts for nothing, here and at the desk', async () => {
    const { editor, phone } = await openAll()
    await begin(phone, await firstOf(phone), 1)
    await discardDraft(phone.database, itemIdOf(1), START)
    await phone.sync()
    expect(await view(phone)).toMatchObject([{ draftId: null, sent: 0 }])
    expect((await madeAt(editor))?.items).toEqual([])
  })

  it('leaves the phone when the office retires it; a text that was begun stays', async () => {
    const { editor, topic, phone } = await openAll()
    await begin(phone, await firstOf(phone), 1)
    await editor.post(`/api/desk/calendar/${topic.id}/retirement`, { rev: topic.rev })
    await phone.sync()
    expect(await view(phone)).toEqual([])
    expect(await phone.database.drafts.count()).toBe(1)
  })

  it('this year’s text is not next year’s', async () => {
    const { phone } = await openAll()
    await begin(phone, await firstOf(phone), 1)
    const nextYear = Date.parse('2027-11-20T12:00+08:00')
    expect(await view(phone, nextYear)).toMatchObject([{ draftId: null, sent: 0 }])
  })
})

describe('an own adopted item about a decision', () => {
  async function adoptItem() {
    const all = await openAll()
    const { editor, phone, topic } = all
    await editor.post(`/api/desk/calendar/${topic.id}/retirement`, { rev: topic.rev })
    const decision = {
      name: '农村公路管护改革',
      decidedOn: '2026-11-01' as Day,
      settledOn: null,
      followUpMonths: 1,
    }
    const set = await keep(editor, makeKeyPoints({ points: [makePoint({ decision })] }))
    await phone.sync()
    await write(phone.database, {
      id: itemIdOf(3),
      text: { title: '管护改革', body: '各方反映。' },
      now: START,
    })
    const draft = await phone.database.drafts.get(itemIdOf(3))
    if (draft === undefined) throw new Error('no draft')
    await phone.database.drafts.put({ ...draft, pointIds: set.points.map(({ id }) => id) })
    await send(phone, itemIdOf(3), 3)
    await phone.sync()
    const periodicalId = (await editor.get('/api/desk/periodicals')).json().periodicals[0].id
    const adoption = { type: 'adopted', periodicalId, issue: 1, form: 'brief' }
    const decided = { id: newCommandId(testIds), baseRev: 1, ...adoption }
    expect((await editor.post(`/api/desk/items/${itemIdOf(3)}/decisions`, decided)).statusCode).toBe(200)
    await phone.sync()
    return { ...all, set }
  }

  it('is asked for its results after the months of the point, and not before', async () => {
    const { phone, set } = await adoptItem()
    expect(await view(phone, START + 29 * DAY_MS)).toEqual([])
    expect(await view(phone, START + 30 * DAY_MS)).toMatchObject([
      {
        kind: 'results',
        title: '管护改革',
        decisionName: '农村公路管护改革',
        from: '2026-12-21',
        pointIds: set.points.map(({ id }) => id),
      },
    ])
    expect(await view(phone, START + 200 * DAY_MS)).toEqual([])
  })

  it('the text that tells of them answers the point, and the desk sees what it follows', async () => {
    const { editor, phone, set } = await adoptItem()
    await begin(phone, await firstOf(phone, START + 30 * DAY_MS), 4)
    expect((await phone.database.drafts.get(itemIdOf(4)))?.pointIds).toEqual(set.points.map(({ id }) => id))
    await write(phone.database, {
      id: itemIdOf(4),
      text: { title: '改革成效', body: '管护率九成。' },
      now: START,
    })
    await send(phone, itemIdOf(4), 5)
    await phone.sync()
    const { followUps } = readCalendar(await editor.get('/api/desk/calendar'))
    expect(followUps).toMatchObject([{ itemId: itemIdOf(3), answer: { itemId: itemIdOf(4) } }])
  })
})
