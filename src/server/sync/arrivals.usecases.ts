import type { LeadId } from '../../domain/ids.ts'
import type { Command } from '../../protocol/commands.ts'
import type { DeskNews, DeskRoomEvent } from '../../protocol/desk.ts'
import type { Outcome } from '../../protocol/sync.ts'
import { findOpinionNews } from '../consultations/owed-opinions.usecases.ts'
import { findStatus } from '../items/item-view.usecases.ts'
import type { CommandParts } from './apply-command.usecases.ts'

/** Where the desk shows what phones did, by the beginning of the command's name. */
const ROOMS = [
  ['clue.', 'clues'],
  ['commission.', 'commissions'],
  ['plan.', 'commissions'],
] as const satisfies [string, DeskRoomEvent['room']][]

/** What the desk is to hear of a command that was carried out now; undefined when it is no news there. */
export function findArrival(
  db: CommandParts['db'],
  { type, itemId }: Pick<Command, 'type' | 'itemId'>,
  outcome: Outcome,
): DeskNews | undefined {
  if (outcome.status === 'rejected') return undefined
  if (type === 'lead.report') return { leadId: itemId as string as LeadId }
  if (type === 'consultation.answer') return findOpinionNews(db, itemId)
  const room = ROOMS.find(([kind]) => type.startsWith(kind))?.[1]
  if (room !== undefined) return { room }
  // A draft, a question, a deputy: what is no item is no news at the desk.
  if (!type.startsWith('item.')) return undefined
  // The office's own is what its unit has signed, or need not sign.
  const isLast = type === 'item.sign' || (outcome.status === 'applied' && outcome.rev === 1)
  return { itemId, rev: outcome.rev, isNew: isLast && findStatus(db, itemId) === 'registered' }
}
