import { hash } from 'node:crypto'
import { assertNever } from '../../domain/assert-never.ts'
import type { AccountId, CommissionId, KeyPointId, LeadId } from '../../domain/ids.ts'
import { canonicalJson } from '../../protocol/canonical-json.ts'
import { COMMAND_TYPES, type CommandType } from '../../protocol/command-types.ts'
import { appealMaking, COMMAND_SCHEMA, submission, type Command } from '../../protocol/commands.ts'
import { parse } from '../../protocol/parse.ts'
import type { CommandResult, Outcome } from '../../protocol/sync.ts'
import type { RefusalCode } from '../../protocol/codes.ts'
import { findAskedFor, listFindersOf, recordAnswer } from '../commissions/answers.usecases.ts'
import { isSqliteError, isStorageFull } from '../db/is-storage-full.ts'
import { nameItemPoints } from '../key-points/tags.usecases.ts'
import type { LeadFinder } from '../../domain/lead/lead-finder.ts'
import { findOwnLead, listFinders, noteLeadWritten } from '../leads/credit.usecases.ts'
import { markSubmitted } from '../drafts/leave-draft.usecases.ts'
import { resubmitItem, submitItem, type Arrival, type Submitted } from '../items/submission.usecases.ts'
import type { Parts } from '../parts.ts'
import { makeAppeal } from '../score/appeals.usecases.ts'
import { findOwnerOfDevice } from '../sessions/devices.usecases.ts'
import type { Session } from '../sessions/session.ts'
import { applyDeed, isDeedType } from './apply-deed.usecases.ts'
import { applyDraftCommand } from './apply-draft-command.usecases.ts'
import {
  findCommand,
  findConflict,
  insertCommand,
  insertConflict,
  isCarriedOut,
  type RecordedCommand,
} from './commands.repository.ts'
import { findOutcomeFromFile } from './imported-commands.repository.ts'

/** Who sends: authority comes from the session, never from the payload. */
export interface Sender {
  session: Pick<Session, 'accountId' | 'displayName' | 'role' | 'unit'>
  /** Row number of the device. */
  device: number
  arrival: Arrival
}

export type CommandParts = Pick<Parts, 'db' | 'policies' | 'log'>

/** Inside a write: a command whose number was taken before; the same command gets its stored outcome again. */
export function answerAgain({ db }: CommandParts, command: Command, { device }: Sender): CommandResult {
  const { id, seq } = command
  const recorded = findCommand(db, id)
  const isOwner = recorded?.device === device && recorded.seq === seq
  const known = isOwner ? recorded : findConflictOf(db, device, command)
  if (known === undefined || known.payloadSha256 !== command.payloadSha256) {
    return { id, seq, replayed: false, outcome: reject('command.conflict_key') }
  }
  return { id, seq, replayed: true, outcome: known.outcome }
}

function findConflictOf(
  db: CommandParts['db'],
  device: number,
  { id, seq }: Command,
): RecordedCommand | undefined {
  const conflict = findConflict(db, device, seq)
  return conflict?.id === id ? conflict : undefined
}

/** Inside a write: carries out the command that takes the device's next number, and remembers what became of it. */
export function carryOut(parts: CommandParts, command: Command, sender: Sender): CommandResult {
  const { id, seq, type, payloadSha256 } = command
  const record = { device: sender.device, seq, id, type, payloadSha256, at: sender.arrival.at }
  const isNew = !isCarriedOut(parts.db, id)
  const taken = isNew ? undefined : findCommand(parts.db, id)
  if (taken !== undefined) {
    const isSame = isSameCommand(parts.db, taken, { payloadSha256, accountId: sender.session.accountId })
    const outcome = isSame ? taken.outcome : reject('command.conflict_key')
    insertConflict(parts.db, { ...record, outcome })
    return { id, seq, replayed: isSame, outcome }
  }
  // Somebody carried the phone's file to the office before the phone came itself.
  const fromFile = isNew ? undefined : findOutcomeFromFile(parts.db, command, sender.session.accountId)
  const outcome = fromFile ?? decideOutcome(parts, command, sender)
  insertCommand(parts.db, { ...record, outcome })
  return { id, seq, replayed: fromFile !== undefined, outcome }
}

/** "Known id with the same hash: stored result again" — also when the author carried it over to another phone. */
function isSameCommand(
  db: CommandParts['db'],
  taken: RecordedCommand,
  { payloadSha256, accountId }: { payloadSha256: string; accountId: AccountId },
): boolean {
  return taken.payloadSha256 === payloadSha256 && findOwnerOfDevice(db, taken.device) === accountId
}

/**
 * A command that makes our own code fail is refused like any other, so that it blocks nothing behind it and its text
 * stays visible on the phone. What the database cannot do now, it may do later: then the whole request is tried again.
 */
export function decideOutcome(parts: CommandParts, command: Command, sender: Sender): Outcome {
  const tried = parts.db.attempt(() => apply(parts, command, sender))
  if (tried.ok) return tried.value
  if (isSqliteError(tried.error) || isStorageFull(tried.error)) throw tried.error
  parts.log.error('command.failed', tried.error, { commandId: command.id })
  return reject('server.failed')
}

function apply(parts: CommandParts, command: Command, sender: Sender): Outcome {
  if (hashOf(command.payload) !== command.payloadSha256) return reject('command.hash_mismatch')
  if (command.schema !== COMMAND_SCHEMA) return reject('command.unknown_schema')
  const type = COMMAND_TYPES.find((known) => known === command.type)
  if (type === undefined) return reject('command.unknown_type')
  if (type === 'draft.put' || type === 'draft.delete') {
    const { session, device, arrival } = sender
    return applyDraftCommand(parts.db, type, { command, sender: { session, device, at: arrival.at } })
  }
  if (type === 'appeal.make') return applyAppeal(parts, command, sender)
  if (isDeedType(type)) return applyDeed(parts, type, { command, sender })
  return applyItemCommand(parts, type, { command, sender })
}

/** The envelope's item is the appeal itself. */
function applyAppeal(parts: CommandParts, { itemId, payload }: Command, sender: Sender): Outcome {
  const parsed = parse(appealMaking, payload)
  if (!parsed.ok) return reject('command.malformed')
  const { session, arrival } = sender
  return makeAppeal(parts, { id: itemId, making: parsed.value, author: session, at: arrival.at })
}

type ItemCommandType = Extract<CommandType, 'item.submit' | 'item.resubmit'>

function applyItemCommand(
  parts: CommandParts,
  type: ItemCommandType,
  { command, sender }: { command: Command; sender: Sender },
): Outcome {
  const parsed = parse(submission, command.payload)
  if (!parsed.ok) return reject('command.malformed')
  const { unit } = sender.session
  const commissionId = findAskedFor(parts.db, parsed.value.commissionId, unit?.id)
  const leadId = findOwnLead(parts.db, command.itemId, sender.session.accountId)
  const cause: Cause = { commissionId, leadId }
  const outcome = applyByType(parts, type, {
    commissionId,
    finders: listFindersFor(parts.db, cause, sender.session.accountId),
    itemId: command.itemId,
    baseRev: command.baseRev,
    claimedAt: command.clientTime,
    submission: parsed.value,
    author: sender.session,
    device: sender.device,
    arrival: sender.arrival,
  })
  if (outcome.status === 'applied') {
    const { text, notes } = parsed.value
    const { session, device, arrival } = sender
    const { accountId: authorId } = session
    markSubmitted(parts.db, {
      itemId: command.itemId,
      authorId,
      device,
      written: { text, notes },
      at: arrival.at,
    })
  }
  if (outcome.status === 'applied' && type === 'item.submit') noteOrigin(parts.db, cause, { command, sender })
  if (outcome.status === 'applied') notePoints(parts.db, parsed.value.pointIds, { command, sender })
  return outcome
}

/** What an item came of: the commission that it answers, its author's own lead. */
interface Cause {
  commissionId: CommissionId | null
  leadId: LeadId | null
}

/** What the item came of hears of it. */
function noteOrigin(
  db: CommandParts['db'],
  { commissionId, leadId }: Cause,
  { command, sender }: { command: Command; sender: Sender },
) {
  const { accountId, displayName, unit } = sender.session
  const { itemId } = command
  const { at } = sender.arrival
  if (unit === null) return
  if (leadId !== null) noteLeadWritten(db, leadId, { itemId, unitName: unit.name, by: displayName, at })
  if (commissionId !== null)
    recordAnswer(db, { commissionId, itemId, author: { accountId, unitId: unit.id }, at })
}

/** Who found what the text tells of: of its author's own lead or of its commission, the author left out. */
function listFindersFor(
  db: CommandParts['db'],
  { commissionId, leadId }: Cause,
  authorId: AccountId,
): LeadFinder[] {
  if (commissionId === null && leadId === null) return []
  const ofLead = leadId === null ? [] : listFinders(db, leadId)
  const ofCommission = commissionId === null ? [] : listFindersOf(db, commissionId)
  const others = [...ofLead, ...ofCommission].filter(({ accountId }) => accountId !== authorId)
  return others.filter((each, place) => others.findIndex((one) => one.accountId === each.accountId) === place)
}

/** A phone that names none at all, as those of earlier releases do, leaves the item's points as they are. */
function notePoints(
  db: CommandParts['db'],
  pointIds: readonly KeyPointId[] | undefined,
  { command, sender }: { command: Command; sender: Sender },
) {
  const { accountId, unit } = sender.session
  if (pointIds === undefined || unit === null) return
  const { itemId } = command
  nameItemPoints(db, { itemId, pointIds, author: { accountId, unit }, at: sender.arrival.at })
}

function applyByType(parts: CommandParts, type: ItemCommandType, submitted: Submitted): Outcome {
  switch (type) {
    case 'item.submit':
      return submitItem(parts, submitted)
    case 'item.resubmit':
      return resubmitItem(parts, submitted)
    default:
      return assertNever(type)
  }
}

/** Undefined when the payload is nested so deeply that it cannot be written in canonical form. */
function hashOf(payload: unknown): string | undefined {
  try {
    return hash('sha256', canonicalJson(payload) ?? '', 'hex')
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function reject(code: RefusalCode): Outcome {
  return { status: 'rejected', code }
}
