import type { Sha256 } from '../../domain/ids.ts'
import type { ItemPhoto } from '../../domain/item/item.ts'
import type { ManifestEntry } from '../../protocol/manifest.ts'
import type { CommandResult, SyncResponse } from '../../protocol/sync.ts'
import type { WrittenItem } from './item-row.ts'
import type { SubmissionRow } from './command-rows.ts'
import type { ItemRow, LocalAccount } from './rows.ts'
import { answerOf } from './submission-parts.ts'

interface Acknowledgement {
  result: CommandResult
  account: LocalAccount
  answer: SyncResponse
}

/**
 * The item as the acknowledgement describes it. The office's own facts follow in the feed, mostly in the same answer,
 * and replace this; until then the officer already sees the receipt.
 */
export function acknowledgedItem(
  row: SubmissionRow,
  known: ItemRow | undefined,
  { result, account, answer }: Acknowledgement,
): WrittenItem | undefined {
  const { outcome } = result
  // A sibling was stored beside the office's text, which stays as this phone knows it.
  if (outcome.status !== 'applied') return known
  const { text, notes, manifest } = row.payload
  // The feed may tell of it before this result comes; then only the text is missing.
  if (known !== undefined && known.rev >= outcome.rev)
    return known.isWrittenHere ? { ...known, text, notes } : known
  return {
    isWrittenHere: true,
    id: row.itemId,
    rev: outcome.rev,
    unitId: account.unitId,
    unitName: account.unitName,
    authorId: account.accountId,
    authorName: account.displayName,
    text,
    notes,
    photos: photosOf(manifest, new Set(outcome.missing)),
    receipt: outcome.receipt,
    receivedAt: known?.receivedAt ?? answer.serverTime,
    countedAt: known?.countedAt ?? Math.min(row.clientTime, answer.serverTime),
    countedBy: known?.countedBy ?? 'claim',
    ...answerOf(row.payload),
    events: [
      ...(known?.events ?? []),
      {
        type: row.type === 'item.submit' ? 'submitted' : 'resubmitted',
        at: answer.serverTime,
        claimedAt: row.clientTime,
      },
    ],
  }
}

/** Photos in the order of the manifest; a file is present unless the office named it as missing. */
function photosOf(manifest: ManifestEntry[], missing: Set<Sha256>): ItemPhoto[] {
  const previews = new Map(
    manifest.filter((entry) => entry.role === 'preview').map((entry) => [entry.photoId, entry]),
  )
  const file = ({ sha256, size }: ManifestEntry) => ({ sha256, size, isPresent: !missing.has(sha256) })
  return manifest
    .filter((entry) => entry.role === 'picture')
    .map((picture) => {
      const preview = previews.get(picture.photoId)
      return {
        id: picture.photoId,
        picture: file(picture),
        preview: preview === undefined ? null : file(preview),
        takenAt: picture.takenAt ?? null,
        place: picture.place ?? null,
      }
    })
}
