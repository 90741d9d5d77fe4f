import { listDesk } from '../items/desk-list.usecases.ts'
import { getDeskItem } from '../items/decision.usecases.ts'
import { signItem } from '../reviews/signing.usecases.ts'
import type { Life } from './demo-life.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const DAYS_AGO = [12, 5, 1]

/** Inside a write: a section head took items of other units for the own ones; each try is refused and kept (操作记录). */
export function tryForeignItems({ parts: { db }, people, now }: Life) {
  const signer = people.signers.find(({ role }) => role === 'reviewer')
  if (signer === undefined) return
  const { lines } = listDesk(db, {
    query: { status: 'adopted' },
    accountId: people.editor.accountId,
    at: now,
  })
  const foreign = lines.filter(({ unitName }) => unitName !== signer.unit.name)
  for (const [place, daysAgo] of DAYS_AGO.entries()) {
    const line = foreign[place]
    if (line === undefined) return
    const { rev: baseRev } = getDeskItem(db, line.id).item
    const signing = { itemId: line.id, baseRev, signer, at: now - daysAgo * DAY_MS }
    signItem(db, signing, { post: 'reviewer', words: '', figures: [] })
  }
}
