import { findSecrecyMark } from '../../domain/check/secrecy-mark.ts'
import type { ItemId } from '../../domain/ids.ts'
import type { PutCompositeSheet, SavedSheet } from '../../protocol/desk-composites.ts'
import { ensureRoom } from '../health/disk-reserve.usecases.ts'
import type { Parts } from '../parts.ts'
import type { Session } from '../sessions/session.ts'
import { refuseComposite } from './composites.errors.ts'
import { findComposite } from './composites.repository.ts'
import { deleteSheet, hasRevision, putSheet } from './sheets.repository.ts'

interface SheetOf {
  id: ItemId
  editor: Pick<Session, 'accountId'>
  at: number
}

/** Saves what an editor is writing, in a place of their own; nobody else's sheet and no kept text is touched. */
export async function saveSheet(
  parts: Pick<Parts, 'db' | 'config'>,
  { id, editor, at, sheet }: SheetOf & { sheet: PutCompositeSheet },
): Promise<SavedSheet> {
  const { db } = parts
  ensureRoom(parts, 'text')
  // 涉密不上网: nothing of such a text may be stored.
  if ([sheet.title, sheet.body].some((text) => findSecrecyMark(text) !== undefined))
    throw refuseComposite('item.secrecy_mark')
  await db.write(() => {
    const status = findComposite(db, id)?.status
    if (status === undefined) throw refuseComposite('composite.unknown')
    if (status === 'dissolved') throw refuseComposite('composite.dissolved')
    if (!hasRevision(db, id, sheet.revision)) throw refuseComposite('composite.changed')
    putSheet(db, { ...sheet, id, accountId: editor.accountId, savedAt: at })
  })
  return { savedAt: at }
}

/** The editor puts the own sheet away; what was kept stays. */
export function discardSheet({ db }: Pick<Parts, 'db'>, { id, editor }: Omit<SheetOf, 'at'>): Promise<void> {
  return db.write(() => deleteSheet(db, { id, accountId: editor.accountId }))
}
