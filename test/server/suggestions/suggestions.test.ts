import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ItemId, SuggestionId } from '../../../src/domain/ids.ts'
import type { ToldSuggestion } from '../../../src/protocol/suggestion.ts'
import { askAgain, makeDirector, readSuggestions, readTold, suggest } from '../../support/board.ts'
import { openPhone, submit, type TestPhone } from '../../support/review-office.ts'
import { openTestOffice, START, type Client, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, sync } from '../../support/server-phone.ts'

let office: TestOffice
let editor: Client
let leader: Client
let phone: TestPhone

beforeEach(async () => {
  office = await openTestOffice()
  editor = await office.signIn('bianji')
  leader = await office.signIn('lingdao')
  phone = await openPhone(office, 'nongye01')
})
afterEach(() => office.close())

const told = (reader: TestPhone) => readTold<ToldSuggestion>(reader, 'suggestion')
const kindsFor = async (client: Client) => (await readSuggestions(client)).map(({ kind }) => kind)

async function answer(client: Client, id: SuggestionId, { rev = 1, words = '已与编辑说明。' } = {}) {
  const reply = await client.post(`/api/desk/suggestions/${id}/answers`, { rev, words })
  return [reply.statusCode, reply.json().code]
}

describe('what a phone says to the office', () => {
  it('comes with its time for an answer, and the person sees the answer, by whom and when', async () => {
    const { id, outcome } = await suggest(phone)
    expect(outcome).toEqual({ status: 'saved', rev: 1 })
    // Saturday, 21 November: the fifth working day is Friday the 27th.
    const dueAt = Date.parse('2026-11-27T23:59:00+08:00')
    expect(await told(phone)).toMatchObject([{ id, events: [{ type: 'made', at: START, dueAt }] }])
    office.clock.now = START + 600_000
    expect(await answer(editor, id)).toEqual([200, undefined])
    expect((await told(phone))[0]?.events[1]).toEqual({
      type: 'answered',
      at: START + 600_000,
      by: 'bianji',
      words: '已与编辑说明。',
    })
  })

  it('is nobody else’s of the unit', async () => {
    await suggest(phone)
    expect(await told(await openPhone(office, 'nongye02'))).toEqual([])
    expect(await told(await openPhone(office, 'nongye-qianfa'))).toEqual([])
  })

  it('counts once when it is sent again, and its id cannot be taken for another', async () => {
    const payload = { kind: 'opinion', words: '一次', itemId: null }
    const command = makeCommand(1, { type: 'suggestion.make', payload })
    await sync(phone.client, [command])
    const { results } = await sync(phone.client, [command])
    expect(results[0]).toMatchObject({ replayed: true, outcome: { status: 'saved' } })
    const taken = makeCommand(2, { type: 'suggestion.make', itemId: command.itemId, payload })
    const again = await sync(phone.client, [taken])
    expect(again.results[0]?.outcome).toEqual({ status: 'rejected', code: 'command.conflict_key' })
    expect(await readSuggestions(editor)).toHaveLength(1)
  })

  it('may be about an item of the unit, and of no other', async () => {
    const itemId = await submit(phone)
    await suggest(phone, 'opinion', { itemId })
    expect((await readSuggestions(editor))[0]?.item).toMatchObject({ itemId })
    const town = await openPhone(office, 'shangping01')
    const foreign = await suggest(town, 'opinion', { itemId })
    expect(foreign.outcome).toEqual({ status: 'rejected', code: 'item.unknown' })
  })

  it.each([
    ['no words', { kind: 'opinion', words: '  ', itemId: null }, 'command.malformed'],
    ['a classification mark', { kind: 'opinion', words: '秘密★长期', itemId: null }, 'item.secrecy_mark'],
  ])('is refused with %s', async (_what, payload, code) => {
    const outcome = await phone.send({ type: 'suggestion.make', payload })
    expect(outcome).toEqual({ status: 'rejected', code })
    expect(await readSuggestions(editor)).toEqual([])
  })
})

describe('a complaint', () => {
  it('is read and answered by a leader or the director, and does not exist for an editor', async () => {
    const { id } = await suggest(phone, 'complaint')
    await suggest(phone, 'proposal')
    expect(await kindsFor(editor)).toEqual(['proposal'])
    expect(await answer(editor, id)).toEqual([404, 'suggestion.unknown'])
    expect((await kindsFor(leader)).sort()).toEqual(['complaint', 'proposal'])
    const director = await office.signIn('bianji02')
    await makeDirector(office, director.accountId)
    expect((await kindsFor(director)).sort()).toEqual(['complaint', 'proposal'])
    expect(await answer(director, id)).toEqual([200, undefined])
    expect(await kindsFor(editor)).toEqual(['proposal'])
  })
})

describe('answering', () => {
  it('by two at once: the second is told to look again', async () => {
    const { id } = await suggest(phone)
    const other = await office.signIn('bianji02')
    expect(await answer(editor, id)).toEqual([200, undefined])
    expect(await answer(other, id, { words: '另一个答复' })).toEqual([409, 'suggestion.changed'])
    expect(await answer(other, id, { rev: 2 })).toEqual([409, 'suggestion.wrong_state'])
    expect((await told(phone))[0]?.events).toHaveLength(2)
  })

  it('may be followed by one more question, which has a time of its own', async () => {
    const { id } = await suggest(phone)
    expect(await askAgain(phone, id)).toEqual({ status: 'rejected', code: 'suggestion.wrong_state' })
    await answer(editor, id)
    office.clock.now = Date.parse('2026-11-25T09:00:00+08:00')
    expect(await askAgain(phone, id)).toEqual({ status: 'saved', rev: 3 })
    const dueAt = Date.parse('2026-12-02T23:59:00+08:00')
    expect((await told(phone))[0]?.events[2]).toMatchObject({ type: 'asked_again', dueAt })
    expect(await answer(await office.signIn('bianji'), id, { rev: 3 })).toEqual([200, undefined])
    expect(await askAgain(phone, id)).toEqual({ status: 'rejected', code: 'suggestion.wrong_state' })
  })

  it('somebody else’s cannot be followed up', async () => {
    const { id } = await suggest(phone)
    await answer(editor, id)
    const colleague = await openPhone(office, 'nongye02')
    expect(await askAgain(colleague, id)).toEqual({ status: 'rejected', code: 'suggestion.unknown' })
  })

  it('an id that nobody made is unknown', async () => {
    const nothing = '019a0000-0000-7000-8000-000000000000' as string as ItemId & SuggestionId
    expect(await askAgain(phone, nothing)).toEqual({ status: 'rejected', code: 'suggestion.unknown' })
    expect(await answer(editor, nothing)).toEqual([404, 'suggestion.unknown'])
  })
})
