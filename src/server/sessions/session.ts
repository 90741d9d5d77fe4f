import type { AccountId, DeviceId } from '../../domain/ids.ts'
import { isUnitRole, type Role } from '../../domain/people/role.ts'
import type { Unit } from '../../domain/people/unit.ts'

/** A person signed in on a device. */
export interface Session {
  id: string
  accountId: AccountId
  accountName: string
  /** Such a session answers nothing but that: a phone keeps its work and says why. */
  isDeactivated: boolean
  displayName: string
  role: Role
  unit: Unit | null
  deviceId: DeviceId
  createdAt: number
  /** The last request that a person made. */
  seenAt: number
  /** How much of `seenAt` is on the disk. */
  savedSeenAt: number
  rotatedAt: number
  tokenHash: string
  previousHash: string | null
  /** When the newest token was used first; null as long as its arrival is not proven. */
  confirmedAt: number | null
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const ROTATION_MS = DAY_MS
const GRACE_MS = MINUTE_MS

/** Officers work where there is no network for days; the office's own desks stand in an open room. */
const LIFETIMES = {
  unit: { idleMs: 14 * DAY_MS, absoluteMs: 30 * DAY_MS },
  office: { idleMs: 30 * MINUTE_MS, absoluteMs: 12 * HOUR_MS },
}

export function isAlive(session: Session, at: number): boolean {
  const { idleMs, absoluteMs } = lifetimeOf(session)
  return at < session.seenAt + idleMs && at < session.createdAt + absoluteMs
}

export function endsAt(session: Session): number {
  return session.createdAt + lifetimeOf(session).absoluteMs
}

/**
 * Whether the token whose hash is given may still be used. The one before the last rotation may until a minute after
 * the newer one was seen: the answer that carried the newer one may have been lost on its way to a phone.
 */
export function isTokenValid(session: Session, tokenHash: string, at: number): boolean {
  if (tokenHash === session.tokenHash) return true
  return session.confirmedAt === null || at < session.confirmedAt + GRACE_MS
}

/** Daily; and again when an old token comes although its successor has never been seen. */
export function isRotationDue(session: Session, tokenHash: string, at: number): boolean {
  if (tokenHash === session.tokenHash) return at >= session.rotatedAt + ROTATION_MS
  return session.confirmedAt === null && at >= session.rotatedAt + GRACE_MS
}

function lifetimeOf({ role }: Session) {
  return isUnitRole(role) ? LIFETIMES.unit : LIFETIMES.office
}
