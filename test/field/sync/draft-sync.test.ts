import { describe, expect, it } from 'vitest'
import { readStanding } from '../../../src/field/local/standing.ts'
import { monthBounds, monthOf } from '../../../src/domain/calendar/month.ts'
import { answerInstead, faultOnce, type Office } from '../../support/field-office.ts'
import { makeOfficeAndPhone, makePhone, type Phone } from '../../support/field-phone.ts'
import { itemIdOf, MINUTE, NOW, unitIdOf } from '../../support/make-ids.ts'
import { makeNote, returned } from '../../support/make-item.ts'

const DONE = { status: 'done' }

const keptAt = ({ records }: Office, n = 1) => records.drafts.get(itemIdOf(n))
const bodyAt = (office: Office, n = 1) => keptAt(office, n)?.backup.text.body
const draftOn = ({ database }: Phone, n = 1) => database.drafts.get(itemIdOf(n))
const bodyOn = async (phone: Phone, n = 1) => (await draftOn(phone, n))?.text.body
const besideOn = async ({ database }: Phone) =>
  (await database.besideTexts.toArray()).map(({ text }) => text.body)
const typesIn = ({ requests }: Office) =>
  requests.map(({ sync }) => sync?.commands?.map(({ type }) => type) ?? [])

async function withSecondPhone() {
  const { office, phone, clock } = await makeOfficeAndPhone()
  return { office, phone, clock, second: await makePhone({ office, clock, device: 2 }) }
}

describe('a draft', () => {
  it('is kept at the office as it stands, and once', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.write(1, { body: '写到一半' })
    await phone.write(1, { body: '写到一半，再写' })
    expect(await phone.sync()).toEqual(DONE)
    expect(keptAt(office)?.backup).toMatchObject({
      text: { body: '写到一半，再写' },
      itemRev: 0,
      savedAt: NOW,
    })
    expect(await draftOn(phone)).toMatchObject({ rev: 1, version: 2, backedUpVersion: 2 })
    await phone.sync()
    expect(typesIn(office)).toEqual([[], ['draft.put'], []])
  })

  it('costs one copy though it was written on for days without a network', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    office.fault = () => 'lose_request'
    for (let save = 1; save <= 20; save++) {
      await phone.write(1, { body: `第${save}稿` })
      await phone.sync()
    }
    office.fault = () => undefined
    await phone.sync()
    expect(bodyAt(office)).toBe('第20稿')
    expect(keptAt(office)?.rev).toBe(1)
  })

  it('waits behind the texts that were submitted, and is no submission for the office or the month', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.write(1)
    await phone.send(2)
    office.meanwhile = async () => {
      const { waiting } = await readStanding(phone.database, {
        unitId: unitIdOf(1),
        stretches: [monthBounds(monthOf(NOW))],
      })
      expect(waiting.every(({ itemId }) => itemId === itemIdOf(2))).toBe(true)
    }
    await phone.sync()
    expect(typesIn(office)).toEqual([['item.submit'], ['draft.put']])
    expect(office.requests.map(({ sync }) => sync?.waiting)).toEqual([1, 0])
  })

  it('with a secrecy mark, an empty one and one that is kept to the phone do not leave it', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.write(1, { body: '机密★5年' })
    await phone.write(2, { title: ' ', body: '', place: '' })
    await phone.write(3)
    await phone.database.drafts.update(itemIdOf(3), { isBackupOn: false })
    await phone.database.drafts.update(itemIdOf(2), {
      text: { ...(await draftOn(phone, 2))!.text, body: '\n' },
    })
    await phone.sync()
    expect(office.records.drafts.size).toBe(0)
    expect(typesIn(office)).toEqual([[]])
  })

  it('that holds only a note is worth keeping', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.write(1, { title: '', body: '', place: '' })
    await phone.database.drafts.update(itemIdOf(1), { notes: [makeNote()] })
    await phone.sync()
    expect(keptAt(office)?.backup.notes).toHaveLength(1)
  })

  it('that is written on while its copy travels is sent anew afterwards, the copy unchanged', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.write(1, { body: '先' })
    await phone.sync()
    await phone.write(1, { body: '再' })
    office.fault = faultOnce('lose_answer', ({ sync }) => sync?.commands?.length === 1)
    await phone.sync()
    await phone.write(1, { body: '后' })
    await phone.sync()
    await phone.sync()
    expect(bodyAt(office)).toBe('后')
    const copies = office.requests.flatMap(({ sync }) => sync?.commands ?? [])
    expect(
      copies.map(({ seq, payload }) => [seq, (payload as { text: { body: string } }).text.body]),
    ).toEqual([
      [1, '先'],
      [2, '再'],
      [2, '再'],
      [3, '后'],
    ])
    expect(keptAt(office)?.rev).toBe(3)
  })

  it('that was submitted before its copy left costs no number', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.write(1)
    await phone.send(5, {}, 1)
    await phone.sync()
    expect(typesIn(office)).toEqual([['item.submit']])
    expect(office.requests[0]?.sync?.commands[0]?.seq).toBe(1)
  })

  it('whose copy was attempted and that was submitted then arrives as one item', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.write(1, { body: '半篇' })
    office.fault = faultOnce('lose_answer', ({ sync }) => sync?.commands?.length === 1)
    await phone.sync()
    await phone.send(5, { body: '整篇' }, 1)
    expect(await phone.sync()).toEqual(DONE)
    expect(office.itemsById().get(itemIdOf(1))?.text.body).toBe('整篇')
    expect(keptAt(office)?.state).toBe('submitted')
    expect(await draftOn(phone)).toBeUndefined()
  })

  it('that was refused as a submission is a draft again whose copies go on, also after one that was under way', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    for (let save = 0; save < 5; save++) await phone.write(1)
    await phone.sync()
    await phone.send(5, { body: '要改' }, 1)
    const [row] = await phone.database.outbox.toArray()
    if (row !== undefined) await phone.database.outbox.put({ ...row, payloadSha256: '0'.repeat(64) as never })
    await phone.sync()
    expect(await draftOn(phone)).toMatchObject({
      refusalCode: 'command.hash_mismatch',
      rev: expect.any(Number) as number,
    })
    await phone.write(1, { body: '改了' })
    await phone.sync()
    expect(bodyAt(office)).toBe('改了')
  })

  it('of a correction is kept from the first word on, not before', async () => {
    const { office, phone, clock } = await makeOfficeAndPhone()
    await phone.send(1)
    await phone.sync()
    office.decide(itemIdOf(1), returned(NOW + 1))
    await phone.sync()
    await phone.startCorrection(1)
    await phone.sync()
    expect(office.records.drafts.size).toBe(0)
    clock.advance(MINUTE)
    await phone.write(1, { body: '改一个字' })
    await phone.sync()
    expect(keptAt(office)?.backup).toMatchObject({ itemRev: 2, text: { body: '改一个字' } })
  })
})

describe('a draft that was thrown away', () => {
  it('is thrown away at the office too, where the office has it', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.write(1)
    await phone.write(2, { body: '只在本机' })
    await phone.database.drafts.update(itemIdOf(2), { isBackupOn: false })
    await phone.sync()
    await phone.discard(1)
    await phone.discard(2)
    await phone.sync()
    await phone.sync()
    expect(keptAt(office)?.state).toBe('deleted')
    expect(typesIn(office)).toEqual([[], ['draft.put'], [], ['draft.delete'], []])
  })

  it('while its copy was under way is thrown away at the office after all', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.write(1)
    office.fault = faultOnce('lose_answer', ({ sync }) => sync?.commands?.length === 1)
    await phone.sync()
    await phone.discard(1)
    await phone.sync()
    await phone.sync()
    expect(keptAt(office)?.state).toBe('deleted')
    expect(await draftOn(phone)).toBeUndefined()
  })

  it('leaves the other phone, where it can be brought back from the trash', async () => {
    const { phone, second } = await withSecondPhone()
    await phone.write(1, { body: '两边都有' })
    await phone.sync()
    await second.sync()
    expect(await bodyOn(second)).toBe('两边都有')
    await phone.discard(1)
    await phone.sync()
    await second.sync()
    expect(await draftOn(second)).toBeUndefined()
    expect((await second.database.trash.get(itemIdOf(1)))?.text.body).toBe('两边都有')
  })

  it('stays on the other phone when that one has gone on with it: edit beats delete', async () => {
    const { office, phone, second } = await withSecondPhone()
    await phone.write(1, { body: '一' })
    await phone.sync()
    await second.sync()
    await second.write(1, { body: '二' })
    await phone.discard(1)
    await phone.sync()
    await second.sync()
    expect(await bodyOn(second)).toBe('二')
    await second.sync()
    expect([keptAt(office)?.state, bodyAt(office)]).toEqual(['kept', '二'])
    await phone.sync()
    expect(await bodyOn(phone)).toBe('二')
    expect(await phone.database.trash.count()).toBe(0)
  })

  it('comes back with the office when an edit there was not seen by the deletion', async () => {
    const { phone, second } = await withSecondPhone()
    await phone.write(1, { body: '一' })
    await phone.sync()
    await second.sync()
    await second.write(1, { body: '二' })
    await second.sync()
    await phone.discard(1)
    await phone.sync()
    await phone.sync()
    expect(await bodyOn(phone)).toBe('二')
  })
})

describe('a draft on two phones of its author', () => {
  it('goes to and fro, each going on where the other one stopped', async () => {
    const { phone, second } = await withSecondPhone()
    await phone.write(1, { body: '一' })
    await phone.sync()
    await second.sync()
    await second.write(1, { body: '一二' })
    await second.sync()
    await phone.sync()
    expect(await bodyOn(phone)).toBe('一二')
    await phone.write(1, { body: '一二三' })
    await phone.sync()
    await second.sync()
    expect(await bodyOn(second)).toBe('一二三')
    expect([await besideOn(phone), await besideOn(second)]).toEqual([[], []])
  })

  it('loses neither text when both wrote: each phone shows both, and its own stays in hand', async () => {
    const { office, phone, second } = await withSecondPhone()
    await phone.write(1, { body: '共同的' })
    await phone.sync()
    await second.sync()
    await phone.write(1, { body: '甲写的' })
    await second.write(1, { body: '乙写的' })
    await phone.sync()
    await second.sync()
    await phone.sync()
    expect(bodyAt(office)).toBe('甲写的')
    expect([await bodyOn(phone), await besideOn(phone)]).toEqual(['甲写的', ['乙写的']])
    expect(await bodyOn(second)).toBe('乙写的')
    expect((await besideOn(second)).sort()).toEqual(['乙写的', '甲写的'])
  })

  it('takes a text over without losing the one it replaces', async () => {
    const { phone, second } = await withSecondPhone()
    await phone.write(1, { body: '旧' })
    await phone.sync()
    await second.sync()
    await second.write(1, { body: '新' })
    await second.sync()
    await phone.sync()
    const revisions = await phone.database.revisions.toArray()
    expect(revisions.map(({ text }) => text.body)).toEqual(expect.arrayContaining(['旧', '新']))
  })

  it('leaves the other phone when it was submitted from one', async () => {
    const { phone, second } = await withSecondPhone()
    await phone.write(1)
    await phone.sync()
    await second.sync()
    await phone.send(5, {}, 1)
    await phone.sync()
    await second.sync()
    expect(await draftOn(second)).toBeUndefined()
    expect(await second.database.items.count()).toBe(1)
  })

  it('comes to a new phone, with what was still unsent there left as it is', async () => {
    const { phone, second } = await withSecondPhone()
    await phone.write(1, { body: '旧手机上的' })
    await phone.write(2, { body: '旧手机上的另一篇' })
    await phone.sync()
    await second.write(2, { body: '新手机上的' })
    await second.sync()
    expect(await bodyOn(second, 1)).toBe('旧手机上的')
    expect(await bodyOn(second, 2)).toBe('新手机上的')
  })
})

describe('a feed with changes of a later release', () => {
  const addUnknown = (phone: Phone) => {
    const { fetch } = phone.context
    phone.context.fetch = async (path, init) => {
      const response = await fetch(path, init)
      if (!response.ok || path !== '/api/sync') return response
      const body = (await response.json()) as { changes: unknown[] }
      const changes = [{ kind: 'commission', seq: 1, words: '约稿' }, ...body.changes]
      return answerInstead(response, { ...body, changes })
    }
  }

  it('is read as far as this app knows it', async () => {
    const { phone, second } = await withSecondPhone()
    await phone.send(1)
    await phone.sync()
    addUnknown(second)
    expect(await second.sync()).toEqual(DONE)
    expect(await second.database.items.count()).toBe(1)
  })

  it('is read from the start by the app that knows more', async () => {
    const { office, phone, second } = await withSecondPhone()
    await phone.send(1)
    await phone.sync()
    addUnknown(second)
    await second.sync()
    second.context.fetch = office.fetch
    await second.sync()
    second.context.appVersion = '0.2.0'
    await second.sync()
    await second.sync()
    expect(office.requests.slice(-4).map(({ sync }) => sync?.cursor)).toEqual([0, 1, 0, 1])
  })

  it('is no answer when a change of a kind it knows has another shape', async () => {
    const { phone } = await makeOfficeAndPhone()
    const { fetch } = phone.context
    phone.context.fetch = async (path, init) => {
      const response = await fetch(path, init)
      const body = (await response.json()) as object
      const changes = [{ kind: 'draft', seq: 1 }]
      return answerInstead(response, { ...body, changes })
    }
    expect(await phone.sync()).toMatchObject({ status: 'stopped', answer: { kind: 'retry' } })
  })
})
