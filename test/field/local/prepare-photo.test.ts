import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addPhoto, removePhoto, resumePhoto, setPlaceAttached } from '../../../src/field/local/add-photo.ts'
import type { FieldDatabase } from '../../../src/field/local/field-database.ts'
import { hashBytes, readBytes } from '../../../src/field/local/photo-bytes.ts'
import { finishPhoto, preparePhoto, type PhotoJob } from '../../../src/field/local/prepare-photo.ts'
import { stubCanvas } from '../../support/field-canvas.ts'
import { failWrites, makePhotoRow, openMemory } from '../../support/field-memory.ts'
import { accountIdOf, itemIdOf, NOW, photoIdOf } from '../../support/make-ids.ts'

const jobOf = (content: string, n = 1): PhotoJob => ({
  photoId: photoIdOf(n),
  itemId: itemIdOf(1),
  addedAt: NOW,
  file: new Blob([content], { type: 'image/jpeg' }),
})

async function textOf(database: FieldDatabase, file: { sha256: string } | null) {
  const bytes = file === null ? null : await readBytes(database, file.sha256 as never)
  return bytes === null ? null : new TextDecoder().decode(bytes)
}

beforeEach(stubCanvas)
afterEach(() => vi.unstubAllGlobals())

describe('a photo from the camera', () => {
  it('is kept as it came, with a picture of 1600 pixels and a small preview to be sent', async () => {
    const database = await openMemory()
    const row = await preparePhoto(database, jobOf('JPEG of a bridge'))
    expect(row).toMatchObject({ itemId: itemIdOf(1), addedAt: NOW, isPlaceAttached: false, failure: null })
    expect(await database.photos.toArray()).toEqual([row])
    expect(await textOf(database, row.original)).toBe('JPEG of a bridge')
    expect(await textOf(database, row.picture)).toBe('JPEG of a bridge 1600x1200 at 0.8')
    expect(await textOf(database, row.preview)).toBe('JPEG of a bridge 320x240 at 0.7')
  })

  it('is named by the hash and the size of its bytes', async () => {
    const database = await openMemory()
    const { original } = await preparePhoto(database, jobOf('JPEG'))
    expect(original).toEqual({
      sha256: await hashBytes(new TextEncoder().encode('JPEG').buffer),
      size: 4,
      mime: 'image/jpeg',
    })
  })

  it('is kept as it came though no picture can be made of it, and says why', async () => {
    const database = await openMemory()
    const row = await preparePhoto(database, jobOf('HEIC'))
    expect(row).toMatchObject({ picture: null, preview: null, failure: 'photo.unreadable' })
    expect(await textOf(database, row.original)).toBe('HEIC')
  })

  it('leaves no row when the phone has no room for its bytes', async () => {
    const database = await openMemory()
    failWrites(database.chunks)
    await expect(preparePhoto(database, jobOf('JPEG'))).rejects.toThrow('no room')
    expect(await database.photos.count()).toBe(0)
  })

  it('leaves no row when the phone did not keep what it was given', async () => {
    const database = await openMemory()
    database.chunks.hook('creating', (_key, row) => {
      row.bytes = new ArrayBuffer(row.bytes.byteLength)
    })
    await expect(preparePhoto(database, jobOf('JPEG'))).rejects.toThrow('did not survive')
    expect(await database.photos.count()).toBe(0)
  })

  it('keeps the place that was attached while its picture was made', async () => {
    const database = await openMemory()
    const unfinished = makePhotoRow(1, { picture: null, preview: null })
    await database.photos.add(unfinished)
    await setPlaceAttached(database, photoIdOf(1), true)
    await finishPhoto(database, unfinished, jobOf('JPEG').file)
    expect(await database.photos.get(photoIdOf(1))).toMatchObject({ isPlaceAttached: true, failure: null })
  })

  it('does not come back when it was taken away while its picture was made', async () => {
    const database = await openMemory()
    const unfinished = makePhotoRow(1, { picture: null, preview: null })
    await removePhoto(database, photoIdOf(1))
    await finishPhoto(database, unfinished, jobOf('JPEG').file)
    expect(await database.photos.count()).toBe(0)
  })
})

describe('in a browser whose workers cannot draw, the page', () => {
  beforeEach(() => vi.stubGlobal('OffscreenCanvas', undefined))

  it('stores the photo itself and says that its picture could not be made', async () => {
    const database = await openMemory()
    const answer = await addPhoto(database, accountIdOf(1), jobOf('JPEG'))
    expect(answer).toMatchObject({ ok: true, row: { failure: 'photo.unreadable' } })
    expect(await database.photos.count()).toBe(1)
  })

  it('says so when a photo could not be kept', async () => {
    const database = await openMemory()
    failWrites(database.chunks)
    expect(await addPhoto(database, accountIdOf(1), jobOf('JPEG'))).toEqual({
      ok: false,
      reason: 'photo.not_saved',
    })
  })

  it('says so when there is no room', async () => {
    const database = await openMemory()
    failWrites(database.chunks, new DOMException('injected', 'QuotaExceededError'))
    expect(await addPhoto(database, accountIdOf(1), jobOf('JPEG'))).toEqual({
      ok: false,
      reason: 'photo.storage_full',
    })
  })

  it('goes on with a photo whose picture was still missing when the app was killed', async () => {
    vi.stubGlobal('document', { createElement: () => ({ ...canvasOfPage() }) })
    const database = await openMemory()
    const { original } = await preparePhoto(database, jobOf('JPEG'))
    const unfinished = makePhotoRow(1, { original, picture: null, preview: null })
    await database.photos.put(unfinished)
    const answer = await resumePhoto(database, accountIdOf(1), unfinished)
    expect(answer).toMatchObject({ ok: true, row: { picture: { size: 4 }, failure: null } })
  })

  it('cannot go on with a photo whose bytes are gone', async () => {
    const answer = await resumePhoto(await openMemory(), accountIdOf(1), makePhotoRow(1))
    expect(answer).toEqual({ ok: false, reason: 'photo.not_saved' })
  })
})

function canvasOfPage() {
  return {
    getContext: () => ({ drawImage: () => {} }),
    toBlob: (take: (blob: Blob) => void, type: string) => take(new Blob(['page'], { type })),
  }
}
