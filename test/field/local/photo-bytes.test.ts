import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashBytes, hashText, readBytes, storeBytes } from '../../../src/field/local/photo-bytes.ts'
import { newStorage, openMemory } from '../../support/field-memory.ts'
import { sha256Of } from '../../support/make-ids.ts'

const CHUNK = 256 * 1024
const SIZE = 2 * CHUNK + 12_345
const bytes = Uint8Array.from({ length: SIZE }, (_, index) => (index * 31 + (index >> 8)) % 251)

async function openWithPhoto() {
  const database = await openMemory()
  await storeBytes(database, sha256Of(1), bytes.buffer)
  // Neighbours that must not be read.
  await storeBytes(database, sha256Of(0), new ArrayBuffer(SIZE))
  await storeBytes(database, sha256Of(2), new ArrayBuffer(SIZE))
  return database
}

const hexOf = async (buffer: ArrayBuffer | null) => (buffer === null ? null : hashBytes(buffer))

describe('the bytes of a photo', () => {
  it('are the same after a restart of the phone', async () => {
    const storage = newStorage()
    const before = await openMemory({ storage })
    await storeBytes(before, sha256Of(1), bytes.buffer)
    before.close()
    const after = await openMemory({ storage })
    expect(await hexOf(await readBytes(after, sha256Of(1)))).toBe(await hashBytes(bytes.buffer))
  })

  it('are kept in pieces of at most 256 KiB, as plain buffers', async () => {
    const database = await openMemory()
    await storeBytes(database, sha256Of(1), bytes.buffer)
    const rows = await database.chunks.toArray()
    expect(rows.map((row) => [row.index, row.bytes.byteLength])).toEqual([
      [0, CHUNK],
      [1, CHUNK],
      [2, 12_345],
    ])
    expect(rows.every((row) => row.bytes instanceof ArrayBuffer)).toBe(true)
  })

  it('change nothing when they are stored again', async () => {
    const database = await openMemory()
    await storeBytes(database, sha256Of(1), bytes.buffer)
    await storeBytes(database, sha256Of(1), bytes.buffer)
    expect(await database.chunks.count()).toBe(3)
  })

  it('are read from any offset, any number of them', async () => {
    const database = await openWithPhoto()
    const offset = fc.oneof(
      fc.nat(SIZE - 1),
      fc.constantFrom(0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, SIZE - 1),
    )
    const length = fc.oneof(
      fc.integer({ min: 1, max: SIZE }),
      fc.constantFrom(1, CHUNK - 1, CHUNK, CHUNK + 1),
    )
    await fc.assert(
      fc.asyncProperty(offset, length, async (from, count) => {
        const read = await readBytes(database, sha256Of(1), from, count)
        expect(await hexOf(read)).toBe(await hashBytes(bytes.slice(from, from + count).buffer))
      }),
      { numRuns: 40 },
    )
  })

  it('are put together again from pieces of any size', async () => {
    const database = await openWithPhoto()
    const pieces: number[] = []
    const step = 100_003
    for (let offset = 0; offset < SIZE; offset += step) {
      pieces.push(
        ...new Uint8Array((await readBytes(database, sha256Of(1), offset, step)) ?? new ArrayBuffer(0)),
      )
    }
    expect(await hashBytes(Uint8Array.from(pieces).buffer)).toBe(await hashBytes(bytes.buffer))
  })

  it('are none beyond the end and none of a hash the phone does not know', async () => {
    const database = await openWithPhoto()
    expect((await readBytes(database, sha256Of(1), SIZE, 10))?.byteLength ?? 0).toBe(0)
    expect(await readBytes(database, sha256Of(1), 4 * CHUNK, 10)).toBeNull()
    expect(await readBytes(database, sha256Of(7))).toBeNull()
  })

  it('are none when a piece in the middle was lost: a hole must never be closed up', async () => {
    const database = await openWithPhoto()
    await database.chunks.delete([sha256Of(1), 1])
    expect(await readBytes(database, sha256Of(1))).toBeNull()
    expect(await readBytes(database, sha256Of(1), 10, 2 * CHUNK)).toBeNull()
    expect((await readBytes(database, sha256Of(1), 10, 100))?.byteLength).toBe(100)
  })
})

describe('a hash', () => {
  it('is the SHA-256 in lower-case hexadecimal digits', async () => {
    // The example of FIPS 180-4.
    expect(await hashText('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(await hashBytes(new ArrayBuffer(0))).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
  })
})
