import type { Readable } from 'node:stream'
import { isUnitRole } from '../../domain/people/role.ts'
import type { ExportedAppeal } from '../../protocol/export-file.ts'
import type { ImportResult } from '../../protocol/import.ts'
import { ensureRoom } from '../health/disk-reserve.usecases.ts'
import type { Parts } from '../parts.ts'
import { findAccount, findUnit } from '../people/people.usecases.ts'
import type { Session } from '../sessions/session.ts'
import { takeInFromFile, type FileCommand } from '../sync/imported-commands.usecases.ts'
import { checkExport, type CheckedCommand, type CheckedExport } from './check-export.ts'
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
 * submission, objection and deed is carried out as its author's, once, whether the file comes again or the phone comes itself.
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

type Author = FileCommand['author']

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
  for (const command of checked.commands) {
    const line = await takeInCommand(parts, checked, { command, author, at })
    lines.push(line)
    if (line.fate !== 'refused' && isOfSubmission(command))
      await importPhotos(parts, checked, { entry: command.entry, tally })
  }
  for (const { entry, title } of checked.drafts)
    lines.push({ itemId: entry.itemId, title, fate: 'skipped', receipt: null, code: null })
  const { displayName, unit } = author
  return { author: { displayName, unitName: unit?.name ?? '' }, lines, photos: tally }
}

type CommandOfSubmission = Extract<CheckedCommand, { entry: { kind: 'submission' } }>

function isOfSubmission(command: CheckedCommand): command is CommandOfSubmission {
  return command.entry.kind === 'submission'
}

interface TakingIn {
  command: CheckedCommand
  author: Author
  at: number
}

async function takeInCommand(
  parts: Parts,
  { manifest }: CheckedExport,
  { command, author, at }: TakingIn,
): Promise<ImportResult['lines'][number]> {
  const { commandId, itemId } = command.entry
  const { device: deviceId, appVersion } = manifest
  const type = typeOf(command)
  const data = { baseRev: 0, ...command.data }
  const taken = { commandId, type, itemId, data, author, deviceId, appVersion, at }
  const { isKnown, outcome, arrival } = await parts.db.write(() => takeInFromFile(parts, taken))
  if (arrival !== undefined) parts.events.announce(arrival)
  const line = { itemId, ...nameOf(command), receipt: null, code: null }
  if (outcome.status === 'rejected') return { ...line, fate: 'refused', code: outcome.code }
  const receipt = outcome.status === 'applied' ? outcome.receipt : null
  return { ...line, fate: isKnown ? 'known' : 'new', receipt }
}

function typeOf({ entry }: CheckedCommand): string {
  return entry.kind === 'appeal' ? 'appeal.make' : entry.type
}

/** A text has its title, an objection its first words, a deed the name of its type. */
function nameOf(command: CheckedCommand): { title: string; deed?: string } {
  if (isOfSubmission(command)) return { title: command.data.payload.text.title }
  const { entry, data } = command
  if (entry.kind === 'deed') return { title: '', deed: entry.type }
  return { title: (data as ExportedAppeal).payload.words.slice(0, TITLE_CHARACTERS) }
}

const TITLE_CHARACTERS = 30
