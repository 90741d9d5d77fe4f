import type { CommandId, DeviceId, ItemId } from '../../domain/ids.ts'
import { COMMAND_SCHEMA, type Command } from '../../protocol/commands.ts'
import type { ExportedDeed } from '../../protocol/export-file.ts'
import type { Outcome } from '../../protocol/sync.ts'
import type { DeskNews } from '../../protocol/desk.ts'
import { ensureDevice, findOwnerOfDevice } from '../sessions/devices.usecases.ts'
import { findArrival } from './arrivals.usecases.ts'
import { decideOutcome, type CommandParts, type Sender } from './apply-command.usecases.ts'
import { findCommand } from './commands.repository.ts'
import { findImported, insertImported } from './imported-commands.repository.ts'

/** A submission, an objection or a deed from the file of a phone, and whose it is. */
export interface FileCommand {
  commandId: CommandId
  type: string
  itemId: ItemId
  data: ExportedDeed
  author: Sender['session']
  deviceId: DeviceId
  appVersion: string
  at: number
}

export interface TakenIn {
  /** The office had it already, from the phone or from a file. */
  isKnown: boolean
  outcome: Outcome
  /** What the desk is to hear after the commit. */
  arrival?: DeskNews | undefined
}

/**
 * Inside a write: carries out a command as if its phone had sent it, once. What is refused is not remembered, so
 * that the phone itself hears the reason when it next meets the office.
 */
export function takeInFromFile(parts: CommandParts, fromFile: FileCommand): TakenIn {
  const { commandId: id, data, author, at } = fromFile
  const known = findKnown(parts, id)
  if (known !== undefined) {
    const isSame = known.accountId === author.accountId && known.payloadSha256 === data.payloadSha256
    return { isKnown: isSame, outcome: isSame ? known.outcome : CONFLICT }
  }
  const outcome = carryOutFromFile(parts, fromFile)
  if (outcome.status !== 'rejected') {
    const { accountId } = author
    insertImported(parts.db, { id, accountId, payloadSha256: data.payloadSha256, outcome, at })
  }
  return { isKnown: false, outcome, arrival: findArrival(parts.db, fromFile, outcome) }
}

const CONFLICT: Outcome = { status: 'rejected', code: 'command.conflict_key' }

function findKnown({ db }: CommandParts, id: CommandId) {
  const recorded = findCommand(db, id)
  if (recorded === undefined) return findImported(db, id)
  return { ...recorded, accountId: findOwnerOfDevice(db, recorded.device) }
}

function carryOutFromFile(parts: CommandParts, fromFile: FileCommand): Outcome {
  const { commandId: id, type, itemId, data, author, deviceId, appVersion, at } = fromFile
  const { accountId } = author
  const device = ensureDevice(parts.db, { accountId, deviceId, at })
  const { baseRev, payload, payloadSha256, clientTime } = data
  const content = { type, itemId, baseRev, payload, payloadSha256, clientTime }
  // From a file it takes no number of its device.
  const command: Command = { id, seq: 0, ...content, schema: COMMAND_SCHEMA, appVersion }
  // The clock of the phone as it was when the office last heard from it; without that the receipt counts.
  const arrival = { at, skewMs: device.lastSkewMs ?? 0, earlierSkewMs: device.lastSkewMs }
  return decideOutcome(parts, command, { session: author, device: device.id, arrival })
}
