import type { AccountId, ItemId, LeadId, Sha256 } from '../../domain/ids.ts'
import type { ItemPhoto } from '../../domain/item/item.ts'
import type { ManifestEntry } from '../../protocol/manifest.ts'
import type { Database } from '../db/database.ts'
import { groupManifest, type ManifestPhoto } from './manifest.ts'
import { insertLeadPhoto } from './lead-photos.repository.ts'
import * as repository from './photos.repository.ts'

export { findManifestFault } from './manifest.ts'
export { findFileOwner, listItemPhotos, listItemsWithFile } from './photos.repository.ts'
export { findLeadFileOwner, findLeadPhoto, listLeadsWithFile } from './lead-photos.repository.ts'

export interface AttachedPhotos {
  /** Hashes whose bytes the office does not have yet. */
  missing: Sha256[]
  /** How many photos there are, when a changed list is complete at once; otherwise null. */
  completeAtOnce: number | null
}

/** What becomes of the photos that an item has already: a correction replaces them, two texts side by side keep all. */
export type PhotoRule = 'replace' | 'unite'

/** Inside a write: the manifest becomes the item's list of photos, or is added to it. */
export function attachPhotos(
  db: Database,
  {
    itemId,
    accountId,
    manifest,
    rule,
  }: { itemId: ItemId; accountId: AccountId; manifest: readonly ManifestEntry[]; rule: PhotoRule },
): AttachedPhotos {
  const before = repository.listItemPhotos(db, itemId)
  // Whoever corrects an item in its author's place keeps the pictures that the author brought.
  const owners = new Map(
    before.map(({ picture: { sha256 } }) => [sha256, repository.findFileOwner(db, itemId, sha256)]),
  )
  if (manifest.length === 0 && before.length === 0) return { missing: [], completeAtOnce: null }
  const ownerOf = (sha256: Sha256) => owners.get(sha256) ?? accountId
  repository.deleteItemPhotos(db, itemId)
  const listed = groupManifest(manifest)
  const wanted = rule === 'unite' ? unite(before, listed) : listed
  for (const [position, photo] of wanted.entries()) {
    const owner = ownerOf(photo.picture.sha256)
    repository.listFile(db, owner, photo.picture)
    if (photo.preview !== null) repository.listFile(db, owner, photo.preview)
    repository.insertItemPhoto(db, { itemId, accountId: owner, position, photo })
  }
  const photos = repository.listItemPhotos(db, itemId)
  const isChanged = photos.some((photo) => !before.some((old) => old.picture.sha256 === photo.picture.sha256))
  return {
    missing: listMissing(photos),
    completeAtOnce: isChanged && isComplete(photos) ? photos.length : null,
  }
}

/** Inside a write: the photo that a faultless manifest names becomes the lead's; its files may come from now on. */
export function attachLeadPhoto(
  db: Database,
  {
    leadId,
    accountId,
    manifest,
  }: { leadId: LeadId; accountId: AccountId; manifest: readonly ManifestEntry[] },
) {
  const [photo] = groupManifest(manifest)
  if (photo === undefined) return
  repository.listFile(db, accountId, photo.picture)
  if (photo.preview !== null) repository.listFile(db, accountId, photo.preview)
  insertLeadPhoto(db, { leadId, accountId, photo })
}

/** One picture stands in an item once. */
function unite(before: readonly ItemPhoto[], listed: readonly ManifestPhoto[]): ManifestPhoto[] {
  const added = listed.filter((photo) => !before.some((old) => old.picture.sha256 === photo.picture.sha256))
  return [...before, ...added]
}

export function isComplete(photos: readonly ItemPhoto[]): boolean {
  return photos.every((photo) => photo.picture.isPresent)
}

function listMissing(photos: readonly ItemPhoto[]): Sha256[] {
  const files = photos.flatMap(({ picture, preview }) => (preview === null ? [picture] : [preview, picture]))
  return files.filter((file) => !file.isPresent).map((file) => file.sha256)
}
