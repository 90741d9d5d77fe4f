import { describe, expect, it } from 'vitest'
import type { ItemId } from '../../../src/domain/ids.ts'
import { readSubmissions } from '../../../src/field/local/outbox.ts'
import type { Office, SeenRequest } from '../../support/field-office.ts'
import { makeOfficeAndPhone, type Phone } from '../../support/field-phone.ts'
import { itemIdOf, NOW } from '../../support/make-ids.ts'
import { makeText } from '../../support/make-item.ts'

const DONE = { status: 'done' }
const MALFORMED = { status: 400, code: 'request.malformed' }

/** A text that makes the office refuse each request it is in, whatever else is. */
const carries = (itemId: ItemId) => (request: SeenRequest) =>
  request.sync?.commands?.some((command) => command.itemId === itemId && command.type !== 'command.void') ===
  true

const poison = (office: Office, n: number, fault: Office['fault'] = () => MALFORMED) => {
  const isPoisoned = carries(itemIdOf(n))
  office.fault = (request) => (isPoisoned(request) ? fault(request) : undefined)
}

async function sendMany(phone: Phone, count: number) {
  for (let n = 1; n <= count; n++) await phone.send(n)
}

const drafts = async ({ database }: Phone) =>
  (await database.drafts.toArray()).map(({ id, refusalCode }) => [id, refusalCode])

describe('a command for which the office refuses the whole request', () => {
  it.each([1, 4, 9])('as number %i of nine comes back to the officer, and all others arrive', async (n) => {
    const { office, phone } = await makeOfficeAndPhone()
    await sendMany(phone, 9)
    poison(office, n)
    expect(await phone.sync()).toEqual(DONE)
    expect(await drafts(phone)).toEqual([[itemIdOf(n), 'request.malformed']])
    expect((await phone.database.drafts.get(itemIdOf(n)))?.text).toEqual(makeText())
    expect(office.itemsById().size).toBe(8)
    expect(await phone.database.outbox.count()).toBe(0)
  })

  it.each([404, 415, 422])('with %i too holds up nothing', async (status) => {
    const { office, phone } = await makeOfficeAndPhone()
    await sendMany(phone, 3)
    poison(office, 2, () => ({ status, code: 'request.not_json' }))
    expect(await phone.sync()).toEqual(DONE)
    expect(await drafts(phone)).toEqual([[itemIdOf(2), 'request.not_json']])
    expect(office.itemsById().size).toBe(2)
  })

  it('that is alone and still too large comes back too', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await sendMany(phone, 2)
    poison(office, 1, () => ({ status: 413, code: 'request.too_large' }))
    expect(await phone.sync()).toEqual(DONE)
    expect(await drafts(phone)).toEqual([[itemIdOf(1), 'request.too_large']])
    expect([...office.itemsById().keys()]).toEqual([itemIdOf(2)])
  })

  it('leaves no hole in the numbers: the corrected text goes on after it', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await sendMany(phone, 2)
    poison(office, 1)
    await phone.sync()
    office.fault = () => undefined
    await phone.send(3, { body: '改好的正文。' }, 1)
    expect(await phone.sync()).toEqual(DONE)
    expect(office.itemsById().get(itemIdOf(1))?.text.body).toBe('改好的正文。')
    expect(office.itemsById().size).toBe(2)
  })

  it('is found again after each cut, and set aside once', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await sendMany(phone, 4)
    const isPoisoned = carries(itemIdOf(2))
    let requests = 0
    office.fault = (request) => {
      requests++
      if (isPoisoned(request)) return MALFORMED
      return requests % 3 === 0 ? 'lose_answer' : undefined
    }
    for (let tries = 0; tries < 12; tries++) await phone.sync()
    expect(await drafts(phone)).toEqual([[itemIdOf(2), 'request.malformed']])
    expect(office.itemsById().size).toBe(3)
    expect(await phone.database.outbox.count()).toBe(0)
  })

  it('and that the office has after all, its answer lost, is told as such and leaves no second item', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.send(1)
    office.fault = () => 'lose_answer'
    await phone.sync()
    poison(office, 1)
    expect(await phone.sync()).toEqual(DONE)
    expect(office.itemsById().size).toBe(1)
    expect(await phone.database.items.get(itemIdOf(1))).toMatchObject({ rev: 1 })
  })

  it('among copies of drafts is not offered again, and the next text is', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.write(1, { body: '第一稿' })
    poison(office, 1)
    expect(await phone.sync()).toEqual(DONE)
    const before = office.requests.length
    await phone.sync()
    expect(office.requests.length - before).toBe(1)
    office.fault = () => undefined
    await phone.write(1, { body: '第二稿' })
    await phone.sync()
    expect(office.records.drafts.get(itemIdOf(1))?.backup.text.body).toBe('第二稿')
  })
})

describe('an office that takes no request at all', () => {
  it.each([400, 404])('with %i gets the blame itself: nothing is set aside', async (status) => {
    const { office, phone } = await makeOfficeAndPhone()
    await sendMany(phone, 3)
    office.fault = () => ({ status, code: 'request.not_found' })
    for (let tries = 0; tries < 4; tries++)
      expect(await phone.sync()).toMatchObject({ status: 'stopped', answer: { kind: 'refused', status } })
    expect(await drafts(phone)).toEqual([])
    expect((await readSubmissions(phone.database)).map(({ seq, attemptedAt }) => [seq, attemptedAt])).toEqual(
      [
        [1, NOW],
        [2, NOW],
        [3, NOW],
      ],
    )
    office.fault = () => undefined
    expect(await phone.sync()).toEqual(DONE)
    expect(office.itemsById().size).toBe(3)
  })
})
