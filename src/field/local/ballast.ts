import type { IndexedDbParts } from './field-database.ts'

/**
 * Room kept in reserve: when the phone is full, a photo is refused, but a text still goes where the ballast was. It is
 * a database of its own, because deleting a whole one gives its room back at once.
 */
const DATABASE_NAME = 'caifeng-ballast'
const PIECES = 20
const PIECE_BYTES = 256 * 1024
export const BALLAST_BYTES = PIECES * PIECE_BYTES

type Storage = Pick<IndexedDbParts, 'indexedDB'>

/**
 * Takes the room unless it is taken already. `randomBytes` fills it, so that no browser packs it small. False when the
 * phone has no room to spare.
 */
export async function takeBallast(
  storage: Storage,
  randomBytes: (length: number) => Uint8Array,
): Promise<boolean> {
  try {
    const database = await openBallast(storage)
    try {
      if ((await countPieces(database)) >= PIECES) return true
      await fill(database, randomBytes)
      return true
    } finally {
      database.close()
    }
  } catch {
    // Half of it would help nobody.
    await giveUpBallast(storage)
    return false
  }
}

/** Gives the room back; tells whether there was any to give. */
export async function giveUpBallast(storage: Storage): Promise<boolean> {
  try {
    const database = await openBallast(storage)
    const pieces = await countPieces(database).finally(() => database.close())
    await settled(storage.indexedDB.deleteDatabase(DATABASE_NAME))
    return pieces > 0
  } catch {
    return false
  }
}

async function openBallast({ indexedDB }: Storage): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE_NAME, 1)
  request.onupgradeneeded = () => request.result.createObjectStore('pieces')
  const database = await settled(request)
  database.onversionchange = () => database.close()
  return database
}

function countPieces(database: IDBDatabase): Promise<number> {
  return settled(database.transaction('pieces').objectStore('pieces').count())
}

function fill(database: IDBDatabase, randomBytes: (length: number) => Uint8Array): Promise<void> {
  const transaction = database.transaction('pieces', 'readwrite')
  for (let index = 0; index < PIECES; index++) {
    transaction.objectStore('pieces').put(randomBytes(PIECE_BYTES).buffer, index)
  }
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('no room for the ballast'))
  })
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('refused without a reason'))
  })
}
