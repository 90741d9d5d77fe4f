import { describe, expect, it } from 'vitest'
import type { CommissionId } from '../../../src/domain/ids.ts'
import { readMeta } from '../../../src/field/local/meta.ts'
import { answerInstead, faultOnce, type SeenRequest } from '../../support/field-office.ts'
import { makeOfficeAndPhone, makePhone, type Phone } from '../../support/field-phone.ts'
import { itemIdOf, NOW } from '../../support/make-ids.ts'
import { returned } from '../../support/make-item.ts'

const DONE = { status: 'done' }
const isReconcile = ({ path }: SeenRequest) => path === '/api/sync/reconcile'
const refusals = async ({ database }: Phone) =>
  (await database.drafts.toArray()).map(({ id, refusalCode, baseRev }) => [id, refusalCode, baseRev])

describe('a phone whose office was restored', () => {
  it('tells what it holds, and the office takes up again what it lacks, under the first ids', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.send(1)
    await phone.sync()
    const backup = office.backUp()
    await phone.send(2)
    await phone.send(3)
    await phone.sync()
    const kept = (await phone.database.kept.toArray()).map(({ id, seq }) => ({ id, seq }))
    office.restore(backup)
    office.requests.length = 0
    expect(await phone.sync()).toEqual(DONE)
    expect(office.requests.find(isReconcile)?.sync).toMatchObject({ nextSeq: 4, kept })
    expect(office.itemsById().size).toBe(3)
    expect((await phone.database.kept.toArray()).map(({ id, seq }) => ({ id, seq }))).toEqual(kept)
    expect(await readMeta(phone.database, 'exchange')).not.toHaveProperty('needsReconcile')
  })

  it('reconciles once, not at each run', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.send(1)
    await phone.sync()
    office.restore()
    for (let tries = 0; tries < 4; tries++) await phone.sync()
    expect(office.requests.filter(isReconcile)).toHaveLength(1)
  })

  it.each(['lose_request', 'lose_answer', 'truncated', 'portal'] as const)(
    'goes on after any cut: %s at each request in turn',
    async (fault) => {
      const { office, phone } = await makeOfficeAndPhone()
      await phone.takePhoto(1, { photo: 1, size: 90_000, previewSize: 900 })
      await phone.send(1)
      await phone.send(2)
      await phone.sync()
      office.restore()
      for (let cut = 1; cut <= 8; cut++) {
        let count = 0
        office.fault = () => (++count === cut ? fault : undefined)
        await phone.sync()
      }
      office.fault = () => undefined
      expect(await phone.sync()).toEqual(DONE)
      expect([...office.itemsById().values()].map(({ events }) => events.length)).toEqual([1, 1])
      expect(office.itemsById().get(itemIdOf(1))?.photos[0]?.picture.isPresent).toBe(true)
      expect(await phone.database.outbox.count()).toBe(0)
    },
  )

  it('sends the photos of such items again', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    const photo = await phone.takePhoto(1, { photo: 1, size: 90_000, previewSize: 900 })
    await phone.send(1)
    await phone.sync()
    await phone.sync()
    expect((await phone.database.items.get(itemIdOf(1)))?.photosToCome).toBe(0)
    office.restore()
    await phone.sync()
    expect(office.records.blobs.get(photo.picture)?.isPresent).toBe(true)
  })

  it('notices also when nothing waits and the feed of the old epoch ends before its cursor', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.send(1)
    await phone.sync()
    const backup = office.backUp()
    await phone.send(2)
    await phone.sync()
    office.restore(backup)
    office.records.epoch = 'epoch-1'
    expect(await phone.sync()).toEqual(DONE)
    expect(office.itemsById().size).toBe(2)
    expect((await readMeta(phone.database, 'exchange'))?.cursor).toBe(office.records.feedSeq)
  })

  it('gives up numbers that neither side has, so that the rest follows', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.send(1)
    await phone.send(2)
    await phone.sync()
    await phone.database.kept.delete(1)
    await phone.database.items.delete(itemIdOf(1))
    office.restore()
    await phone.send(3)
    expect(await phone.sync()).toEqual(DONE)
    expect([...office.itemsById().keys()]).toEqual([itemIdOf(2), itemIdOf(3)])
  })

  it('gives the officer back what no command can bring, to be submitted anew', async () => {
    const { office, phone, clock } = await makeOfficeAndPhone()
    const other = await makePhone({ office, clock, device: 2 })
    await other.send(7, { body: '另一手机报的' })
    await other.sync()
    await phone.sync()
    office.restore()
    expect(await phone.sync()).toEqual(DONE)
    expect(await refusals(phone)).toEqual([[itemIdOf(7), 'item.lost', 0]])
    expect((await phone.database.drafts.get(itemIdOf(7)))?.text.body).toBe('另一手机报的')
    expect(await phone.database.items.count()).toBe(0)
    await phone.send(8, { body: '再报一次' }, 7)
    await phone.sync()
    expect(office.itemsById().get(itemIdOf(7))?.text.body).toBe('再报一次')
  })

  it('gives back an answer to a commission with what it answers', async () => {
    const { office, phone, clock } = await makeOfficeAndPhone()
    const other = await makePhone({ office, clock, device: 2 })
    await other.send(7)
    await other.sync()
    await phone.sync()
    const commissionId = itemIdOf(90) as string as CommissionId
    await phone.database.items.update(itemIdOf(7), { commissionId })
    office.restore()
    await phone.sync()
    expect(await phone.database.drafts.get(itemIdOf(7))).toMatchObject({ baseRev: 0, commissionId })
  })

  it('keeps the correction of such an item in hand, as a new one for the office', async () => {
    const { office, phone, clock } = await makeOfficeAndPhone()
    const other = await makePhone({ office, clock, device: 2 })
    await other.send(7)
    await other.sync()
    office.decide(itemIdOf(7), returned(NOW + 1))
    await phone.sync()
    await phone.startCorrection(7)
    await phone.write(7, { body: '正在改' })
    office.restore()
    await phone.sync()
    expect(await refusals(phone)).toEqual([[itemIdOf(7), 'item.lost', 0]])
    expect((await phone.database.drafts.get(itemIdOf(7)))?.text.body).toBe('正在改')
  })

  it('that waits with a correction of it hears that the office does not know it, and can submit it as new', async () => {
    const { office, phone, clock } = await makeOfficeAndPhone()
    const other = await makePhone({ office, clock, device: 2 })
    await other.send(7)
    await other.sync()
    office.decide(itemIdOf(7), returned(NOW + 1))
    await phone.sync()
    await phone.correct(7, 8, { body: '改好的' })
    office.restore()
    await phone.sync()
    expect(await refusals(phone)).toEqual([[itemIdOf(7), 'item.lost', 0]])
    await phone.send(9, { body: '改好的' }, 7)
    await phone.sync()
    expect(office.itemsById().get(itemIdOf(7))?.text.body).toBe('改好的')
  })

  it('brings the copies of drafts there again, and takes none twice', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.write(1, { body: '一' })
    await phone.sync()
    const backup = office.backUp()
    await phone.write(1, { body: '一二' })
    await phone.write(2, { body: '另一篇' })
    await phone.sync()
    office.restore(backup)
    await phone.sync()
    await phone.sync()
    const bodies = [1, 2].map((n) => office.records.drafts.get(itemIdOf(n))?.backup.text.body)
    expect(bodies).toEqual(['一二', '另一篇'])
    expect(await phone.database.besideTexts.count()).toBe(0)
  })

  it('loses nothing when the office is restored twice in a row', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    for (let n = 1; n <= 3; n++) await phone.send(n)
    await phone.sync()
    office.restore()
    office.fault = faultOnce('lose_answer', isReconcile)
    await phone.sync()
    office.restore()
    await phone.sync()
    await phone.sync()
    expect(office.itemsById().size).toBe(3)
    expect(await phone.database.outbox.count()).toBe(0)
  })
})

describe('an office that speaks of holes for ever', () => {
  it('is not asked for ever', async () => {
    const { office, phone } = await makeOfficeAndPhone()
    await phone.send(1)
    await phone.sync()
    await phone.send(2)
    const { fetch } = phone.context
    phone.context.fetch = async (path, init) => {
      const response = await fetch(path, init)
      const body = (await response.json()) as object
      return answerInstead(response, { ...body, results: [], gap: true, lastSeq: 0 })
    }
    expect(await phone.sync()).toMatchObject({ status: 'stopped', answer: { kind: 'retry' } })
    expect(office.requests.length).toBeLessThan(8)
  })
})
