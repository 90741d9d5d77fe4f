import type { ItemId, PhotoId, Sha256 } from '../../src/domain/ids.ts'
import type { ItemText } from '../../src/domain/item/item-text.ts'
import type { FieldDatabase, IndexedDbParts } from '../../src/field/local/field-database.ts'
import { discardDraft } from '../../src/field/local/discard-draft.ts'
import { hashBytes, storeBytes } from '../../src/field/local/photo-bytes.ts'
import type { LocalAccount } from '../../src/field/local/rows.ts'
import { startCorrection } from '../../src/field/local/start-correction.ts'
import { createClockWatch } from '../../src/field/sync/clock-watch.ts'
import { newLinkPace } from '../../src/field/sync/link-pace.ts'
import { restoreFromTrash } from '../../src/field/local/trash.ts'
import type { SyncContext } from '../../src/field/sync/sync-context.ts'
import { synchronize } from '../../src/field/sync/synchronize.ts'
import { makeClock, type Clock } from './field-clock.ts'
import { makePhotoRow, newStorage, openMemory, submit, write } from './field-memory.ts'
import { makeOffice, type Office } from './field-office.ts'
import { makeAccount } from './make-account.ts'
import { commandIdOf, deviceIdOf, itemIdOf, photoIdOf } from './make-ids.ts'

/** A phone of an officer, one tab of it. */
export interface Phone {
  database: FieldDatabase
  context: SyncContext
  clock: Clock
  /** Writes an item and submits it; `n` tells the ids of both command and item unless the item has another one. */
  send(n: number, text?: Partial<ItemText>, item?: number): Promise<void>
  /** What the editor saves. */
  write(n: number, text?: Partial<ItemText>): Promise<void>
  discard(n: number): Promise<void>
  /** Out of the trash, as the officer takes it. */
  bringBack(n: number): Promise<unknown>
  startCorrection(n: number): Promise<unknown>
  /** Puts a photo into the draft of item `n`, bytes and all. */
  takePhoto(n: number, photo: PhotoOf): Promise<TakenPhoto>
  correct(n: number, command: number, text?: Partial<ItemText>): Promise<void>
  sync(): ReturnType<typeof synchronize>
}

interface PhotoOf {
  photo: number
  size: number
  previewSize?: number | null
}

export interface TakenPhoto {
  id: PhotoId
  picture: Sha256
  preview: Sha256 | null
}

type Locks = SyncContext['withLock']

/** Web Locks of one browser, as its tabs and its service worker share them. */
export function makeLocks(): Locks {
  const held = new Set<string>()
  return async (name, work) => {
    if (held.has(name)) return undefined
    held.add(name)
    try {
      return await work()
    } finally {
      held.delete(name)
    }
  }
}

interface PhoneParts {
  office: Pick<Office, 'fetch'>
  clock: Clock
  storage?: IndexedDbParts
  locks?: Locks
  account?: LocalAccount
  device?: number
  /** A memory that the caller opened and closes; else one is opened that ends with the test. */
  database?: FieldDatabase
}

let requestIds = 0
let commandIds = 0

export async function makePhone(parts: PhoneParts): Promise<Phone> {
  const {
    office,
    clock,
    storage = newStorage(),
    locks = makeLocks(),
    account = makeAccount(),
    device = 1,
  } = parts
  const { accountId } = account
  const database = parts.database ?? (await openMemory({ storage, accountId, deviceId: deviceIdOf(device) }))
  const context: SyncContext = {
    database,
    account,
    appVersion: '0.1.0',
    fetch: office.fetch,
    now: () => clock.now(),
    random: () => 0.5,
    newRequestId: () => `request-${++requestIds}`,
    // Far from the ids that tests choose for their submissions.
    newCommandId: () => commandIdOf(1_000_000 + ++commandIds),
    pace: newLinkPace(),
    clock: createClockWatch({ wallNow: () => clock.now(), steadyNow: () => clock.now() }),
    withLock: locks,
    signal: new AbortController().signal,
  }
  return {
    database,
    context,
    clock,
    async send(n, text = {}, item = n) {
      await write(database, { id: itemIdOf(item), now: clock.now(), text })
      await submitOrThrow(database, itemIdOf(item), n, clock)
    },
    async write(n, text = {}) {
      await write(database, { id: itemIdOf(n), now: clock.now(), text })
    },
    discard: (n) => discardDraft(database, itemIdOf(n), clock.now()),
    bringBack: (n) => restoreFromTrash(database, itemIdOf(n), clock.now()),
    startCorrection: (n) => startCorrection(database, itemIdOf(n), clock.now()),
    async correct(n, command, text) {
      await startCorrection(database, itemIdOf(n), clock.now())
      if (text !== undefined) await write(database, { id: itemIdOf(n), text, now: clock.now() })
      await submitOrThrow(database, itemIdOf(n), command, clock)
    },
    takePhoto: (n, photo) => takePhoto(database, itemIdOf(n), photo),
    sync: () => synchronize(context),
  }
}

/** An office and one phone of it. */
export async function makeOfficeAndPhone(): Promise<{ office: Office; phone: Phone; clock: Clock }> {
  const clock = makeClock()
  const office = makeOffice(clock)
  return { office, clock, phone: await makePhone({ office, clock }) }
}

async function submitOrThrow(
  database: FieldDatabase,
  id: ItemId,
  command: number,
  clock: Clock,
): Promise<void> {
  const answer = await submit(database, { id, command, now: clock.now() })
  if (!answer.ok) throw new Error(`the phone did not let it out: ${answer.problem}`)
}

async function takePhoto(
  database: FieldDatabase,
  itemId: ItemId,
  { photo, size, previewSize = null }: PhotoOf,
) {
  const picture = await store(database, photo, size)
  const preview = previewSize === null ? null : await store(database, photo + 128, previewSize)
  await database.photos.add(makePhotoRow(photo, { itemId, picture, preview }))
  return { id: photoIdOf(photo), picture: picture.sha256, preview: preview?.sha256 ?? null }
}

/** By which the office tells a picture from anything else. */
const JPEG_BEGINNING = [0xff, 0xd8, 0xff, 0xe0]

async function store(database: FieldDatabase, seed: number, size: number) {
  const bytes = new Uint8Array(size)
  for (let index = 0; index < size; index++) bytes[index] = index * 7 + seed + (index >> 10)
  bytes.set(JPEG_BEGINNING)
  const sha256 = await hashBytes(bytes.buffer)
  await storeBytes(database, sha256, bytes.buffer)
  return { sha256, size }
}
