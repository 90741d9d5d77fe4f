import { gzipSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newDeviceId, newItemId } from '../../../src/domain/ids.ts'
import { checkInvariants } from '../../../src/server/sync/check-invariants.ts'
import { openTestOffice, START, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import {
  hashOf,
  listPicture,
  makeCommand,
  makePicture,
  makeRequest,
  makeSubmission,
  readAnswer,
  send,
  sync,
} from '../../support/server-phone.ts'

let office: TestOffice
let phone: Client

beforeEach(async () => {
  office = await openTestOffice()
  phone = await office.signIn('nongye01')
})
afterEach(async () => {
  expect(checkInvariants(office.server.parts.db)).toEqual([])
  await office.close()
})

describe('a submission', () => {
  it('gets a receipt of the month and stands in the feed of its author', async () => {
    const command = makeCommand(1)
    const answer = await sync(phone, [command])

    expect(answer.results).toEqual([
      {
        id: command.id,
        seq: 1,
        replayed: false,
        outcome: { status: 'applied', rev: 1, receipt: '2026-11-0001', missing: [] },
      },
    ])
    expect(answer.lastSeq).toBe(1)
    const item = answer.changes.find((change) => change.kind === 'item')
    expect(item?.facts).toMatchObject({ id: command.itemId, unitName: '农业农村局', countedBy: 'claim' })
    expect(item?.facts.events).toEqual([{ type: 'submitted', at: START, claimedAt: START - 60_000 }])
  })

  it('is numbered through the month and from 1 again in the next one', async () => {
    await sync(phone, [makeCommand(1), makeCommand(2)])
    office.clock.now = Date.parse('2026-12-01T00:30:00+08:00')
    const answer = await sync(phone, [makeCommand(3)], { sentAt: office.clock.now })
    expect(answer.results[0]?.outcome).toMatchObject({ receipt: '2026-12-0001' })
  })

  it('names the photos that the office still lacks', async () => {
    const [one, two] = [makePicture('one'), makePicture('two')]
    const payload = makeSubmission({ manifest: [listPicture(one), listPicture(two)] })
    expect(await send(phone, makeCommand(1, { payload }))).toMatchObject({
      missing: [one.sha256, two.sha256],
    })
  })

  it('sent again gets the same reply, and the office has it once', async () => {
    const command = makeCommand(1)
    const first = await sync(phone, [command])
    const again = await sync(phone, [command])
    expect(again.results).toEqual([{ ...first.results[0], replayed: true }])
    expect(again.lastSeq).toBe(1)
    expect(await countItems()).toBe(1)
  })

  it('is answered the same after a restart of the server', async () => {
    const command = makeCommand(1)
    const first = await sync(phone, [command])
    await office.restart()
    const again = await sync(phone, [command])
    expect(again.results[0]?.outcome).toEqual(first.results[0]?.outcome)
    expect(again.epoch).toBe(first.epoch)
  })

  it('under the id of another item is refused', async () => {
    const itemId = newItemId(testIds)
    await send(phone, makeCommand(1, { itemId }))
    expect(await send(phone, makeCommand(2, { itemId }))).toEqual({ status: 'rejected', code: 'item.exists' })
    const colleague = await office.signIn('nongye02')
    expect(await send(colleague, makeCommand(1, { itemId }))).toEqual({
      status: 'rejected',
      code: 'item.exists',
    })
    expect(await countItems()).toBe(1)
  })
})

describe('the number and the id of a command', () => {
  it('a known id with other content is a conflict, and both stay', async () => {
    const command = makeCommand(1)
    await sync(phone, [command])
    const other = makeSubmission({ title: '另一篇' })
    const changed = { ...command, payload: other, payloadSha256: hashOf(other) }
    expect(await send(phone, changed)).toEqual({ status: 'rejected', code: 'command.conflict_key' })
    expect(await send(phone, { ...changed, seq: 2 })).toEqual({
      status: 'rejected',
      code: 'command.conflict_key',
    })
    expect(await send(phone, command)).toMatchObject({ status: 'applied' })
  })

  it('a number that another command took is a conflict and not a replay', async () => {
    await sync(phone, [makeCommand(1)])
    const answer = await sync(phone, [makeCommand(1)])
    expect(answer.results[0]).toMatchObject({ replayed: false, outcome: { code: 'command.conflict_key' } })
    expect(answer.lastSeq).toBe(1)
  })

  it('a command that its author carried over to another phone gets its stored outcome, and counts once', async () => {
    const command = makeCommand(1)
    const first = await send(phone, command)
    const otherPhone = await office.signIn('nongye01', { deviceId: newDeviceId(testIds) })
    const carried = await sync(otherPhone, [command, makeCommand(2)])
    expect(carried.results[0]).toMatchObject({ replayed: true, outcome: first })
    expect(carried.lastSeq).toBe(2)
    expect((await sync(otherPhone, [command])).results[0]).toMatchObject({ replayed: true, outcome: first })
    expect(await countItems()).toBe(2)
    expect(checkInvariants(office.server.parts.db)).toEqual([])
  })

  it('an id that another person used is a conflict that tells nothing of theirs', async () => {
    const command = makeCommand(1)
    await sync(phone, [command])
    const stranger = await office.signIn('shangping01')
    expect(await send(stranger, command)).toEqual({ status: 'rejected', code: 'command.conflict_key' })
  })

  it('a hole before the batch applies nothing and tells where to go on', async () => {
    await sync(phone, [makeCommand(1)])
    const answer = await sync(phone, [makeCommand(3)])
    expect(answer).toMatchObject({ gap: true, lastSeq: 1, results: [] })
    expect(await countItems()).toBe(1)
  })

  it('a batch that repeats what is known and goes on is carried out from there', async () => {
    const [one, two, three] = [makeCommand(1), makeCommand(2), makeCommand(3)]
    await sync(phone, [one, two])
    const answer = await sync(phone, [two, three])
    expect(answer.results.map(({ replayed }) => replayed)).toEqual([true, false])
    expect(answer.lastSeq).toBe(3)
  })

  it('is counted for each device of a person apart', async () => {
    const tablet = await office.signIn('nongye01')
    expect((await sync(phone, [makeCommand(1)])).lastSeq).toBe(1)
    expect((await sync(tablet, [makeCommand(1)])).lastSeq).toBe(1)
    expect(await countItems()).toBe(2)
  })

  it('is counted for each person on a shared phone apart', async () => {
    await sync(phone, [makeCommand(1)])
    const other = await office.signIn('nongye02', { deviceId: phone.deviceId })
    expect((await sync(other, [makeCommand(1)])).results[0]?.outcome.status).toBe('applied')
  })

  it('lastSeq equals the number of recorded results, refused ones included', async () => {
    const incomplete = makeCommand(2, { payload: makeSubmission({ title: ' ' }) })
    const { lastSeq } = await sync(phone, [makeCommand(1), incomplete, makeCommand(3)])
    const rows = office.server.parts.db.get<{ count: number }>('select count(*) as count from commands')
    expect([lastSeq, rows?.count]).toEqual([3, 3])
  })
})

describe('a command that is refused', () => {
  const refused: [string, Parameters<typeof makeCommand>[1], string][] = [
    ['without a title', { payload: makeSubmission({ title: '  ' }) }, 'item.incomplete'],
    ['without a text', { payload: makeSubmission({ body: '\n' }) }, 'item.incomplete'],
    ['of an unknown type', { type: 'item.paint' }, 'command.unknown_type'],
    ['of a schema to come', { schema: 2, payload: { blocks: [] } }, 'command.unknown_schema'],
    ['without a text at all', { payload: { notes: [] } }, 'command.malformed'],
    [
      'not declared unclassified',
      { payload: { ...makeSubmission(), isDeclaredUnclassified: false } },
      'command.malformed',
    ],
    ['with a hash of something else', { payloadSha256: hashOf('other') }, 'command.hash_mismatch'],
    ['for an item nobody has', { type: 'item.resubmit' }, 'item.unknown'],
  ]

  it.each(refused)('%s gets its reason and blocks no other', async (_what, changes, code) => {
    const { results, lastSeq } = await sync(phone, [makeCommand(1), makeCommand(2, changes), makeCommand(3)])
    expect(results.map(({ outcome }) => outcome.status)).toEqual(['applied', 'rejected', 'applied'])
    expect(results[1]?.outcome).toEqual({ status: 'rejected', code })
    expect(lastSeq).toBe(3)
  })

  it('gets the same reason when it is sent again', async () => {
    const command = makeCommand(1, { payload: makeSubmission({ body: '' }) })
    await send(phone, command)
    expect((await sync(phone, [command])).results[0]).toMatchObject({
      replayed: true,
      outcome: { code: 'item.incomplete' },
    })
  })

  it.each(['title', 'body', 'place'] as const)(
    'for a secrecy mark in its %s leaves nothing of it',
    async (field) => {
      const payload = makeSubmission({ [field]: '机密★5年 某某事项' })
      expect(await send(phone, makeCommand(1, { payload }))).toEqual({
        status: 'rejected',
        code: 'item.secrecy_mark',
      })
      expect(JSON.stringify(office.server.parts.db.all('select * from commands'))).not.toContain('某某事项')
      expect(await countItems()).toBe(0)
    },
  )

  it('for a payload nested too deeply does no harm', async () => {
    const depth = 20_000
    const nested = `${'['.repeat(depth)}${']'.repeat(depth)}`
    const text = JSON.stringify(makeRequest(phone, [makeCommand(1, { payload: 'here' })])).replace(
      '"here"',
      nested,
    )
    const reply = await phone.inject({
      method: 'POST',
      url: '/api/sync',
      payload: text,
      headers: { 'content-type': 'application/json' },
    })
    expect(readAnswer(reply).results[0]?.outcome).toMatchObject({ status: 'rejected' })
  })

  it('because our own code failed on it is refused alone, and the cause is in the log', async () => {
    const { policies } = office.server.parts
    const original = policies.at.bind(policies)
    let calls = 0
    policies.at = (at) => {
      calls++
      // Each command asks once: the second command, and again when everything is undone and run carefully.
      if (calls === 2 || calls === 4) throw new TypeError('a bug')
      return original(at)
    }
    const { results } = await sync(phone, [makeCommand(1), makeCommand(2), makeCommand(3)])
    expect(results.map(({ outcome }) => outcome.status)).toEqual(['applied', 'rejected', 'applied'])
    expect(results[1]?.outcome).toEqual({ status: 'rejected', code: 'server.failed' })
    expect(office.log.some(({ event }) => event === 'command.failed')).toBe(true)
    expect(await countItems()).toBe(2)
  })
})

describe('the list of photos', () => {
  const picture = makePicture('one')
  const entry = listPicture(picture)
  const other = listPicture(makePicture('two'))

  it.each([
    ['one picture in two photos', [entry, { ...entry, photoId: other.photoId }], 'photo.duplicate'],
    ['two pictures of one photo', [entry, { ...other, photoId: entry.photoId }], 'photo.duplicate'],
    ['a preview without its picture', [{ ...entry, role: 'preview' as const }], 'command.malformed'],
    [
      'a preview that is too large',
      [entry, { ...other, photoId: entry.photoId, role: 'preview' as const, size: 20 * 1024 + 1 }],
      'blob.too_large',
    ],
  ])('with %s is refused', async (_what, manifest, code) => {
    const payload = makeSubmission({ manifest })
    expect(await send(phone, makeCommand(1, { payload }))).toEqual({ status: 'rejected', code })
  })
})

describe('the time that counts', () => {
  const yesterday = START - 24 * 3600_000

  it('is the claim of a phone whose clock was measured and did not jump', async () => {
    await send(phone, makeCommand(1, { clientTime: yesterday }))
    expect(await counted()).toMatchObject({ countedAt: yesterday, countedBy: 'claim' })
  })

  it('is the claim put right when the clock is wrong by the same amount as at sign-in', async () => {
    const wrong = 3 * 24 * 3600_000
    const early = await sync(phone, [], { sentAt: START + wrong })
    expect(early.results).toEqual([])
    await send(phone, makeCommand(1, { clientTime: yesterday + wrong }), { sentAt: START + wrong })
    expect(await counted()).toMatchObject({ countedAt: yesterday, countedBy: 'claim' })
  })

  it('is the receipt when the clock jumped since', async () => {
    await send(phone, makeCommand(1, { clientTime: yesterday }), { sentAt: START + 3600_000 })
    expect(await counted()).toMatchObject({ countedAt: START, countedBy: 'receipt' })
  })

  async function counted() {
    const { changes } = await sync(phone, [], { firstSeq: 2 })
    return changes.find((change) => change.kind === 'item')?.facts
  }
})

describe('a request', () => {
  it('may be compressed, and long answers are compressed for those who accept it', async () => {
    const body = gzipSync(JSON.stringify(makeRequest(phone, [makeCommand(1)])))
    const headers = {
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      'accept-encoding': 'gzip',
    }
    const reply = await phone.inject({ method: 'POST', url: '/api/sync', payload: body, headers })
    expect(reply.headers['content-encoding']).toBe('gzip')
    expect(JSON.parse(gunzipSync(reply.rawPayload).toString()).results[0].outcome.status).toBe('applied')
  })

  it('whose envelope is malformed is refused as a whole, with the place', async () => {
    const command = { ...makeCommand(1), itemId: 'no id' }
    const reply = await phone.post('/api/sync', { ...makeRequest(phone, []), commands: [command] })
    expect(reply.statusCode).toBe(400)
    expect(reply.json()).toMatchObject({
      code: 'request.malformed',
      message: expect.stringContaining('commands.0.itemId'),
    })
  })

  it('whose numbers are not in order is refused as a whole', async () => {
    const reply = await phone.post('/api/sync', makeRequest(phone, [makeCommand(1), makeCommand(3)]))
    expect(reply.json()).toMatchObject({
      code: 'request.malformed',
      message: expect.stringContaining('commands.1.seq'),
    })
    expect(await countItems()).toBe(0)
  })

  it('of another protocol is told to update', async () => {
    const reply = await phone.post('/api/sync', makeRequest(phone, []), { 'x-caifeng-protocol': '2' })
    expect([reply.statusCode, reply.json().code]).toEqual([426, 'request.wrong_protocol'])
  })

  it('for another account than the one signed in does nothing', async () => {
    const other = await office.signIn('shangping01')
    const reply = await phone.post('/api/sync', {
      ...makeRequest(phone, [makeCommand(1)]),
      account: other.accountId,
    })
    expect([reply.statusCode, reply.json().code]).toEqual([401, 'session.other_account'])
    expect(await countItems()).toBe(0)
  })
})

it('titles and texts of items never reach the log', async () => {
  await sync(phone, [makeCommand(1), makeCommand(2, { payload: makeSubmission({ title: '' }) })])
  expect(JSON.stringify(office.log)).not.toMatch(/晚稻|上屏镇/)
})

async function countItems(): Promise<number | undefined> {
  return office.server.parts.db.get<{ count: number }>('select count(*) as count from items')?.count
}
