import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newCommandId } from '../../../src/domain/ids.ts'
import { demonstrationPolicy } from '../../../src/domain/policy/demonstration-policy.ts'
import { openReviewOffice, openPhone, submit, toldOf } from '../../support/review-office.ts'
import { START, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import { listPicture, makePicture } from '../../support/server-phone.ts'
import { uploadPicture } from '../../support/server-upload.ts'

const HOUR = 3_600_000

let office: TestOffice

beforeEach(async () => {
  office = await openReviewOffice()
})
afterEach(() => office.close())

describe('the list of what lies unsigned', () => {
  it('names unit, step, whom it waits for, since when and until when, the oldest first', async () => {
    const officer = await openPhone(office, 'nongye01')
    const first = await submit(officer, { category: 'problem', title: '甲' })
    office.clock.now += HOUR
    const second = await submit(officer, { category: 'roundup', title: '乙' })
    const editor = await office.signIn('bianji')
    expect((await editor.get('/api/desk/unsigned')).json().items).toEqual([
      {
        id: first,
        title: '甲',
        unitName: '农业农村局',
        post: 'reviewer',
        waitsFor: ['nongye-shenhe'],
        since: START,
        dueAt: START + 24 * HOUR,
        reminded: null,
      },
      expect.objectContaining({ id: second, dueAt: START + 49 * HOUR }),
    ])
  })

  it('says of no item that it is due when the rules set no limit', async () => {
    await office.close()
    const { signOff } = demonstrationPolicy(START)
    office = await openReviewOffice({ signOff: signOff.map(({ hours: _hours, ...chain }) => chain) })
    await submit(await openPhone(office, 'nongye01'))
    const leader = await office.signIn('lingdao')
    expect((await leader.get('/api/desk/unsigned')).json().items).toMatchObject([{ dueAt: null }])
  })
})

describe('a reminder of a signature (催办)', () => {
  it('is read by those who sign, says who and when, and comes once an hour at most', async () => {
    const itemId = await submit(await openPhone(office, 'nongye01'), { category: 'problem' })
    const editor = await office.signIn('bianji')
    expect((await remind(editor, itemId)).json().code).toBe('review.not_overdue')
    office.clock.now += 25 * HOUR
    const late = await office.signIn('bianji')
    const id = newCommandId(testIds)
    const reminded = { by: 'bianji', at: office.clock.now }
    expect((await remind(late, itemId, id)).json().items).toMatchObject([{ id: itemId, reminded }])
    expect((await remind(late, itemId, id)).statusCode).toBe(200)
    expect((await remind(late, itemId)).json().code).toBe('review.reminded_already')
    expect(await toldTo('nongye-shenhe')).toEqual([reminded])
    expect(await toldTo('nongye02')).toEqual([])
    office.clock.now += HOUR
    const again = await remind(await office.signIn('bianji02'), itemId)
    expect(again.json().items[0].reminded).toEqual({ by: 'bianji02', at: office.clock.now })
  })

  it('is over when the signature is given: the next one was not reminded of', async () => {
    const itemId = await submit(await openPhone(office, 'nongye01'), { category: 'roundup' })
    office.clock.now += 100 * HOUR
    expect((await remind(await office.signIn('bianji'), itemId)).statusCode).toBe(200)
    const reviewer = await openPhone(office, 'nongye-shenhe')
    office.clock.now += 1
    const payload = { post: 'reviewer', words: '', figures: [] }
    await reviewer.send({ type: 'item.sign', itemId, baseRev: 1, payload })
    expect(await toldTo('nongye-qianfa')).toEqual([null])
  })

  async function toldTo(account: string) {
    const told = toldOf(await (await openPhone(office, account)).read(), 'review')
    return told.map(({ row }) => (row as { reminded: unknown }).reminded)
  }

  function remind(client: Client, itemId: string, id = newCommandId(testIds)) {
    return client.post(`/api/desk/unsigned/${itemId}/reminders`, { id })
  }
})

describe('the photos of an item', () => {
  it('are read by those of the unit who sign, by no colleague, and a foreign reader leaves a row in the audit', async () => {
    const officer = await openPhone(office, 'nongye01')
    const picture = makePicture('rice')
    const itemId = await submit(officer, { category: 'roundup', manifest: [listPicture(picture)] })
    await uploadPicture(officer.client, picture)
    const read = async (account: string) =>
      (await (await office.signIn(account)).get(`/api/blobs/${picture.sha256}?item=${itemId}`)).statusCode
    expect(await read('nongye-shenhe')).toBe(200)
    expect(await read('nongye-qianfa')).toBe(200)
    expect(await read('nongye02')).toBe(404)
    expect(await read('shangping01')).toBe(403)
    const admin = await office.signIn('guanli')
    expect((await admin.get('/api/desk/audit')).json().entries).toMatchObject([
      { who: 'shangping01', what: 'photo.read', subject: itemId, code: 'item.foreign' },
    ])
  })
})
