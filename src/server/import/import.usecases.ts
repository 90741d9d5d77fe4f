import type { Readable } from 'node:stream'
import { isUnitRole } from '../../domain/people/role.ts'
import type { ImportResult } from '../../protocol/import.ts'
import { ensureRoom } from '../health/disk-reserve.usecases.ts'
import type { Parts } from '../parts.ts'
import { findAccount, findUnit } from '../people/people.usecases.ts'
import type { Session } from '../sessions/session.ts'
import { takeInFromFile, type FileSubmission } from '../sync/imported-commands.usecases.ts'
import { checkExport, type CheckedExport } from './check-export.ts'
import { refuseImport } from './import.errors.ts'
import { importPhotos } from './import-photos.ts'
import { withReceivedFile } from './receive-file.ts'

export { removeUnfinishedFiles } from './receive-file.ts'

export interface Import {
  arriving: Readable
  /** What the sender says of its size. */
  announcedBytes: number
  editor: Session
  at: number
}

/**
 * Takes in the file that an officer carried out of a phone: all of it is checked before anything is done. Then each
 * submission is carried out as its author's, once, whether the file comes again or the phone comes itself.
 */
export function importFile(
  parts: Parts,
  { arriving, announcedBytes, editor, at }: Import,
): Promise<ImportResult> {
  // Once as it arrives, and once as photos.
  ensureRoom(parts, 'photo', announcedBytes * 2)
  return withReceivedFile(parts.config.dataDir, arriving, async (path) => {
    const checked = await checkExport(path)
    const author = getAuthor(parts, checked)
    const result = await takeIn(parts, checked, { author, at })
    const { lines, photos } = result
    const taken = lines.filter(({ fate }) => fate === 'new').length
    const who = { editor: editor.accountId, author: author.accountId }
    parts.log.info('import.done', { ...who, entries: lines.length, taken, photos: photos.new })
    return result
  })
}

type Author = FileSubmission['author']

function getAuthor({ db }: Parts, { manifest }: CheckedExport): Author {
  const account = findAccount(db, manifest.account.id)
  const unit = account === undefined || account.unitId === null ? undefined : findUnit(db, account.unitId)
  if (account === undefined || unit === undefined || !isUnitRole(account.role))
    throw refuseImport('import.foreign_account')
  const { id: accountId, displayName, role } = account
  return { accountId, displayName, role, unit }
}

async function takeIn(
  parts: Parts,
  checked: CheckedExport,
  { author, at }: { author: Author; at: number },
): Promise<ImportResult> {
  const lines: ImportResult['lines'] = []
  const tally = { new: 0, known: 0, refused: 0 }
  for (const submission of checked.submissions) {
    const line = await takeInSubmission(parts, checked, { submission, author, at })
    lines.push(line)
    if (line.fate !== 'refused') await importPhotos(parts, checked, { entry: submission.entry, tally })
  }
  for (const { entry, title } of checked.drafts)
    lines.push({ itemId: entry.itemId, title, fate: 'skipped', receipt: null, code: null })
  const { displayName, unit } = author
  return { author: { displayName, unitName: unit?.name ?? '' }, lines, photos: tally }
}

interface TakingIn {
  submission: CheckedExport['submissions'][number]
  author: Author
  at: number
}

async function takeInSubmission(
  parts: Parts,
  { manifest }: CheckedExport,
  { submission, author, at }: TakingIn,
): Promise<ImportResult['lines'][number]> {
  const { entry, data } = submission
  const { commandId, type, itemId } = entry
  const { device: deviceId, appVersion } = manifest
  const taken = { commandId, type, itemId, data, author, deviceId, appVersion, at }
  const { isKnown, outcome } = await parts.db.write(() => takeInFromFile(parts, taken))
  const line = { itemId, title: data.payload.text.title, receipt: null, code: null }
  if (outcome.status === 'rejected') return { ...line, fate: 'refused', code: outcome.code }
  if (!isKnown) {
    const isNew = outcome.status === 'applied' && outcome.rev === 1
    parts.events.announce({ itemId, rev: outcome.rev, isNew })
  }
  const receipt = outcome.status === 'applied' ? outcome.receipt : null
  return { ...line, fate: isKnown ? 'known' : 'new', receipt }
}
