import { rmSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { checkInvariants } from '../../../src/server/sync/check-invariants.ts'
import { openTestOffice, type Client, type TestOffice } from '../../support/server-office.ts'
import {
  digestOf,
  listPicture,
  makeCommand,
  makeDraft,
  makePicture,
  makeSubmission,
  sync,
} from '../../support/server-phone.ts'
import { photoPath, readOffset } from '../../support/server-upload.ts'

const picture = makePicture('one')

let office: TestOffice
let phone: Client

beforeEach(async () => {
  office = await openTestOffice()
  phone = await office.signIn('nongye01')
  const withPhoto = makeSubmission({ manifest: [listPicture(picture)] })
  await sync(phone, [
    makeCommand(1, { payload: withPhoto }),
    makeCommand(2, { payload: makeSubmission({ body: '' }) }),
    makeCommand(3, { type: 'draft.put', payload: makeDraft() }),
  ])
  await upload()
})
afterEach(() => office.close())

it('an office in good order has no faults', () => {
  expect(checkInvariants(office.server.parts.db)).toEqual([])
})

it.each([
  ['lastSeq is not the number', 'update devices set last_seq = last_seq + 1 where last_seq > 0'],
  ['lastSeq is not the number', 'update devices set last_seq = 2 where last_seq = 3'],
  [
    'more than one applied result',
    `insert into conflicting_commands select device, seq, id, type, payload_sha256, outcome, at from commands
      where seq = 1`,
  ],
  ['a number is given up although', 'insert into lost_numbers select device, seq from commands'],
  ['without its kind having been checked', 'update blobs set kind = null'],
  ['photos are called complete while one is missing', 'update blobs set present_at = null, kind = null'],
  [
    'photos are called complete while one is missing',
    'update blobs set present_at = null, kind = null, lost_at = 1',
  ],
  ['an item stands in no feed', "delete from feed where kind = 'item'"],
  ['stands in no feed, or in one that others read', "update feed set unit_id = '' where kind = 'draft'"],
  ['stands in no feed, or in one that others read', "delete from feed where kind = 'draft'"],
  ['a draft that is kept has no text', 'update drafts set revision_id = null'],
  ['another draft’s', "update draft_revisions set item_id = 'another'"],
  ['not the fold of the events', "update items set status = 'adopted'"],
])('names what is wrong: %s (%s)', (fault, sql) => {
  const { db } = office.server.parts
  db.run(sql)
  expect(checkInvariants(db).join('\n')).toContain(fault)
})

it('a photo that was complete and was lost afterwards is no fault', async () => {
  office.clock.now += 1000
  rmSync(photoPath(office, phone, picture.sha256))
  expect(await readOffset(phone, picture.sha256)).toBe(0)
  expect(checkInvariants(office.server.parts.db)).toEqual([])
})

async function upload() {
  const url = `/api/blobs/${picture.sha256}`
  const length = String(picture.bytes.length)
  await phone.inject({ method: 'PUT', url, headers: { 'upload-length': length } })
  const reply = await phone.inject({
    method: 'PATCH',
    url,
    payload: picture.bytes,
    headers: {
      'content-type': 'application/octet-stream',
      'upload-offset': '0',
      'content-digest': digestOf(picture.bytes),
    },
  })
  expect(reply.statusCode).toBeLessThan(300)
}
