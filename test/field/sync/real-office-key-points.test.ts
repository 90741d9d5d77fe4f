import { describe, expect, it } from 'vitest'
import { keepDraftPoints } from '../../../src/field/local/draft-points.ts'
import { queueDeed } from '../../../src/field/local/deeds.ts'
import { readKeyPoints, readPointsOf } from '../../../src/field/local/key-points.ts'
import { hashText } from '../../../src/field/local/photo-bytes.ts'
import { viewKeyPoints } from '../../../src/field/stores/key-point-view.ts'
import type { ItemId } from '../../../src/domain/ids.ts'
import type { KeyPointsReceipts, PointMatrix } from '../../../src/protocol/key-points.ts'
import { submit } from '../../support/field-memory.ts'
import { openRealOffice, signInPhone, type RealPhone } from '../../support/field-real-office.ts'
import { actOn, keep, makeKeyPoints } from '../../support/key-points.ts'
import { commandIdOf, itemIdOf } from '../../support/make-ids.ts'
import { START, type Client } from '../../support/server-office.ts'

async function openAll() {
  const office = await openRealOffice()
  const editor = await office.signIn('bianji')
  const set = await keep(editor, makeKeyPoints())
  return { office, editor, set, phone: await signInPhone(office) }
}

const view = async ({ database }: RealPhone) => viewKeyPoints(await readKeyPoints(database), START)

/** As the screen does when the set is opened. */
async function open(phone: RealPhone, command: number) {
  const [set] = await view(phone)
  if (set === undefined) throw new Error('the phone has no key points')
  await queueDeed(phone.database, {
    deed: { type: 'key_points.read', payload: { rev: set.rev } },
    subjectId: set.id as string as ItemId,
    baseRev: 0,
    commandId: commandIdOf(command),
    now: START,
    appVersion: '0.1.0',
    hash: hashText,
  })
}

async function readersAt(editor: Client, id: string) {
  const { units } = (await editor.get(`/api/desk/key-points/${id}/receipts`)).json<KeyPointsReceipts>()
  return units.flatMap(({ readers }) => readers)
}

const matrixAt = async (editor: Client) =>
  (await editor.get('/api/desk/key-points/matrix')).json<PointMatrix>()

describe('key points on a phone', () => {
  it('are read without a network; the text that answers one counts at the desk, though the answer was lost', async () => {
    const { editor, set, phone } = await openAll()
    await phone.sync()
    const [first] = set.points
    if (first === undefined) throw new Error('no point')
    expect(await view(phone)).toMatchObject([{ title: set.title, isUnread: true, unanswered: 2 }])

    await phone.write(1, { title: '农户惜售待涨' })
    await keepDraftPoints(phone.database, itemIdOf(1), [first.id])
    expect(await submit(phone.database, { id: itemIdOf(1), command: 1, now: START })).toEqual({ ok: true })
    expect(await view(phone)).toMatchObject([{ unanswered: 1, points: [{ count: 1 }, { count: 0 }] }])
    expect(await readPointsOf(phone.database, itemIdOf(1))).toEqual([first.id])

    phone.loseAnswers(1)
    await phone.sync()
    await phone.sync()
    expect((await matrixAt(editor)).items).toMatchObject([{ itemId: itemIdOf(1), pointId: first.id }])
    expect(await view(phone)).toMatchObject([{ unanswered: 1, points: [{ count: 1 }, { count: 0 }] }])
    expect(await readPointsOf(phone.database, itemIdOf(1))).toEqual([first.id])
  })

  it('a receipt arrives once, opened twice without a network and its answer lost', async () => {
    const { editor, set, phone } = await openAll()
    await phone.sync()
    await open(phone, 801)
    await open(phone, 802)
    expect((await view(phone))[0]?.isUnread).toBe(false)
    expect(await readersAt(editor, set.id)).toEqual([])
    phone.loseAnswers(1)
    await phone.sync()
    await phone.sync()
    expect(await readersAt(editor, set.id)).toMatchObject([{ name: 'nongye01', isNewest: true }])
    await actOn(editor, set, { type: 'supplemented', words: '请附数据' })
    await phone.sync()
    expect((await view(phone))[0]).toMatchObject({ isUnread: true, rev: 2 })
    expect(await readersAt(editor, set.id)).toMatchObject([{ isNewest: false }])
  })

  it('a second phone of the same person has what was read and chosen on the first', async () => {
    const { office, set, phone } = await openAll()
    await phone.sync()
    await open(phone, 801)
    await phone.write(1, { title: '农户惜售待涨' })
    const pointIds = set.points.map(({ id }) => id)
    await keepDraftPoints(phone.database, itemIdOf(1), pointIds)
    await phone.sync()
    const tablet = await signInPhone(office, 'nongye01', 2)
    await tablet.sync()
    expect((await view(tablet))[0]?.isUnread).toBe(false)
    expect(await readPointsOf(tablet.database, itemIdOf(1))).toEqual(pointIds)
  })
})
