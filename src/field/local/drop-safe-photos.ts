import type { ItemId, Sha256 } from '../../domain/ids.ts'
import type { ItemPhoto } from '../../domain/item/item.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { readLeadPhotos } from './lead-photos.ts'
import { readMeta } from './meta.ts'
import { isSubmission } from './command-rows.ts'
import type { ExchangeMeta } from './meta-rows.ts'
import type { ItemRow, PhotoRow } from './rows.ts'

/** "The phone may drop photo bytes only when safe and 7 days old." */
const SAFE_MS = 7 * 24 * 60 * 60_000

/**
 * Gives up bytes of photos, at least `wantedBytes` where there are as many: the camera's own first, then the pictures,
 * those of the oldest items first. Only of photos that the office has in a verified backup, for seven days by its own
 * clock, and of items with which nothing is under way here. Previews stay, and a picture comes from the office when
 * somebody looks at it. Resolves to how many bytes went.
 */
export function dropSafePhotos(database: FieldDatabase, wantedBytes: number): Promise<number> {
  const { photos, chunks, items, drafts, outbox, kept, trash, told, meta } = database
  const tables = [photos, chunks, items, drafts, outbox, kept, trash, told, meta]
  return writeTogether(database, tables, async () => {
    const rows = await photos.toArray()
    const safe = await listSafePhotos(database, rows)
    const needed = await readNeededHashes(database, rows, new Set(safe))
    const files = [...safe.map(originalOf), ...safe.map(pictureOf)].filter(
      ({ sha256 }) => sha256 !== undefined && !needed.has(sha256),
    )
    let dropped = 0
    for (const file of files) {
      if (dropped >= wantedBytes) break
      dropped += await drop(database, file)
    }
    return dropped
  })
}

/** The photos that may go, those of the oldest items first. */
async function listSafePhotos(database: FieldDatabase, rows: PhotoRow[]): Promise<PhotoRow[]> {
  const exchange = await readMeta(database, 'exchange')
  // A restored office has still to say what it lacks.
  if (exchange === undefined || exchange.needsReconcile === true) return []
  const items = await database.items.where('photosToCome').equals(0).toArray()
  const quiet = items
    .filter((item) => item.photos.every(isWhole))
    .filter((item) => exchange.serverTime - lastChangeOf(item) >= SAFE_MS)
  const isSafe = await Promise.all(quiet.map(({ id }) => isInBackup(database, id, exchange)))
  return quiet
    .filter((_, index) => isSafe[index])
    .sort((a, b) => lastChangeOf(a) - lastChangeOf(b))
    .flatMap(({ id, photos }) => {
      const listed = new Set(photos.map((photo) => photo.picture.sha256))
      return rows.filter(
        ({ itemId, picture }) => itemId === id && picture !== null && listed.has(picture.sha256),
      )
    })
}

const isWhole = ({ picture, preview }: ItemPhoto) => picture.isPresent && preview?.isPresent !== false

const lastChangeOf = ({ receivedAt, events }: ItemRow) => Math.max(receivedAt, ...events.map(({ at }) => at))

/**
 * "durableSeq moves only after verification", and stops before a command whose photos are still to come. What was
 * only put beside the office's text names no photos to wait for: of that nothing is known to be safe.
 */
async function isInBackup(
  { drafts, outbox, kept }: FieldDatabase,
  itemId: ItemId,
  { durableSeq }: ExchangeMeta,
): Promise<boolean> {
  const underWay = await Promise.all([
    drafts.where('id').equals(itemId).count(),
    outbox.where('itemId').equals(itemId).count(),
  ])
  if (underWay.some((count) => count > 0)) return false
  const sent = (await kept.where('itemId').equals(itemId).toArray()).filter(isSubmission)
  const isTaken = sent.some(({ outcome }) => outcome.status === 'applied')
  return isTaken && sent.every(({ seq, outcome }) => seq <= durableSeq && outcome.status !== 'merged')
}

/** Bytes are stored once for all that show them: what anything else names stays. */
async function readNeededHashes(
  database: FieldDatabase,
  rows: PhotoRow[],
  safe: ReadonlySet<PhotoRow>,
): Promise<Set<Sha256>> {
  const discarded = (await database.trash.toArray()).flatMap((row) => row.photos ?? [])
  const others = [...rows.filter((row) => !safe.has(row)), ...discarded]
  const ofLeads = (await readLeadPhotos(database)).map(({ photo }) => photo)
  const files = [
    ...others.flatMap(({ original, picture, preview }) => [original, picture, preview]),
    ...ofLeads.flatMap(({ picture, preview }) => [picture, preview]),
    ...[...safe].map(({ preview }) => preview),
  ]
  return new Set(files.flatMap((file) => (file === null ? [] : [file.sha256])))
}

interface Dropped {
  row: PhotoRow
  role: 'original' | 'picture'
  sha256: Sha256 | undefined
  size: number
}

const originalOf = (row: PhotoRow): Dropped => fileOf(row, 'original')
const pictureOf = (row: PhotoRow): Dropped => fileOf(row, 'picture')

function fileOf(row: PhotoRow, role: Dropped['role']): Dropped {
  return { row, role, sha256: row[role]?.sha256, size: row[role]?.size ?? 0 }
}

async function drop(
  { chunks, photos }: FieldDatabase,
  { row, role, sha256, size }: Dropped,
): Promise<number> {
  const held = await chunks.where('[sha256+index]').between([sha256, 0], [sha256, Infinity]).delete()
  // A picture keeps its row, as that of a photo which another phone took.
  if (role === 'original') await photos.update(row.id, { original: null })
  return held === 0 ? 0 : size
}
