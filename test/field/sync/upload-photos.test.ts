import { describe, expect, it } from 'vitest'
import {
  CONTENT_DIGEST_HEADER,
  UPLOAD_LENGTH_HEADER,
  UPLOAD_OFFSET_HEADER,
} from '../../../src/protocol/headers.ts'
import { hashOf } from '../../support/field-office-records.ts'
import { faultOnce, type Office, type SeenRequest } from '../../support/field-office.ts'
import { makeOfficeAndPhone, type Phone, type TakenPhoto } from '../../support/field-phone.ts'
import { accountIdOf, itemIdOf, photoIdOf } from '../../support/make-ids.ts'

const KB = 1024
const DONE = { status: 'done' }
const stoppedBy = (kind: string) => ({ status: 'stopped', answer: { kind } })

const isPatch = ({ method }: SeenRequest) => method === 'PATCH'
const isPut = ({ method }: SeenRequest) => method === 'PUT'
const offsetOf = ({ headers }: SeenRequest) => Number(headers.get(UPLOAD_OFFSET_HEADER))
const shaOf = ({ path }: SeenRequest) => path.split('/').pop()

const photosToCome = async ({ database }: Phone) => (await database.items.get(itemIdOf(1)))?.photosToCome
const failureOf = async ({ database }: Phone, n: number) => (await database.photos.get(photoIdOf(n)))?.failure

/** The office has the very bytes that the hash names. */
function arrived(office: Office, { picture, preview }: TakenPhoto): boolean[] {
  return [preview, picture]
    .filter((sha256) => sha256 !== null)
    .map((sha256) => {
      const blob = office.records.blobs.get(sha256)
      return blob?.isPresent === true && hashOf(blob.bytes) === sha256
    })
}

async function sendWithPhotos(...sizes: number[]) {
  const { office, phone, clock } = await makeOfficeAndPhone()
  const photos: TakenPhoto[] = []
  for (const [index, size] of sizes.entries()) {
    photos.push(await phone.takePhoto(1, { photo: index + 1, size, previewSize: 5 * KB }))
  }
  await phone.send(1)
  return { office, phone, clock, photos, photo: photos[0] as TakenPhoto }
}

describe('the photos of a text', () => {
  it('follow it, byte for byte, and the phone then knows that nothing is missing', async () => {
    const { office, phone, photos } = await sendWithPhotos(300 * KB, 40 * KB)
    expect(await phone.sync()).toEqual(DONE)
    expect(photos.flatMap((photo) => arrived(office, photo))).toEqual([true, true, true, true])
    expect(await photosToCome(phone)).toBe(0)
    expect(office.requests[0]?.path).toBe('/api/sync')
  })

  it('travel previews first, then the pictures', async () => {
    const { office, phone, photos } = await sendWithPhotos(30 * KB, 40 * KB)
    await phone.sync()
    const order = office.requests.filter(isPut).map(shaOf)
    expect(order).toEqual([photos[0]?.preview, photos[1]?.preview, photos[0]?.picture, photos[1]?.picture])
  })

  it('say what they are: length, offset and digest of each piece', async () => {
    const { office, phone } = await sendWithPhotos(400 * KB)
    await phone.sync()
    const puts = office.requests.filter(isPut).map(({ headers }) => headers.get(UPLOAD_LENGTH_HEADER))
    const patches = office.requests.filter(isPatch)
    expect(puts).toEqual([String(5 * KB), String(400 * KB)])
    expect(patches.map(offsetOf)).toEqual([0, 0, 64 * KB, 192 * KB])
    expect(patches.every(({ headers }) => headers.get(CONTENT_DIGEST_HEADER)?.startsWith('sha-256=:'))).toBe(
      true,
    )
    expect(patches.map(({ headers }) => headers.get('content-type'))).toEqual(
      patches.map(() => 'application/partial-upload'),
    )
  })

  it('are not sent again once they are there', async () => {
    const { office, phone } = await sendWithPhotos(30 * KB)
    await phone.sync()
    office.requests.length = 0
    await phone.sync()
    expect(office.requests.map(({ path }) => path)).toEqual(['/api/sync'])
  })

  it('are all still there after the office lost its memory', async () => {
    const { office, phone, photo } = await sendWithPhotos(30 * KB)
    await phone.sync()
    office.restore()
    expect(await phone.sync()).toEqual(DONE)
    expect(arrived(office, photo)).toEqual([true, true])
  })
})

describe('an upload that was cut off', () => {
  it('goes on where the office stands', async () => {
    const { office, phone, photo } = await sendWithPhotos(600 * KB)
    let patches = 0
    office.fault = (request) => (isPatch(request) && ++patches === 3 ? 'lose_request' : undefined)
    expect(await phone.sync()).toMatchObject(stoppedBy('retry'))
    const reached = office.records.blobs.get(photo.picture)?.bytes.length ?? 0
    expect(reached).toBeGreaterThan(0)
    office.requests.length = 0
    expect(await phone.sync()).toEqual(DONE)
    expect(office.requests.filter(isPatch).map(offsetOf)[0]).toBe(reached)
    expect(arrived(office, photo)).toEqual([true, true])
  })

  it('sends nothing again when only the last answer was lost', async () => {
    const { office, phone, photo } = await sendWithPhotos(30 * KB)
    office.fault = faultOnce('lose_answer', (request) => isPatch(request) && shaOf(request) === photo.picture)
    expect(await phone.sync()).toMatchObject(stoppedBy('retry'))
    expect(await photosToCome(phone)).toBe(1)
    office.requests.length = 0
    expect(await phone.sync()).toEqual(DONE)
    expect(office.requests.filter(isPatch)).toEqual([])
    expect(await photosToCome(phone)).toBe(0)
  })

  it('comes together from pieces though every other answer is lost', async () => {
    const { office, phone, photos } = await sendWithPhotos(900 * KB, 300 * KB)
    let count = 0
    office.fault = (request) =>
      request.path !== '/api/sync' && ++count % 2 === 0 ? 'lose_answer' : undefined
    for (let tries = 0; tries < 120 && (await photosToCome(phone)) !== 0; tries++) await phone.sync()
    expect(photos.flatMap((photo) => arrived(office, photo))).toEqual([true, true, true, true])
  })

  it('believes the offset of a 409, for the office knows best what it has', async () => {
    const { office, phone, photo } = await sendWithPhotos(300 * KB)
    // Another tab without locks sent the first piece meanwhile.
    office.meanwhile = async (request) => {
      const blob = office.records.blobs.get(photo.picture)
      if (
        !isPatch(request) ||
        shaOf(request) !== photo.picture ||
        blob === undefined ||
        blob.bytes.length > 0
      )
        return
      blob.bytes = request.bytes.slice(0, 50_000)
    }
    expect(await phone.sync()).toEqual(DONE)
    expect(arrived(office, photo)).toEqual([true, true])
    expect(
      office.requests
        .filter((request) => shaOf(request) === photo.picture)
        .filter(isPatch)
        .map(offsetOf),
    ).toContain(50_000)
  })
})

describe('a text that is submitted while photos travel', () => {
  it('overtakes them, also in the middle of a picture, and the rest of it follows', async () => {
    const { office, phone, photo } = await sendWithPhotos(600 * KB)
    let isSent = false
    office.meanwhile = async (request) => {
      if (!isPatch(request) || shaOf(request) !== photo.picture || isSent) return
      isSent = true
      await phone.send(2)
    }
    expect(await phone.sync()).toEqual(DONE)
    const course = office.requests.map((request) =>
      isPatch(request) ? offsetOf(request) : request.path === '/api/sync' ? 'text' : 'ask',
    )
    expect(course.slice(3, 7)).toEqual(['ask', 0, 'text', 'ask'])
    expect([...office.itemsById().keys()]).toEqual([itemIdOf(1), itemIdOf(2)])
    expect(arrived(office, photo)).toEqual([true, true])
  })
})

describe('an office whose disk is full', () => {
  it('takes texts while photos wait, and the photos when there is room again', async () => {
    const { office, phone, photo } = await sendWithPhotos(30 * KB)
    office.fault = (request) =>
      request.path === '/api/sync' ? undefined : { status: 507, code: 'server.storage_full' }
    expect(await phone.sync()).toMatchObject(stoppedBy('server_full'))
    await phone.send(2)
    expect(await phone.sync()).toMatchObject(stoppedBy('server_full'))
    expect([...office.itemsById().keys()]).toEqual([itemIdOf(1), itemIdOf(2)])
    expect(await failureOf(phone, 1)).toBeNull()
    office.fault = () => undefined
    expect(await phone.sync()).toEqual(DONE)
    expect(arrived(office, photo)).toEqual([true, true])
  })
})

describe('what stops the photos and keeps them', () => {
  it.each([
    ['a portal', 'portal', 'retry'],
    ['a stranger', 'stranger', 'retry'],
    ['an answer to another request', 'wrong_request_id', 'retry'],
    ['status 500', { status: 500 }, 'retry'],
    ['status 429', { status: 429, retryAfter: '9' }, 'retry'],
    ['an ended session', { status: 401, code: 'session.required' }, 'signed_out'],
    ['a request that is too large', { status: 413, code: 'request.too_large' }, 'too_large'],
    ['an address the office does not know', { status: 404, code: 'request.not_found' }, 'refused'],
    ['a lost right', { status: 403, code: 'session.forbidden' }, 'forbidden'],
  ] as const)('%s', async (_, fault, kind) => {
    const { office, phone, photo } = await sendWithPhotos(30 * KB)
    office.fault = (request) => (isPatch(request) ? fault : undefined)
    expect(await phone.sync()).toMatchObject(stoppedBy(kind))
    expect([await photosToCome(phone), await failureOf(phone, 1)]).toEqual([1, null])
    office.fault = () => undefined
    expect(await phone.sync()).toEqual(DONE)
    expect(arrived(office, photo)).toEqual([true, true])
  })

  it('a stop of the engine', async () => {
    const { office, phone } = await sendWithPhotos(300 * KB)
    const abort = new AbortController()
    phone.context.signal = abort.signal
    office.meanwhile = async (request) => {
      if (isPatch(request)) abort.abort()
    }
    expect(await phone.sync()).toMatchObject(stoppedBy('retry'))
    expect(office.requests.filter(isPatch)).toHaveLength(1)
  })
})

describe('a photo the office will not take', () => {
  it.each(['blob.wrong_kind', 'blob.too_large'])(
    'for %s shows the reason, and the others go on',
    async (code) => {
      const { office, phone, photos } = await sendWithPhotos(30 * KB, 40 * KB)
      const status = code === 'blob.too_large' ? 413 : 422
      office.fault = (request) =>
        isPatch(request) && shaOf(request) === photos[0]?.picture ? { status, code } : undefined
      expect(await phone.sync()).toEqual(DONE)
      expect([await failureOf(phone, 1), await failureOf(phone, 2)]).toEqual([code, null])
      expect(arrived(office, photos[1] as TakenPhoto)).toEqual([true, true])
      office.requests.length = 0
      await phone.sync()
      expect(office.requests.map(({ path }) => path)).toEqual(['/api/sync'])
    },
  )

  it('because no item lists it any more holds up nothing and pauses nothing', async () => {
    const { office, phone, photos } = await sendWithPhotos(30 * KB, 40 * KB)
    office.fault = (request) =>
      shaOf(request) === photos[0]?.picture ? { status: 403, code: 'blob.not_listed' } : undefined
    expect(await phone.sync()).toEqual(DONE)
    expect(await failureOf(phone, 1)).toBeNull()
    expect(arrived(office, photos[1] as TakenPhoto)).toEqual([true, true])
  })

  it('because the network bent a byte is sent again', async () => {
    const { office, phone, photo } = await sendWithPhotos(30 * KB)
    office.fault = faultOnce({ status: 400, code: 'blob.digest_mismatch' }, isPatch)
    await phone.sync()
    await phone.sync()
    expect(await failureOf(phone, 1)).toBeNull()
    expect(arrived(office, photo)).toEqual([true, true])
  })

  it('because its beginning was spoilt at the office is sent again from there', async () => {
    const { office, phone, photo } = await sendWithPhotos(300 * KB)
    office.fault = faultOnce('lose_request', (request) => isPatch(request) && offsetOf(request) > 0)
    await phone.sync()
    office.records.blobs.get(photo.picture)?.bytes.fill(0)
    await phone.sync()
    expect(await failureOf(phone, 1)).toBeNull()
    await phone.sync()
    expect(arrived(office, photo)).toEqual([true, true])
  })

  it('because its bytes were spoilt on this phone is given up, and holds up no other', async () => {
    const { office, phone, photo, photos } = await sendWithPhotos(30 * KB, 40 * KB)
    await phone.database.chunks.put({ sha256: photo.picture, index: 0, bytes: new ArrayBuffer(30 * KB) })
    await phone.sync()
    expect(await failureOf(phone, 1)).toBe('photo.not_saved')
    expect([arrived(office, photo), arrived(office, photos[1] as TakenPhoto)]).toEqual([
      [true, false],
      [true, true],
    ])
  })

  it('because a part of it is gone from this phone is given up, and says so', async () => {
    const { phone, photo } = await sendWithPhotos(600 * KB)
    await phone.database.chunks.delete([photo.picture, 1])
    expect(await phone.sync()).toEqual(DONE)
    expect(await failureOf(phone, 1)).toBe('photo.not_saved')
  })
})

describe('the size of a piece', () => {
  const piecesOf = ({ requests }: Office, { picture }: TakenPhoto) =>
    requests
      .filter((request) => isPatch(request) && shaOf(request) === picture)
      .map(({ bytes }) => bytes.length / KB)

  it('grows on a quick link up to 1 MB', async () => {
    const { office, phone, photo } = await sendWithPhotos(3000 * KB)
    await phone.sync()
    // The preview was quick, too.
    expect(piecesOf(office, photo)).toEqual([64, 128, 256, 512, 1024, 1016])
  })

  it('shrinks on a slow link down to 16 KB, which 20 kbit/s carry within the 30 s of a request', async () => {
    const { office, phone, photo } = await sendWithPhotos(256 * KB)
    office.fault = (request) => (isPatch(request) ? { slowMs: 9000 } : undefined)
    await phone.sync()
    expect(piecesOf(office, photo)).toEqual(Array.from({ length: 16 }, () => 16))
  })
})

describe('photos of another person', () => {
  it('stay on the phone while somebody else is signed in', async () => {
    const { office, phone } = await sendWithPhotos(30 * KB)
    office.signedInAs = accountIdOf(2)
    expect(await phone.sync()).toMatchObject(stoppedBy('other_account'))
    expect(office.records.blobs.size).toBe(0)
  })
})
