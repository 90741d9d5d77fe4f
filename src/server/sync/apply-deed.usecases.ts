import { assertNever } from '../../domain/assert-never.ts'
import type {
  ClueId,
  CommissionId,
  KeyPointSetId,
  LeadId,
  PlanTopicId,
  SuggestionId,
} from '../../domain/ids.ts'
import type { RefusalCode } from '../../protocol/codes.ts'
import type { Command } from '../../protocol/commands.ts'
import { DEEDS, DEED_TYPES, type Deed, type DeedType } from '../../protocol/deeds.ts'
import { parse } from '../../protocol/parse.ts'
import type { Outcome } from '../../protocol/sync.ts'
import { noteBeginning } from '../calendar/begin.usecases.ts'
import { answerFromPhone } from '../consultations/consultations.usecases.ts'
import { verifyClue } from '../clues/clues.usecases.ts'
import { proposePlanTopic } from '../commissions/plan.usecases.ts'
import { applyCommissionDeed } from '../commissions/unit-deeds.usecases.ts'
import { noteReading } from '../key-points/readings.usecases.ts'
import { publishUnitPoints } from '../key-points/tags.usecases.ts'
import { reportLead } from '../leads/report.usecases.ts'
import { withdrawItem } from '../items/withdrawal.usecases.ts'
import { endDeputyship, nameDeputy, type Settled } from '../reviews/deputies.usecases.ts'
import { sendItemBack, signItem } from '../reviews/signing.usecases.ts'
import { applySuggestionDeed } from '../suggestions/suggestions.usecases.ts'
import type { CommandParts, Sender } from './apply-command.usecases.ts'

export function isDeedType(type: string): type is DeedType {
  return (DEED_TYPES as readonly string[]).includes(type)
}

/** Inside a write: parses a deed by its type and hands it to the subject that it belongs to. */
export function applyDeed(
  parts: CommandParts,
  type: DeedType,
  { command, sender }: { command: Command; sender: Sender },
): Outcome {
  const parsed = parse(DEEDS[type], command.payload)
  if (!parsed.ok) return reject('command.malformed')
  const outcome = applyByType(parts, { type, payload: parsed.value } as Deed, { command, sender })
  const { unit } = sender.session
  // What its author has in hand again answers no key point.
  if (outcome.status === 'saved' && unit !== null && LEADS_BACK.includes(type))
    publishUnitPoints(parts.db, unit.id)
  return outcome
}

const LEADS_BACK: readonly DeedType[] = ['item.withdraw', 'item.send_back']

function applyByType(
  parts: CommandParts,
  deed: Deed,
  { command, sender }: { command: Command; sender: Sender },
): Outcome {
  const { db } = parts
  const { session, arrival } = sender
  const { itemId, baseRev } = command
  const { at } = arrival
  switch (deed.type) {
    case 'item.withdraw':
      return withdrawItem(db, { itemId, author: session, at })
    case 'item.sign':
      return signItem(db, { itemId, baseRev, signer: session, at }, deed.payload)
    case 'item.send_back':
      return sendItemBack(db, { itemId, baseRev, signer: session, at }, deed.payload)
    case 'deputy.name': {
      const { accountId } = session
      return saved(
        nameDeputy(db, { ...deed.payload, id: itemId, holderId: accountId, namedBy: accountId, at }),
      )
    }
    case 'deputy.end':
      return saved(endDeputyship(db, { id: itemId, holderId: session.accountId, at }))
    case 'consultation.answer':
      return answerFromPhone(db, { id: itemId, opinion: deed.payload, person: session, at })
    case 'commission.receive':
    case 'commission.assign':
    case 'commission.progress':
    case 'commission.ask_extension':
    case 'commission.decline': {
      const commissionId = itemId as string as CommissionId
      return applyCommissionDeed(db, { commissionId, deed, author: session, at })
    }
    case 'plan.propose': {
      const id = itemId as string as PlanTopicId
      return proposePlanTopic(db, { id, proposal: deed.payload, author: session, at })
    }
    case 'suggestion.make':
    case 'suggestion.ask_again': {
      const id = itemId as string as SuggestionId
      return applySuggestionDeed(parts, { id, deed, author: session, at })
    }
    case 'key_points.read': {
      const setId = itemId as string as KeyPointSetId
      return noteReading(db, { setId, rev: deed.payload.rev, reader: session, at })
    }
    case 'lead.report': {
      const id = itemId as string as LeadId
      const { clientTime: claimedAt } = command
      return reportLead(db, { id, report: deed.payload, finder: session, claimedAt, at })
    }
    case 'calendar.begin':
      return noteBeginning(db, { itemId, beginning: deed.payload, author: session, at })
    case 'clue.verify': {
      const id = itemId as string as ClueId
      return verifyClue(db, { id, verification: deed.payload, person: session, at })
    }
    default:
      return assertNever(deed)
  }
}

function saved(settled: Settled): Outcome {
  return settled.ok ? { status: 'saved', rev: 1 } : reject(settled.code)
}

function reject(code: RefusalCode): Outcome {
  return { status: 'rejected', code }
}
