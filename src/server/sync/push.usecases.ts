import type { Command } from '../../protocol/commands.ts'
import type { CommandResult, SyncRequest } from '../../protocol/sync.ts'
import type { DeskNews } from '../../protocol/desk.ts'
import { ensureDevice, findDevice, updateDevice, type Device } from '../sessions/devices.usecases.ts'
import type { Session } from '../sessions/session.ts'
import { findArrival } from './arrivals.usecases.ts'
import { passLostNumbers } from './lost-numbers.usecases.ts'
import { answerAgain, carryOut, type CommandParts, type Sender } from './apply-command.usecases.ts'

export interface Push {
  request: SyncRequest
  session: Session
  at: number
}

export interface Pushed {
  /** Row number of the device. */
  device: number
  results: CommandResult[]
  lastSeq: number
  gap: boolean
  durableSeq: number
  /** Items and leads that arrived or changed, to be announced after the commit. */
  arrivals: DeskNews[]
}

const SKEW_CHANGE_MS = 30_000
const CONTACT_INTERVAL_MS = 60_000

/** Takes the commands of a request in one commit; one that fails undoes itself alone. */
export async function push(parts: CommandParts, pushed: Push): Promise<Pushed> {
  const { request, session } = pushed
  if (request.commands.length === 0) {
    const device = findDevice(parts.db, session.accountId, request.device)
    if (device !== undefined && !isNews(device, pushed)) return answerQuietly(device, request)
  }
  return parts.db.write(() => takeCommands(parts, pushed))
}

function takeCommands(parts: CommandParts, { request, session, at }: Push): Pushed {
  const device = ensureDevice(parts.db, { accountId: session.accountId, deviceId: request.device, at })
  const skewMs = request.sentAt - at
  const arrival = { at, skewMs, earlierSkewMs: device.lastSkewMs }
  const sender = { session, device: device.id, arrival }
  const gap = hasGap(device, request)
  const results = gap
    ? []
    : request.commands.map((command) => takeCommand(parts, command, { sender, device }))
  if (results.length > 0 && device.hasLostNumbers === 1)
    device.lastSeq = passLostNumbers(parts.db, device, at)
  const { appVersion } = request
  const waiting = Math.max(0, request.waiting - countSubmissions(request.commands, results))
  updateDevice(parts.db, { ...device, lastSkewMs: skewMs, lastContactAt: at, waiting, appVersion })
  const arrivals = listArrivals(parts.db, request.commands, results)
  return { device: device.id, results, lastSeq: device.lastSeq, gap, durableSeq: device.durableSeq, arrivals }
}

/** What the phone said includes this batch; what has its result now waits no longer. */
function countSubmissions(commands: readonly Command[], results: readonly CommandResult[]): number {
  const settled = new Set(results.map(({ id }) => id))
  const submitted = commands.filter(({ type }) => type === 'item.submit' || type === 'item.resubmit')
  return submitted.filter(({ id }) => settled.has(id)).length
}

interface Taking {
  sender: Sender
  /** Its `lastSeq` moves on with each new command. */
  device: Device
}

function takeCommand(parts: CommandParts, command: Command, { sender, device }: Taking): CommandResult {
  if (command.seq <= device.lastSeq) return answerAgain(parts, command, sender)
  const result = carryOut(parts, command, sender)
  device.lastSeq = command.seq
  return result
}

function hasGap(device: Device, { firstSeq }: SyncRequest): boolean {
  return firstSeq > device.lastSeq + 1
}

function answerQuietly(device: Device, request: SyncRequest): Pushed {
  return {
    device: device.id,
    results: [],
    lastSeq: device.lastSeq,
    gap: hasGap(device, request),
    durableSeq: device.durableSeq,
    arrivals: [],
  }
}

/** Whether a request without commands says anything worth a write. */
function isNews(device: Device, { request, at }: Push): boolean {
  const skewMs = request.sentAt - at
  return (
    device.waiting !== request.waiting ||
    device.appVersion !== request.appVersion ||
    at - device.lastContactAt >= CONTACT_INTERVAL_MS ||
    device.lastSkewMs === null ||
    Math.abs(device.lastSkewMs - skewMs) >= SKEW_CHANGE_MS
  )
}

function listArrivals(
  db: CommandParts['db'],
  commands: readonly Command[],
  results: readonly CommandResult[],
): DeskNews[] {
  // Results stand in the order of the commands, one for each, unless nothing was taken.
  return results.flatMap(({ replayed, outcome }, place) => {
    const command = commands[place]
    return replayed || command === undefined ? [] : (findArrival(db, command, outcome) ?? [])
  })
}
