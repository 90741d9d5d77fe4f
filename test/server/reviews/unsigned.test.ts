import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { demonstrationPolicy } from '../../../src/domain/policy/demonstration-policy.ts'
import { openReviewOffice, openPhone, submit } from '../../support/review-office.ts'
import { START, type TestOffice } from '../../support/server-office.ts'
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
    expect((await admin.get('/api/admin/audit')).json().entries).toMatchObject([
      { who: 'shangping01', what: 'photo.read', subject: itemId, code: 'item.foreign' },
    ])
  })
})
