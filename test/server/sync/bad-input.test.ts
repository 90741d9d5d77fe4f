import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { newCommandId, newItemId } from '../../../src/domain/ids.ts'
import type { Command } from '../../../src/protocol/commands.ts'
import { checkInvariants } from '../../../src/server/sync/check-invariants.ts'
import { openTestOffice, START, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import {
  hashOf,
  listPicture,
  makeCommand,
  makeDraft,
  makePicture,
  makeRequest,
  makeSubmission,
  sync,
} from '../../support/server-phone.ts'

/**
 * Everything that a phone, a portal in between or a stranger can send wrong to POST /api/sync, and the stable code that
 * each gets. What is wrong with a request leaves the database exactly as it was; what is wrong with a command takes its
 * number, leaves nothing else, and keeps no neighbour from being carried out.
 */
let office: TestOffice
let phone: Client
let colleague: Client
/** The last number that the phone used. */
let seq = 0
const mine = newItemId(testIds)
const theirs = newItemId(testIds)

beforeAll(async () => {
  office = await openTestOffice()
  phone = await office.signIn('nongye01')
  colleague = await office.signIn('nongye02')
  await sync(colleague, [makeCommand(1, { itemId: theirs })])
  await sync(phone, [makeCommand(++seq, { itemId: mine })])
})
afterEach(() => {
  expect(checkInvariants(office.server.parts.db)).toEqual([])
})
afterAll(() => office.close())

const JSON_TYPE = { 'content-type': 'application/json' }
const next = (...commands: Command[]) => JSON.stringify(makeRequest(phone, commands))
const changed = (changes: object) =>
  JSON.stringify({ ...makeRequest(phone, [makeCommand(seq + 1)]), ...changes })
const withCommand = (changes: object) =>
  JSON.stringify({
    ...makeRequest(phone, []),
    firstSeq: seq + 1,
    commands: [{ ...makeCommand(seq + 1), ...changes }],
  })

interface BadRequest {
  what: string
  body: () => string | Buffer
  headers?: Record<string, string>
  answer: [status: number, code: string]
}

const BAD_REQUESTS: BadRequest[] = [
  {
    what: 'larger than 2 MB',
    body: () => Buffer.alloc(2 * 1024 * 1024 + 1, 32),
    answer: [413, 'request.too_large'],
  },
  {
    what: 'small, and unpacking to more than 2 MB',
    body: () => gzipSync(Buffer.alloc(3 * 1024 * 1024, 32)),
    headers: { 'content-encoding': 'gzip' },
    answer: [413, 'request.too_large'],
  },
  { what: 'cut short', body: () => next(makeCommand(2)).slice(0, -9), answer: [400, 'request.malformed'] },
  {
    what: 'compressed and cut short',
    body: () => gzipSync(next(makeCommand(2))).subarray(0, 60),
    headers: { 'content-encoding': 'gzip' },
    answer: [400, 'request.malformed'],
  },
  { what: 'a page of a captive portal', body: () => '<html>', answer: [400, 'request.malformed'] },
  { what: 'empty', body: () => '', answer: [400, 'request.malformed'] },
  { what: 'a list', body: () => '[]', answer: [400, 'request.malformed'] },
  { what: 'null', body: () => 'null', answer: [400, 'request.malformed'] },
  {
    what: 'a form',
    body: () => 'protocol=1',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    answer: [415, 'request.not_json'],
  },
  {
    what: 'compressed in another way',
    body: () => next(makeCommand(2)),
    headers: { 'content-encoding': 'br' },
    answer: [415, 'request.not_json'],
  },
  {
    what: 'of another protocol, as its header says',
    body: () => next(makeCommand(2)),
    headers: { 'x-caifeng-protocol': '2' },
    answer: [426, 'request.wrong_protocol'],
  },
  {
    what: 'of another protocol within',
    body: () => changed({ protocol: 2 }),
    answer: [400, 'request.malformed'],
  },
  {
    what: 'from a page of somebody else',
    body: () => next(makeCommand(2)),
    headers: { 'sec-fetch-site': 'cross-site' },
    answer: [403, 'request.foreign_origin'],
  },
  {
    what: 'of nobody',
    body: () => next(makeCommand(2)),
    headers: { cookie: '' },
    answer: [401, 'session.required'],
  },
  {
    what: 'in another person’s name',
    body: () => changed({ account: colleague.accountId }),
    answer: [401, 'session.other_account'],
  },
  {
    what: 'without its device',
    body: () => changed({ device: undefined }),
    answer: [400, 'request.malformed'],
  },
  { what: 'with a cursor below 0', body: () => changed({ cursor: -1 }), answer: [400, 'request.malformed'] },
  { what: 'with the number 0', body: () => changed({ firstSeq: 0 }), answer: [400, 'request.malformed'] },
  {
    what: 'with more than 500 commands',
    body: () => next(...Array.from({ length: 501 }, (_, place) => makeCommand(seq + 1 + place))),
    answer: [400, 'request.malformed'],
  },
  {
    what: 'whose numbers leave one out',
    body: () => next(makeCommand(seq + 1), makeCommand(seq + 3)),
    answer: [400, 'request.malformed'],
  },
  {
    what: 'whose numbers run backwards',
    body: () => next(makeCommand(seq + 2), makeCommand(seq + 1)),
    answer: [400, 'request.malformed'],
  },
  {
    what: 'whose numbers do not begin where it says',
    body: () => changed({ firstSeq: seq + 2 }),
    answer: [400, 'request.malformed'],
  },
  {
    what: 'with a command id that is none',
    body: () => withCommand({ id: '17' }),
    answer: [400, 'request.malformed'],
  },
  {
    what: 'with an item id that is none',
    body: () => withCommand({ itemId: '../x' }),
    answer: [400, 'request.malformed'],
  },
  {
    what: 'with a revision below 0',
    body: () => withCommand({ baseRev: -1 }),
    answer: [400, 'request.malformed'],
  },
  {
    what: 'with a hash that is none',
    body: () => withCommand({ payloadSha256: 'ff' }),
    answer: [400, 'request.malformed'],
  },
  {
    what: 'with a schema that is no number',
    body: () => withCommand({ schema: 'two' }),
    answer: [400, 'request.malformed'],
  },
  {
    what: 'with a time in words',
    body: () => withCommand({ clientTime: 'today' }),
    answer: [400, 'request.malformed'],
  },
]

describe('a request that is', () => {
  it.each(BAD_REQUESTS)(
    '$what is refused, and nothing of it is carried out',
    async ({ body, headers, answer }) => {
      const before = dump()
      const reply = await phone.inject({
        method: 'POST',
        url: '/api/sync',
        payload: body(),
        headers: { ...JSON_TYPE, ...headers },
      })
      expect([reply.statusCode, reply.json().code]).toEqual(answer)
      expect(dump()).toEqual(before)
    },
  )

  it('beginning behind a hole is answered with the number to go on from, and nothing of it is carried out', async () => {
    const before = dump()
    const answer = await sync(phone, [makeCommand(seq + 2)])
    expect(answer).toMatchObject({ gap: true, lastSeq: seq, results: [] })
    expect(dump()).toEqual(before)
  })
})

const note = { id: newItemId(testIds), text: '笔记', writtenAt: START }
const oneTwice = listPicture(makePicture('twice'))

const BAD_COMMANDS: { what: string; command: () => Parameters<typeof makeCommand>[1]; code: string }[] = [
  {
    what: 'with a hash of something else',
    command: () => ({ payloadSha256: hashOf('x') }),
    code: 'command.hash_mismatch',
  },
  { what: 'of a type nobody knows', command: () => ({ type: 'item.paint' }), code: 'command.unknown_type' },
  { what: 'of a schema to come', command: () => ({ schema: 2 }), code: 'command.unknown_schema' },
  { what: 'with no payload', command: () => ({ payload: '' }), code: 'command.malformed' },
  {
    what: 'with a text of another shape',
    command: () => ({ payload: { ...makeSubmission(), text: '正文' } }),
    code: 'command.malformed',
  },
  {
    what: 'with a text beyond all bounds',
    command: () => ({ payload: makeSubmission({ body: '长'.repeat(20_001) }) }),
    code: 'command.malformed',
  },
  {
    what: 'with too many notes',
    command: () => ({ payload: { ...makeSubmission(), notes: Array.from({ length: 51 }, () => note) } }),
    code: 'command.malformed',
  },
  {
    what: 'not declared unclassified',
    command: () => ({ payload: { ...makeSubmission(), isDeclaredUnclassified: false } }),
    code: 'command.malformed',
  },
  {
    what: 'without a title',
    command: () => ({ payload: makeSubmission({ title: ' ' }) }),
    code: 'item.incomplete',
  },
  {
    what: 'with a secrecy mark',
    command: () => ({ payload: makeSubmission({ body: '绝密★启用前 不该上网' }) }),
    code: 'item.secrecy_mark',
  },
  {
    what: 'that lists one picture twice',
    command: () => ({ payload: makeSubmission({ manifest: [oneTwice, oneTwice] }) }),
    code: 'photo.duplicate',
  },
  { what: 'under the id of an own item', command: () => ({ itemId: mine }), code: 'item.exists' },
  { what: 'under the id of a colleague’s item', command: () => ({ itemId: theirs }), code: 'item.exists' },
  {
    what: 'that corrects a colleague’s item',
    command: () => ({ type: 'item.resubmit', itemId: theirs, baseRev: 1 }),
    code: 'item.unknown',
  },
  {
    what: 'that corrects an item nobody has',
    command: () => ({ type: 'item.resubmit' }),
    code: 'item.unknown',
  },
  {
    what: 'that corrects what was not returned',
    command: () => ({ type: 'item.resubmit', itemId: mine, baseRev: 1 }),
    code: 'item.not_returned',
  },
  {
    what: 'that puts a draft on a colleague’s item',
    command: () => ({ type: 'draft.put', itemId: theirs, payload: makeDraft() }),
    code: 'item.unknown',
  },
  {
    what: 'that puts a draft with a secrecy mark',
    command: () => ({ type: 'draft.put', payload: makeDraft({ title: '秘密★ 不该上网' }) }),
    code: 'item.secrecy_mark',
  },
  {
    what: 'that puts a submission as a draft',
    command: () => ({ type: 'draft.put' }),
    code: 'command.malformed',
  },
  {
    what: 'that deletes without saying when',
    command: () => ({ type: 'draft.delete', payload: {} }),
    code: 'command.malformed',
  },
]

describe('a command', () => {
  it.each(BAD_COMMANDS)('$what takes its number and leaves nothing else', async ({ command, code }) => {
    const before = dump()
    const bad = makeCommand(++seq, command())
    const answer = await sync(phone, [bad, makeCommand(++seq)])
    expect(answer.results.map(({ outcome }) => outcome)).toMatchObject([
      { status: 'rejected', code },
      { status: 'applied' },
    ])
    expect(answer.lastSeq).toBe(seq)
    const after = dump()
    expect(after).toMatchObject({
      items: before.items + 1,
      revisions: before.revisions + 1,
      drafts: before.drafts,
      photos: before.photos,
      feed: before.feed + 1,
      results: before.results + 2,
    })
    expect(JSON.stringify(office.server.parts.db.all('select * from commands'))).not.toContain('不该上网')
  })

  it('with a number of the past is no replay of what had it', async () => {
    const before = dump()
    const { results, lastSeq } = await sync(phone, [makeCommand(1)])
    expect(results[0]).toMatchObject({ replayed: false, outcome: { code: 'command.conflict_key' } })
    expect(lastSeq).toBe(seq)
    expect(dump()).toEqual(before)
  })

  it('with an id of the past and another text takes its number, and the first result stays', async () => {
    const first = makeCommand(++seq)
    await sync(phone, [first])
    const payload = makeSubmission({ title: '同号另文' })
    const second = { ...first, seq: ++seq, payload, payloadSha256: hashOf(payload) }
    expect((await sync(phone, [second])).results[0]?.outcome).toMatchObject({ code: 'command.conflict_key' })
    expect((await sync(phone, [first])).results[0]).toMatchObject({
      replayed: true,
      outcome: { status: 'applied' },
    })
  })

  it('with an id that another person used tells nothing of theirs', async () => {
    const id = newCommandId(testIds)
    await sync(colleague, [makeCommand(2, { id })])
    expect((await sync(phone, [makeCommand(++seq, { id })])).results[0]).toEqual({
      id,
      seq,
      replayed: false,
      outcome: { status: 'rejected', code: 'command.conflict_key' },
    })
  })
})

/** How much there is of everything that a request can leave behind. */
function dump() {
  const count = (table: string) =>
    office.server.parts.db.get<{ count: number }>(`select count(*) as count from ${table}`)?.count ?? 0
  return {
    items: count('items'),
    revisions: count('item_revisions'),
    drafts: count('drafts') + count('draft_revisions'),
    photos: count('item_photos') + count('blobs'),
    feed: count('feed'),
    results: count('commands') + count('conflicting_commands'),
    events: count('item_events'),
    devices: count('devices'),
    lost: count('lost_numbers'),
  }
}
