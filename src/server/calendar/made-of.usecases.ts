import { formatReceipt } from '../../domain/receipt.ts'
import type { MadeOf } from '../../protocol/made-of.ts'
import type { Database } from '../db/database.ts'
import * as repository from './made-of.repository.ts'
import type { Origin } from './made-of.repository.ts'

/** By the id of a topic or a demand, what came of it; ids of which nothing came are missing. */
export function readMadeOf(db: Database, origin: Origin): (id: string) => MadeOf {
  const byId = new Map<string, MadeOf>()
  const of = (id: string): MadeOf => {
    const made = byId.get(id) ?? { points: [], commissions: [], items: [] }
    byId.set(id, made)
    return made
  }
  for (const { originId, isPublished, ...point } of repository.listPoints(db, origin))
    of(originId).points.push({ ...point, isPublished: isPublished === 1 })
  for (const { originId, ...commission } of repository.listCommissions(db, origin))
    of(originId).commissions.push(commission)
  for (const { originId, receiptMonth, receiptNumber, isAdopted, ...item } of repository.listItems(
    db,
    origin,
  )) {
    const receipt = formatReceipt(receiptMonth, receiptNumber)
    of(originId).items.push({ ...item, receipt, isAdopted: isAdopted === 1 })
  }
  return of
}
