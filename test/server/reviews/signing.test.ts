import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse } from '../../../src/protocol/parse.ts'
import { reviewRow } from '../../../src/protocol/review.ts'
import { newItemId, type ItemId } from '../../../src/domain/ids.ts'
import { openReviewOffice, openPhone, submit, toldOf, type TestPhone } from '../../support/review-office.ts'
import { testIds, type TestOffice } from '../../support/server-office.ts'
import { makeSubmission } from '../../support/server-phone.ts'

let office: TestOffice
let officer: TestPhone
let reviewer: TestPhone
let signer: TestPhone

beforeEach(async () => {
  office = await openReviewOffice()
  officer = await openPhone(office, 'nongye01')
  reviewer = await openPhone(office, 'nongye-shenhe')
  signer = await openPhone(office, 'nongye-qianfa')
})
afterEach(() => office.close())

const SIGNATURE = { post: 'reviewer', words: '', figures: [] }
const sign = (phone: TestPhone, itemId: ItemId, changes: object = {}, baseRev = 1) =>
  phone.send({ type: 'item.sign', itemId, baseRev, payload: { ...SIGNATURE, ...changes } })
const sendBack = (phone: TestPhone, itemId: ItemId, changes: object = {}, baseRev = 1) =>
  phone.send({
    type: 'item.send_back',
    itemId,
    baseRev,
    payload: { post: 'reviewer', reason: 'incomplete', words: '缺责任单位', remarks: [], ...changes },
  })

async function itemAtDesk(itemId: ItemId) {
  const editor = await office.signIn('bianji')
  return (await editor.get(`/api/desk/items/${itemId}`)).json()
}

describe('a text that takes the unit’s signatures', () => {
  it('waits for the section head, then the main leader, and is the office’s after the last', async () => {
    const itemId = await submit(officer, { category: 'problem' })
    expect(await itemAtDesk(itemId)).toMatchObject({ status: 'to_review' })
    expect(await sign(reviewer, itemId, { words: '同意' })).toMatchObject({ status: 'saved' })
    expect(await itemAtDesk(itemId)).toMatchObject({ status: 'to_sign' })
    office.clock.now += 60_000
    expect(await sign(signer, itemId, { post: 'signer' })).toMatchObject({ status: 'saved' })
    const { status, item } = await itemAtDesk(itemId)
    expect(status).toBe('registered')
    expect(
      item.events.map((event: { type: string; by?: string; at: number }) => [event.type, event.by]),
    ).toEqual([
      ['submitted', undefined],
      ['signed', 'nongye-shenhe'],
      ['signed', 'nongye-qianfa'],
    ])
    expect(item.events[2].at).toBe(office.clock.now)
  })

  it('needs none where the policy names no chain for its kind, or nobody in the unit signs', async () => {
    expect(await itemAtDesk(await submit(officer, { category: 'news' }))).toMatchObject({
      status: 'registered',
    })
    const village = await openPhone(office, 'shangping01')
    const { status, item } = await itemAtDesk(await submit(village, { category: 'problem' }))
    expect(status).toBe('registered')
    expect(item.events[0].steps).toBeUndefined()
  })

  it('counts from the officer’s own time, however late it is signed', async () => {
    const itemId = await submit(officer)
    const before = (await itemAtDesk(itemId)).item.countedAt
    office.clock.now += 40 * 86_400_000
    reviewer = await openPhone(office, 'nongye-shenhe')
    await sign(reviewer, itemId)
    expect((await itemAtDesk(itemId)).item.countedAt).toBe(before)
  })

  it('is told apart from what is counted while the unit signs it, to its author and to colleagues', async () => {
    const itemId = await submit(officer)
    const colleague = await openPhone(office, 'nongye02')
    const flags = async () => {
      const read = [await officer.read(), await colleague.read()]
      return read.map((changes) => {
        const facts = changes.find((each) => each.kind === 'facts')
        return [facts?.record.itemId, facts?.isWithUnit]
      })
    }
    expect(await flags()).toEqual([
      [itemId, true],
      [itemId, true],
    ])
    await sign(reviewer, itemId)
    expect(await flags()).toEqual([
      [itemId, undefined],
      [itemId, undefined],
    ])
  })

  it('may be signed in the section head’s place by the main leader', async () => {
    const itemId = await submit(officer)
    expect(await sign(signer, itemId)).toMatchObject({ status: 'saved' })
    expect((await itemAtDesk(itemId)).item.events[1]).toMatchObject({
      by: 'nongye-qianfa',
      post: 'reviewer',
      insteadOf: null,
    })
  })

  it('keeps which figure was checked, by whom and against what', async () => {
    const itemId = await submit(officer)
    const figures = [{ quote: '82千亩', source: '统计台账', checkedBy: '李四' }]
    await sign(reviewer, itemId, { figures })
    expect((await itemAtDesk(itemId)).item.events[1].figures).toEqual(figures)
  })

  it('keeps what was remarked on, at its passage alone, for the next who reads', async () => {
    const itemId = await submit(officer, { category: 'problem', body: '截至20日，已收82千亩。' })
    const remark = { field: 'body', from: 6, until: 10, quote: '已收82', words: '请再核' }
    const foreign = { ...remark, quote: '已收90' }
    expect(await sign(reviewer, itemId, { remarks: [foreign] })).toMatchObject({ code: 'command.malformed' })
    expect(await sign(reviewer, itemId, { remarks: [remark] })).toMatchObject({ status: 'saved' })
    const [told] = toldOf(await signer.read(), 'review')
    expect(parse(reviewRow, told?.row)).toMatchObject({
      value: { events: [{}, { type: 'signed', remarks: [remark] }] },
    })
    expect((await itemAtDesk(itemId)).item.events[1].remarks).toEqual([remark])
  })

  it('is told whole, with its photos and notes, to the two who sign, and to nobody else', async () => {
    const itemId = await submit(officer)
    expect(toldOf(await reviewer.read(), 'review')).toMatchObject([
      { id: itemId, row: { text: { title: '全县晚稻机收进度过八成' }, unitName: '农业农村局' } },
    ])
    expect(toldOf(await signer.read(), 'review')).toHaveLength(1)
    expect(toldOf(await (await openPhone(office, 'nongye02')).read(), 'review')).toEqual([])
    expect(toldOf(await (await openPhone(office, 'shangping01')).read(), 'review')).toEqual([])
  })
})

describe('a text that the unit sends back', () => {
  it('reaches its author with reason, words and remarks, and takes the whole chain again when corrected', async () => {
    const itemId = await submit(officer, { category: 'problem', body: '截至20日，已收82千亩。' })
    await sign(reviewer, itemId)
    const remarks = [{ field: 'body', from: 6, until: 10, quote: '已收82', words: '与台账不符' }]
    expect(await sendBack(signer, itemId, { post: 'signer', remarks })).toMatchObject({ status: 'saved' })
    const own = (await officer.read()).find((change) => change.kind === 'item')
    expect(own?.facts.events[2]).toMatchObject({ type: 'sent_back', by: 'nongye-qianfa', remarks })
    const { rev } = (await itemAtDesk(itemId)).item
    const payload = makeSubmission({ category: 'problem', body: '截至20日，已收81千亩。' })
    expect(await officer.send({ type: 'item.resubmit', itemId, baseRev: rev, payload })).toMatchObject({
      status: 'applied',
    })
    expect(await itemAtDesk(itemId)).toMatchObject({ status: 'to_review' })
  })

  it('stays on the phone that sent it back, however long it had waited there', async () => {
    const itemId = await submit(officer)
    office.clock.now += 40 * 86_400_000
    reviewer = await openPhone(office, 'nongye-shenhe')
    await sendBack(reviewer, itemId)
    expect(toldOf(await reviewer.read(), 'review')).toMatchObject([
      { id: itemId, row: { events: [{}, { type: 'sent_back' }] } },
    ])
  })

  it('must be told why', async () => {
    const itemId = await submit(officer)
    const refused = await sendBack(reviewer, itemId, { reason: null, words: ' ' })
    expect(refused).toEqual({ status: 'rejected', code: 'command.malformed' })
  })

  it('takes no remark on a passage that does not stand there', async () => {
    const itemId = await submit(officer)
    const remarks = [{ field: 'title', from: 0, until: 2, quote: '另外', words: '' }]
    expect(await sendBack(reviewer, itemId, { remarks })).toEqual({
      status: 'rejected',
      code: 'command.malformed',
    })
  })
})

describe('a signature is refused', () => {
  it('to another unit’s people, who leave a row in the audit', async () => {
    const itemId = await submit(officer)
    const stranger = await openPhone(office, 'shangping01')
    expect(await sign(stranger, itemId)).toEqual({ status: 'rejected', code: 'item.foreign' })
    const admin = await office.signIn('guanli')
    expect((await admin.get('/api/desk/audit')).json().entries).toMatchObject([
      { who: 'shangping01', what: 'item.sign', subject: itemId, code: 'item.foreign' },
    ])
  })

  it('to officers, and to the office’s own people', async () => {
    const itemId = await submit(officer)
    const colleague = await openPhone(office, 'nongye02')
    expect(await sign(colleague, itemId)).toEqual({ status: 'rejected', code: 'review.not_yours' })
    const decision = { id: newItemId(testIds), type: 'reserved', reason: 'moment', baseRev: 1, words: '' }
    const editor = await office.signIn('bianji')
    const reply = await editor.post(`/api/desk/items/${itemId}/decisions`, decision)
    expect(reply.statusCode).toBe(409)
  })

  it('to the section head, when the text waits for the main leader', async () => {
    const itemId = await submit(officer, { category: 'problem' })
    await sign(reviewer, itemId)
    expect(await sign(reviewer, itemId, { post: 'signer' }, 2)).toEqual({
      status: 'rejected',
      code: 'review.not_yours',
    })
  })

  it('for one’s own text, which goes to the other post', async () => {
    const itemId = await submit(reviewer)
    expect(await itemAtDesk(itemId)).toMatchObject({ status: 'to_sign' })
    expect(await sign(reviewer, itemId, { post: 'signer' })).toEqual({
      status: 'rejected',
      code: 'review.own_text',
    })
    expect(await sign(signer, itemId, { post: 'signer' })).toMatchObject({ status: 'saved' })
  })

  it('the second time: who is later learns that the step is done', async () => {
    const itemId = await submit(officer)
    await sign(reviewer, itemId)
    expect(await sign(signer, itemId)).toEqual({ status: 'rejected', code: 'item.wrong_state' })
    expect(await sendBack(reviewer, itemId, {}, 2)).toEqual({ status: 'rejected', code: 'item.wrong_state' })
  })

  it('when the author took the text back, and when another text stands there since', async () => {
    const itemId = await submit(officer)
    await officer.send({ type: 'item.withdraw', itemId, baseRev: 1, payload: {} })
    expect(await sign(reviewer, itemId)).toEqual({ status: 'rejected', code: 'item.wrong_state' })
    const { rev } = (await itemAtDesk(itemId)).item
    const payload = makeSubmission({ category: 'roundup', title: '改过的标题' })
    await officer.send({ type: 'item.resubmit', itemId, baseRev: rev, payload })
    expect(await sign(reviewer, itemId)).toEqual({ status: 'rejected', code: 'item.changed' })
  })

  it('for what nobody knows', async () => {
    expect(await sign(reviewer, newItemId(testIds))).toEqual({ status: 'rejected', code: 'item.unknown' })
  })
})
