import { beforeEach, describe, expect, it } from 'vitest'
import type { CommissionId, KeyPointId } from '../../../src/domain/ids.ts'
import { watchCommissions, type KnownCommissions } from '../../../src/field/local/commissions.ts'
import { queueDeed, readDeeds } from '../../../src/field/local/deeds.ts'
import { keepDraftPoints } from '../../../src/field/local/draft-points.ts'
import type { FieldDatabase } from '../../../src/field/local/field-database.ts'
import { readKeyPoints, watchPointsOf } from '../../../src/field/local/key-points.ts'
import { watchLeads, type KnownLeads } from '../../../src/field/local/leads.ts'
import { makeAppeal } from '../../../src/field/local/make-appeal.ts'
import { countUnsent } from '../../../src/field/local/unsent-work.ts'
import { countWaiting } from '../../../src/field/local/outbox.ts'
import { hashText } from '../../../src/field/local/photo-bytes.ts'
import { startAnswer } from '../../../src/field/local/start-answer.ts'
import { follow } from '../../support/follow.ts'
import { openMemory, submit, write, writeAndSubmit } from '../../support/field-memory.ts'
import { commandIdOf, itemIdOf, NOW } from '../../support/make-ids.ts'

const POINT = '01890a5d-ac96-774b-bcce-b302099a8061' as KeyPointId
const COMMISSION = '01890a5d-ac96-774b-bcce-b302099a8057' as CommissionId
const PARTS = { now: NOW, appVersion: '0.1.0', hash: hashText }

/** Longer than a watch needs to hear of a change. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 100))

let database: FieldDatabase
/** The numbers of the commands that were read with all they hold. */
let read: number[]

/** Submissions 1 to 4, a deed 5, an objection 6. */
beforeEach(async () => {
  database = await openMemory()
  for (const n of [1, 2]) await writeAndSubmit(database, { id: itemIdOf(n), command: n })
  await write(database, { id: itemIdOf(3) })
  await keepDraftPoints(database, itemIdOf(3), [POINT])
  await submit(database, { id: itemIdOf(3), command: 3 })
  const asked = { id: COMMISSION, topic: '晚稻机收进度', outline: '', category: 'news' as const }
  await startAnswer(database, asked, { itemId: itemIdOf(4), now: NOW })
  await writeAndSubmit(database, { id: itemIdOf(4), command: 4 })
  await queueDeed(database, {
    ...PARTS,
    deed: { type: 'item.withdraw', payload: {} },
    subjectId: itemIdOf(1),
    baseRev: 1,
    commandId: commandIdOf(5),
  })
  const making = { lineKey: 'x', words: '应为三分' }
  await makeAppeal(database, { ...PARTS, making, appealId: itemIdOf(6), commandId: commandIdOf(6) })
  read = []
  database.outbox.hook('reading', (row) => (read.push(row.seq), row))
})

describe('a phone on which much waits', () => {
  it('counts it without reading it', async () => {
    expect([await countWaiting(database), (await countUnsent(database)).waiting]).toEqual([4, 6])
    expect(read).toEqual([])
  })

  it('finds what was done besides writing without reading the texts', async () => {
    expect(await readDeeds(database, ['item.withdraw'])).toMatchObject([{ seq: 5, status: 'waiting' }])
    expect(await readDeeds(database, ['lead.report'])).toEqual([])
    expect(read).toEqual([5])
  })

  it('counts the key points that waiting texts answer by these texts alone', async () => {
    expect([...(await readKeyPoints(database)).counts]).toEqual([[POINT, 1]])
    expect(read).toEqual([3])
  })

  it('knows the answers to commissions by these alone', async () => {
    const { until } = follow<KnownCommissions>((watcher) => watchCommissions(database, watcher))
    const { answers } = await until(() => true)
    expect(answers).toEqual([{ commissionId: COMMISSION, itemId: itemIdOf(4), submittedAt: NOW }])
    expect(read).toEqual([4])
  })
})

describe('an open editor', () => {
  it('wakes no reading of the leads with its saves', async () => {
    const { told, until } = follow<KnownLeads>((watcher) => watchLeads(database, watcher))
    await until(() => true)
    await write(database, { id: itemIdOf(7) })
    await aMoment()
    expect(told.length).toBe(1)
  })

  it('asks for its key points at once, and then in a calm moment only', async () => {
    await write(database, { id: itemIdOf(7) })
    const { told, until } = follow<KeyPointId[]>((watcher) => watchPointsOf(database, itemIdOf(7), watcher))
    await until(() => true)
    await keepDraftPoints(database, itemIdOf(7), [POINT])
    await aMoment()
    expect(told).toEqual([[]])
    await until((pointIds) => pointIds?.[0] === POINT)
  })
})
