import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newItemId } from '../../../src/domain/ids.ts'
import type { Command } from '../../../src/protocol/commands.ts'
import { parse } from '../../../src/protocol/parse.ts'
import { reconcileResponse, type ReconcileRequest } from '../../../src/protocol/sync.ts'
import { checkInvariants } from '../../../src/server/sync/check-invariants.ts'
import { commandIdOf, itemIdOf } from '../../support/make-ids.ts'
import { openTestOffice, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import { hashOf, makeCommand, makeDraft, makeSubmission, sync } from '../../support/server-phone.ts'

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

/** Commands of which the first two are in the backup, and all were received. */
async function restoreAfterTwo(): Promise<Command[]> {
  const commands = [1, 2, 3, 4, 5].map((seq) => makeCommand(seq))
  await sync(phone, commands.slice(0, 2))
  await backUp()
  await sync(phone, commands.slice(2))
  await restore()
  return commands
}

describe('after a restore', () => {
  it('the office names what it lacks, the phone sends it again, and everything is there once', async () => {
    const commands = await restoreAfterTwo()
    const answer = await reconcile({ kept: keptOf(commands), nextSeq: 6 })
    expect(answer).toMatchObject({ lastSeq: 2, lacking: commands.slice(2).map(({ id }) => id) })

    const sent = await sync(phone, commands.slice(2))
    expect(sent.results.map(({ outcome }) => outcome.status)).toEqual(['applied', 'applied', 'applied'])
    expect(sent.lastSeq).toBe(5)
    expect(await reconcile({ kept: keptOf(commands), nextSeq: 6 })).toMatchObject({ lastSeq: 5, lacking: [] })
    expect(countItems()).toBe(5)
  })

  it('a phone that only syncs notices: its cursor is ahead, and its commands leave a gap', async () => {
    const commands = await restoreAfterTwo()
    const answer = await sync(phone, [makeCommand(6)], { cursor: 9999 })
    expect(answer).toMatchObject({ gap: true, lastSeq: 2 })
    expect(answer.cursor).toBeLessThan(9999)
    expect(answer.changes.filter(({ kind }) => kind === 'item')).toHaveLength(2)
    expect(commands).toHaveLength(5)
  })

  it('numbers that neither side holds are lost, and the rest follows without a gap', async () => {
    const commands = await restoreAfterTwo()
    const kept = keptOf(commands.filter(({ seq }) => seq >= 5))
    expect(await reconcile({ kept, nextSeq: 6 })).toMatchObject({ lastSeq: 4, lacking: [commands[4]?.id] })
    expect((await sync(phone, commands.slice(4))).lastSeq).toBe(5)
    expect((await sync(phone, [makeCommand(6)])).results[0]?.outcome.status).toBe('applied')
    expect(lostSeqs()).toEqual([3, 4])
  })

  it('holes between kept commands are passed as soon as the commands before them have come', async () => {
    const commands = await restoreAfterTwo()
    const [, , third, , fifth] = commands as [Command, Command, Command, Command, Command]
    const answer = await reconcile({ kept: keptOf([third, fifth]), nextSeq: 9 })
    expect(answer).toMatchObject({ lastSeq: 2, lacking: [third.id, fifth.id] })
    expect(checkInvariants(office.server.parts.db)).toEqual([])
    expect((await sync(phone, [third])).lastSeq).toBe(4)
    expect((await sync(phone, [fifth])).lastSeq).toBe(8)
    expect(lostSeqs()).toEqual([4, 6, 7, 8])
  })

  it('a phone that kept nothing begins behind all it ever sent', async () => {
    await restoreAfterTwo()
    expect(await reconcile({ kept: [], nextSeq: 6 })).toMatchObject({ lastSeq: 5, lacking: [] })
    expect((await sync(phone, [makeCommand(6)])).lastSeq).toBe(6)
  })

  it('the same request twice, or with its answer lost, is harmless', async () => {
    const commands = await restoreAfterTwo()
    const question = { kept: keptOf(commands.filter(({ seq }) => seq === 4)), nextSeq: 6 }
    const first = await reconcile(question)
    expect(await reconcile(question)).toEqual(first)
    await sync(phone, [commands[3] as Command])
    expect(await reconcile(question)).toMatchObject({ lastSeq: 5, lacking: [] })
    expect(lostSeqs()).toEqual([3, 5])
  })

  it('a command that turns up though its number was given up is carried out when its turn comes', async () => {
    const commands = await restoreAfterTwo()
    const [, , third, fourth] = commands as [Command, Command, Command, Command]
    await reconcile({ kept: keptOf([third]), nextSeq: 6 })
    const { results, lastSeq } = await sync(phone, [third, fourth])
    expect(results.map(({ outcome }) => outcome.status)).toEqual(['applied', 'applied'])
    expect(lastSeq).toBe(5)
    expect(lostSeqs()).toEqual([5])
  })

  it('a command that turns up after its number has its result is refused, so that it stays on the phone', async () => {
    const commands = await restoreAfterTwo()
    await reconcile({ kept: [], nextSeq: 6 })
    const [, , third] = commands as [Command, Command, Command]
    expect((await sync(phone, [third])).results[0]?.outcome).toEqual({
      status: 'rejected',
      code: 'command.conflict_key',
    })
    expect(await reconcile({ kept: keptOf([third]), nextSeq: 6 })).toMatchObject({ lacking: [third.id] })
  })

  it('waiting commands that were never sent belong to what the office lacks', async () => {
    const commands = await restoreAfterTwo()
    const all = [...commands, makeCommand(6)]
    expect((await reconcile({ kept: keptOf(all), nextSeq: 7 })).lacking).toHaveLength(4)
  })

  it('a draft of which the office forgot the beginning goes on above what the phone remembers', async () => {
    const itemId = newItemId(testIds)
    const put = (seq: number, baseRev: number, body: string) =>
      makeCommand(seq, { type: 'draft.put', itemId, baseRev, payload: makeDraft({ body }) })
    await backUp()
    await sync(phone, [put(1, 0, '一'), put(2, 1, '一二')])
    await restore()
    const third = put(3, 2, '一二三')
    expect(await reconcile({ kept: keptOf([third]), nextSeq: 4 })).toMatchObject({ lastSeq: 2 })
    expect((await sync(phone, [third])).results[0]?.outcome).toEqual({ status: 'saved', rev: 3 })
  })
})

describe('items of which the phone holds no command', () => {
  it('are named when the office does not know them', async () => {
    const known = makeCommand(1)
    await sync(phone, [known])
    const [gone, waiting] = [newItemId(testIds), newItemId(testIds)]
    const have = [
      { itemId: known.itemId, rev: 1, payloadSha256: null },
      { itemId: gone, rev: 3, payloadSha256: null },
      { itemId: waiting, rev: 0, payloadSha256: hashOf(makeSubmission()) },
    ]
    expect(await reconcile({ have, kept: keptOf([known]), nextSeq: 2 })).toMatchObject({
      lacking: [],
      lackingItems: [gone],
    })
  })

  it('tell nothing of other people’s items', async () => {
    const foreign = makeCommand(1)
    await sync(await office.signIn('nongye02'), [foreign])
    const have = [{ itemId: foreign.itemId, rev: 1, payloadSha256: null }]
    expect((await reconcile({ have, nextSeq: 1 })).lackingItems).toEqual([foreign.itemId])
  })
})

describe('who asks', () => {
  it('for another account gives up none of its numbers', async () => {
    const other = await office.signIn('shangping01')
    const reply = await post({ account: other.accountId, nextSeq: 50 })
    expect([reply.statusCode, reply.json().code]).toEqual([401, 'session.other_account'])
    expect(lostSeqs()).toEqual([])
  })

  it('under another person’s device counts for their own account alone', async () => {
    const other = await office.signIn('shangping01')
    await reconcile({ device: other.deviceId, nextSeq: 50 })
    expect((await sync(other, [makeCommand(1)])).results[0]?.outcome.status).toBe('applied')
  })

  it.each([
    [
      'with a kept number it has not used yet',
      { nextSeq: 3, kept: [{ id: makeCommand(1).id, seq: 3 }] },
      'kept.0.seq',
    ],
    ['with number 0', { nextSeq: 3, kept: [{ id: makeCommand(1).id, seq: 0 }] }, 'kept.0.seq'],
    ['with more lost numbers than there can be', { nextSeq: Number.MAX_SAFE_INTEGER }, 'nextSeq'],
  ])('%s is refused as a whole', async (_what, changes, place) => {
    const reply = await post(changes)
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'request.malformed'])
    expect(reply.json().message).toContain(place)
    expect(lostSeqs()).toEqual([])
  })

  it('with as much as a phone may hold gets its answer', async () => {
    const kept = Array.from({ length: 20_000 }, (_, place) => ({
      id: commandIdOf(place + 1),
      seq: place + 1,
    }))
    const have = kept.map(({ seq }) => ({ itemId: itemIdOf(seq), rev: 1, payloadSha256: null }))
    const answer = await reconcile({ kept, have, nextSeq: 20_001 })
    expect([answer.lacking.length, answer.lackingItems.length]).toEqual([20_000, 20_000])
  }, 30_000)
})

type Question = Partial<ReconcileRequest>

const keptOf = (commands: readonly Command[]) => commands.map(({ id, seq }) => ({ id, seq }))

function post(changes: Question) {
  const { accountId: account, deviceId: device } = phone
  const question = { protocol: 1, account, device, nextSeq: 1, have: [], kept: [], ...changes }
  return phone.post('/api/sync/reconcile', question)
}

async function reconcile(changes: Question) {
  const reply = await post(changes)
  const parsed = parse(reconcileResponse, reply.json())
  if (reply.statusCode !== 200 || !parsed.ok) throw new Error(`no answer: ${reply.statusCode} ${reply.body}`)
  return parsed.value
}

const folder = () => join(office.dataDir, 'backup')

/** Copies the database while the server is down, so that the copy is whole. */
async function backUp() {
  await office.server.stop()
  mkdirSync(folder(), { recursive: true })
  cpSync(join(office.dataDir, 'office.sqlite'), join(folder(), 'office.sqlite'))
  await office.restart()
}

async function restore() {
  await office.server.stop()
  for (const end of ['-wal', '-shm']) rmSync(join(office.dataDir, `office.sqlite${end}`), { force: true })
  cpSync(join(folder(), 'office.sqlite'), join(office.dataDir, 'office.sqlite'))
  await office.restart()
}

function lostSeqs() {
  const sql = "select seq from conflicting_commands where type = 'lost' order by seq"
  return office.server.parts.db.all<{ seq: number }>(sql).map(({ seq }) => seq)
}

function countItems() {
  return office.server.parts.db.get<{ count: number }>('select count(*) as count from items')?.count
}
