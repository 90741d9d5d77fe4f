import type { AccountId } from '../../domain/ids.ts'
import { isAcceptablePassword, parseAccountName } from '../../domain/people/credentials.ts'
import type { SessionInfo, SignInRequest } from '../../protocol/session.ts'
import type { Database } from '../db/database.ts'
import { getOffice } from '../office/office.usecases.ts'
import type { Parts } from '../parts.ts'
import {
  findAccount,
  findAccountByName,
  findUnit,
  hasPasswordOnce,
  isAccountActive,
  setPassword,
  type Account,
  officePostsOf,
} from '../people/people.usecases.ts'
import { hashToken } from './cookie.ts'
import { isKnownDevice, noteSignIn, type SignIn } from './devices.usecases.ts'
import { forgetTries, takeTry } from './login-delay.usecases.ts'
import {
  deleteSession,
  deleteSessionsCreatedBefore,
  insertSession,
  listSessionIds,
  updateSeen,
  updateTokens,
} from './sessions.repository.ts'
import type { Session } from './session.ts'
import { refuseLogin } from './sessions.errors.ts'

const LONGEST_SESSION_MS = 30 * 24 * 60 * 60_000

export interface OpenedSession {
  session: Session
  /** The only time the token itself is known: on its way to the cookie. */
  token: string
}

/** Unknown accounts, accounts without a password and wrong passwords get the same answer after the same work. */
export async function signIn(
  parts: Parts,
  request: SignInRequest & { address: string },
): Promise<OpenedSession> {
  const { db } = parts
  getOffice(db)
  const arrivedAt = parts.now()
  const typed = request.account.trim().toLowerCase()
  const name = parseAccountName(typed)
  const account = name === undefined ? undefined : findAccountByName(db, name)
  const isKnown = account !== undefined && isKnownDevice(db, account.id, request.device.id)
  const attempt = {
    account: typed,
    knownDeviceId: isKnown ? request.device.id : null,
    address: request.address,
    at: arrivedAt,
  }
  const key = await db.write(() => takeTry(db, attempt))
  const isRight = await parts.passwords.isRight(request.password, account?.passwordHash ?? null)
  if (account === undefined || !isRight) throw refuseLogin('login.failed')
  if (!isAccountActive(db, account.id)) throw refuseLogin('login.deactivated')
  const chosen = await choosePassword(parts, request, account.id)
  return db.write(() => {
    // The admin may have reset the password while this one was looked at.
    if (findAccount(db, account.id)?.passwordHash !== account.passwordHash) throw refuseLogin('login.failed')
    forgetTries(db, key)
    if (chosen !== undefined) setPassword(db, { id: account.id, passwordHash: chosen, isOnce: false })
    return openSession(parts, { account, device: request.device, skewMs: request.sentAt - arrivedAt })
  })
}

/** A password that the office handed out opens nothing: its owner chooses another one in the same breath. */
async function choosePassword(
  { db, passwords }: Parts,
  { password, newPassword }: SignInRequest,
  id: AccountId,
): Promise<string | undefined> {
  if (!hasPasswordOnce(db, id)) return undefined
  if (newPassword === undefined || newPassword === password) throw refuseLogin('login.password_once')
  if (!isAcceptablePassword(newPassword)) throw refuseLogin('person.password_too_short')
  return passwords.hash(newPassword)
}

type OpeningParts = Pick<Parts, 'db' | 'now' | 'randomBytes'>

/** Inside a write: a new session of a person on a device. */
export function openSession(
  parts: OpeningParts,
  { account, device, skewMs }: { account: Account } & Pick<SignIn, 'device' | 'skewMs'>,
): OpenedSession {
  const at = parts.now()
  const token = newToken(parts)
  const session: Session = {
    id: Buffer.from(parts.randomBytes(16)).toString('hex'),
    accountId: account.id,
    accountName: account.name ?? '',
    isDeactivated: false,
    displayName: account.displayName,
    role: account.role,
    unit: account.unitId === null ? null : (findUnit(parts.db, account.unitId) ?? null),
    deviceId: device.id,
    createdAt: at,
    seenAt: at,
    savedSeenAt: at,
    rotatedAt: at,
    tokenHash: hashToken(token),
    previousHash: null,
    confirmedAt: at,
  }
  deleteSessionsCreatedBefore(parts.db, at - LONGEST_SESSION_MS)
  noteSignIn(parts.db, { accountId: account.id, device, skewMs, at })
  insertSession(parts.db, session)
  return { session, token }
}

/**
 * A new token for a session; the old one stays valid until the new one has been seen. Undefined when the session was
 * ended while this was under way: it must not come back to life.
 */
export async function rotate(parts: Parts, session: Session): Promise<string | undefined> {
  const { db, sessions, now, randomBytes } = parts
  const token = newToken({ randomBytes })
  // Noted before the commit, so that requests of the same moment do not rotate once more.
  session.rotatedAt = now()
  // While the newest token has never been seen, the one before it is still the one that the phone holds.
  const previousHash = session.confirmedAt === null ? session.previousHash : session.tokenHash
  const next = { tokenHash: hashToken(token), previousHash, confirmedAt: null }
  const isThere = await db.write(() => updateTokens(db, { ...session, ...next }))
  sessions.remove(session)
  if (!isThere) return undefined
  Object.assign(session, next)
  sessions.add(session)
  return token
}

export function saveSeen(db: Database, session: Session): Promise<void> {
  const seen = { ...session }
  return db.write(() => updateSeen(db, seen))
}

export async function endSession(
  { db, sessions, events }: Pick<Parts, 'db' | 'sessions' | 'events'>,
  session: Session,
) {
  sessions.remove(session)
  await db.write(() => deleteSession(db, session.id))
  // A request that came in between may have fetched it from the database once more, or rotated its tokens.
  sessions.remove(session)
  events.closeSession(session.id)
}

/** Runs `act` in one write with the end of every session of an account. */
export async function endSessionsOf(
  { db, sessions, events }: Pick<Parts, 'db' | 'sessions' | 'events'>,
  accountId: AccountId,
  act: () => void,
) {
  const ended = await db.write(() => {
    act()
    const ids = listSessionIds(db, accountId)
    for (const id of ids) deleteSession(db, id)
    return ids
  })
  sessions.forgetAccount(accountId)
  for (const id of ended) events.closeSession(id)
}

/** After the commit: what an account may has changed; open desks of somebody who was deactivated close. */
export function renewSessions(
  { db, sessions, events }: Pick<Parts, 'db' | 'sessions' | 'events'>,
  accountId: AccountId,
) {
  sessions.forgetAccount(accountId)
  if (!isAccountActive(db, accountId)) listSessionIds(db, accountId).forEach((id) => events.closeSession(id))
}

export function describeSession({ db, now }: Pick<Parts, 'db' | 'now'>, session: Session): SessionInfo {
  // The account's row is read anew: the person may have got another name since.
  const displayName = findAccount(db, session.accountId)?.displayName ?? session.displayName
  const isHead = officePostsOf(db, session).includes('director')
  return {
    account: {
      id: session.accountId,
      name: session.accountName,
      displayName,
      role: session.role,
      ...(isHead ? { isDirector: true } : {}),
    },
    unit: session.unit,
    office: { name: getOffice(db).name },
    serverTime: now(),
  }
}

/** 256 random bits. */
function newToken({ randomBytes }: Pick<Parts, 'randomBytes'>): string {
  return Buffer.from(randomBytes(32)).toString('base64url')
}
