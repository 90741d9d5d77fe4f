import { describe, expect, it } from 'vitest'
import type { Sha256 } from '../../../src/domain/ids.ts'
import { dropSafePhotos } from '../../../src/field/local/drop-safe-photos.ts'
import type { FieldDatabase } from '../../../src/field/local/field-database.ts'
import { writeMeta } from '../../../src/field/local/meta.ts'
import type { KeptRow } from '../../../src/field/local/command-rows.ts'
import type { ExchangeMeta } from '../../../src/field/local/meta-rows.ts'
import { makeDraftRow, makeItemRow, makePhotoRow, openMemory } from '../../support/field-memory.ts'
import { commandIdOf, DAY, itemIdOf, NOW, sha256Of } from '../../support/make-ids.ts'
import { makeItemPhoto, makeText } from '../../support/make-item.ts'

const ALL = Number.MAX_SAFE_INTEGER
const [PICTURE, PREVIEW, ORIGINAL] = [sha256Of(1), sha256Of(1001), sha256Of(2001)]
const SIZES = { original: 3_000_000, picture: 300_000 }

const received = (n: number) => {
  const { picture, preview, ...photo } = makeItemPhoto(n)
  const present = { isPresent: true }
  return {
    ...photo,
    picture: { ...picture, ...present },
    preview: { ...preview, ...present } as typeof preview,
  }
}

/** Command `n` brought item `n` with photo `n`, all of which the office has. */
async function addItem(database: FieldDatabase, n: number, receivedAt = NOW) {
  await database.items.add(makeItemRow({ id: itemIdOf(n), receivedAt, photos: [received(n)] }))
  await database.photos.add(makePhotoRow(n, { itemId: itemIdOf(n) }))
  for (const sha256 of [sha256Of(n), sha256Of(1000 + n), sha256Of(2000 + n)])
    for (const index of [0, 1]) await database.chunks.add({ sha256, index, bytes: new ArrayBuffer(8) })
  await database.kept.add(keptRow(n))
}

function keptRow(n: number, changes: Partial<KeptRow> = {}): KeptRow {
  return {
    seq: n,
    id: commandIdOf(n),
    type: 'item.submit',
    itemId: itemIdOf(n),
    baseRev: 0,
    payload: { text: makeText(), notes: [], manifest: [], isDeclaredUnclassified: true },
    payloadSha256: sha256Of(n),
    appVersion: '0.1.0',
    clientTime: NOW,
    attemptedAt: NOW,
    outcome: { status: 'applied', rev: 1, receipt: '2026-11-0042', missing: [] },
    settledAt: NOW,
    ...changes,
  } as KeptRow
}

const tell = (database: FieldDatabase, changes: Partial<ExchangeMeta> = {}) =>
  writeMeta(database, 'exchange', {
    epoch: 'e',
    cursor: 1,
    durableSeq: 9,
    contactAt: NOW,
    serverTime: NOW + 7 * DAY,
    ...changes,
  })

/** A phone with one photo that may go. */
async function openSafe() {
  const database = await openMemory()
  await addItem(database, 1)
  await tell(database)
  return database
}

async function heldOf({ chunks }: FieldDatabase): Promise<Sha256[]> {
  return [...new Set((await chunks.toArray()).map(({ sha256 }) => sha256))].sort()
}

describe('a photo that the office has in a backup for a week', () => {
  it('gives up its original and its picture, and keeps its preview', async () => {
    const database = await openSafe()
    expect(await dropSafePhotos(database, ALL)).toBe(SIZES.original + SIZES.picture)
    expect(await heldOf(database)).toEqual([PREVIEW])
    expect(await database.photos.toArray()).toEqual([
      makePhotoRow(1, { original: null, picture: { sha256: PICTURE, size: SIZES.picture } }),
    ])
    expect(await dropSafePhotos(database, ALL)).toBe(0)
  })

  it('gives up no more than is wanted: originals first, those of the oldest item first', async () => {
    const database = await openSafe()
    await addItem(database, 2, NOW - DAY)
    const steps = [1, SIZES.original, 1, 1]
    const gone: string[] = []
    for (const wanted of steps) {
      const before = await heldOf(database)
      await dropSafePhotos(database, wanted)
      const after = await heldOf(database)
      gone.push(...before.filter((sha256) => !after.includes(sha256)))
    }
    expect(gone).toEqual([sha256Of(2002), sha256Of(2001), sha256Of(2), sha256Of(1)])
  })

  it('keeps bytes that a photo which is not safe shows as well', async () => {
    const database = await openSafe()
    await database.drafts.add(makeDraftRow({ id: itemIdOf(3) }))
    const { original, picture } = makePhotoRow(1)
    await database.photos.add(
      makePhotoRow(3, { itemId: itemIdOf(3), original, picture: null, preview: null }),
    )
    expect(await dropSafePhotos(database, ALL)).toBe(SIZES.picture)
    expect(await heldOf(database)).toEqual([PREVIEW, ORIGINAL].sort())
    expect(picture?.sha256).toBe(PICTURE)
  })
})

describe('a photo keeps every byte', () => {
  it.each<[string, (database: FieldDatabase) => Promise<unknown>]>([
    [
      'before its seventh day by the clock of the office',
      (db) => tell(db, { serverTime: NOW + 7 * DAY - 1 }),
    ],
    ['while no backup holds its item', (db) => tell(db, { durableSeq: 0 })],
    ['while a restored office has not said what it lacks', (db) => tell(db, { needsReconcile: true })],
    ['before the office has ever answered', (db) => db.meta.delete('exchange')],
    ['while its item is being corrected', (db) => db.drafts.add(makeDraftRow())],
    [
      'while something of its item waits to be sent',
      (db) => {
        const { outcome: _outcome, settledAt: _settledAt, ...row } = keptRow(10, { itemId: itemIdOf(1) })
        return db.outbox.add(row)
      },
    ],
    [
      'while a later text of its item is in no backup',
      (db) => db.kept.add(keptRow(10, { itemId: itemIdOf(1) })),
    ],
    [
      'that was put beside the office’s text',
      (db) =>
        db.kept.add(
          keptRow(2, {
            itemId: itemIdOf(1),
            outcome: { status: 'merged', rev: 2, sibling: itemIdOf(1) },
          } as never),
        ),
    ],
    ['of an item that this phone did not send', (db) => db.kept.clear()],
    [
      'when the office lacks a part of it',
      (db) => db.items.put(makeItemRow({ photos: [{ ...received(1), preview: makeItemPhoto(1).preview }] })),
    ],
    ['when the office does not list it', (db) => db.items.put(makeItemRow({ photos: [] }))],
  ])('%s', async (_, change) => {
    const database = await openSafe()
    await change(database)
    expect(await dropSafePhotos(database, ALL)).toBe(0)
    expect(await heldOf(database)).toEqual([PICTURE, PREVIEW, ORIGINAL].sort())
  })
})
