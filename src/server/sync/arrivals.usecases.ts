import type { LeadId } from '../../domain/ids.ts'
import type { Command } from '../../protocol/commands.ts'
import type { DeskNews } from '../../protocol/desk.ts'
import type { Outcome } from '../../protocol/sync.ts'
import { findStatus } from '../items/item-view.usecases.ts'
import type { CommandParts } from './apply-command.usecases.ts'

/** What the desk is to hear of a command that was carried out now; undefined when it is no news there. */
export function findArrival(
  db: CommandParts['db'],
  { type, itemId }: Pick<Command, 'type' | 'itemId'>,
  outcome: Outcome,
): DeskNews | undefined {
  if (outcome.status === 'rejected') return undefined
  if (type === 'lead.report') return { leadId: itemId as string as LeadId }
  // A draft, a question, a deputy: what is no item is no news at the desk.
  if (!type.startsWith('item.')) return undefined
  // The office's own is what its unit has signed, or need not sign.
  const isLast = type === 'item.sign' || (outcome.status === 'applied' && outcome.rev === 1)
  return { itemId, rev: outcome.rev, isNew: isLast && findStatus(db, itemId) === 'registered' }
}
