import { describe, expect, it } from 'vitest'
import { applyExchange } from '../../../src/field/local/apply-exchange.ts'
import { queueDeed } from '../../../src/field/local/deeds.ts'
import { readExemplars } from '../../../src/field/local/exemplars.ts'
import type { FieldDatabase } from '../../../src/field/local/field-database.ts'
import { markNoticeSeen, readNotices } from '../../../src/field/local/notices.ts'
import { hashText } from '../../../src/field/local/photo-bytes.ts'
import { keepUnsaid, readSuggestions, readUnsaid } from '../../../src/field/local/suggestions.ts'
import { viewSuggestions } from '../../../src/field/stores/suggestion-view.ts'
import type { NoticeId } from '../../../src/domain/ids.ts'
import type { Deed } from '../../../src/protocol/deeds.ts'
import type { Change } from '../../../src/protocol/sync.ts'
import { newStorage, openMemory } from '../../support/field-memory.ts'
import { makeAccount } from '../../support/make-account.ts'
import { makeAnswer } from '../../support/make-exchange.ts'
import { commandIdOf, DAY, itemIdOf, NOW } from '../../support/make-ids.ts'

const apply = (database: FieldDatabase, ...changes: Change[]) =>
  applyExchange(database, makeAnswer({ changes, cursor: 9 }), { account: makeAccount(), now: NOW })

const tell = (about: string, id: string, row: unknown, rev = 1): Change => ({
  kind: 'told',
  seq: 5,
  about,
  id,
  rev,
  row,
})

const notice = (n: number) => ({
  id: itemIdOf(n),
  kind: 'work',
  title: `公告${n}`,
  body: '文',
  postedBy: '李编',
  postedAt: NOW + n,
  until: null,
})

describe('公告 on the phone', () => {
  it('stand the newest first, are marked once they were opened, and go when they are withdrawn', async () => {
    const database = await openMemory()
    await apply(
      database,
      tell('notice', itemIdOf(1), notice(1)),
      tell('notice', itemIdOf(2), notice(2)),
      tell('notice', itemIdOf(3), { fromTheFuture: true }),
    )
    await markNoticeSeen(database, itemIdOf(1) as string as NoticeId)
    await markNoticeSeen(database, itemIdOf(1) as string as NoticeId)
    const read = async () => (await readNotices(database)).map(({ title, isSeen }) => [title, isSeen])
    expect(await read()).toEqual([
      ['公告2', false],
      ['公告1', true],
    ])
    await apply(database, tell('notice', itemIdOf(2), null, 2))
    expect(await read()).toEqual([['公告1', true]])
  })
})

describe('优稿库 on the phone', () => {
  it('keeps what the office told, the newest first, until it is taken out', async () => {
    const database = await openMemory()
    const exemplar = (n: number) => ({
      id: itemIdOf(n),
      title: `优稿${n}`,
      body: '文',
      category: 'news',
      tags: [],
      comment: '好',
      credit: '',
      addedBy: '李编',
      addedAt: NOW + n,
    })
    await apply(
      database,
      tell('exemplar', itemIdOf(1), exemplar(1)),
      tell('exemplar', itemIdOf(2), exemplar(2)),
    )
    expect((await readExemplars(database)).map(({ title }) => title)).toEqual(['优稿2', '优稿1'])
    await apply(database, tell('exemplar', itemIdOf(2), null, 2))
    expect(await readExemplars(database)).toHaveLength(1)
  })
})

describe('意见建议与投诉 on the phone', () => {
  const made = { type: 'made', at: NOW, by: '王', words: '退回理由写具体些。', dueAt: NOW + 5 * DAY }
  const answered = { type: 'answered', at: NOW + DAY, by: '李编', words: '以后写明。' }
  const told = (...events: object[]) =>
    tell('suggestion', itemIdOf(7), { id: itemIdOf(7), kind: 'opinion', item: null, events }, events.length)

  const queue = (database: FieldDatabase, deed: Deed, n: number) =>
    queueDeed(database, {
      deed,
      subjectId: itemIdOf(7),
      baseRev: 0,
      commandId: commandIdOf(n),
      now: NOW,
      appVersion: '0.1.0',
      hash: hashText,
    })
  const make: Deed = {
    type: 'suggestion.make',
    payload: { kind: 'opinion', words: made.words, itemId: null },
  }
  const view = async (database: FieldDatabase) => viewSuggestions(await readSuggestions(database))

  it('stand here as waiting until the office has them, and once only after that', async () => {
    const database = await openMemory()
    await queue(database, make, 1)
    expect(await view(database)).toMatchObject([
      { id: itemIdOf(7), state: null, own: { words: made.words, refusalCode: null }, mayAskAgain: false },
    ])
    await apply(database, told(made))
    expect(await view(database)).toMatchObject([{ state: { status: 'open', dueAt: made.dueAt } }])
  })

  it('may be followed up once there is an answer, and not while that waits', async () => {
    const database = await openMemory()
    await apply(database, told(made, answered))
    expect(await view(database)).toMatchObject([{ mayAskAgain: true, own: null }])
    await queue(database, { type: 'suggestion.ask_again', payload: { words: '再问' } }, 2)
    expect(await view(database)).toMatchObject([{ mayAskAgain: false, own: { words: '再问' } }])
  })

  it('what was typed is there again after the tab was killed, and forgotten when it was said', async () => {
    const storage = newStorage()
    const first = await openMemory({ storage })
    const typed = { kind: 'complaint' as const, words: '三次来电催', itemId: null }
    await keepUnsaid(first, 'new', typed)
    await keepUnsaid(first, itemIdOf(7), { ...typed, words: '再问' })
    first.close()
    const second = await openMemory({ storage })
    expect((await readUnsaid(second))['new']).toEqual(typed)
    await keepUnsaid(second, 'new', null)
    expect(Object.keys(await readUnsaid(second))).toEqual([itemIdOf(7)])
  })
})
