import type { AccountId } from '../../domain/ids.ts'
import type { PasswordReset } from '../../protocol/desk-roster.ts'
import { recordAct } from '../audit/audit.usecases.ts'
import type { Parts } from '../parts.ts'
import { findAccount, isAccountActive, setPassword } from '../people/people.usecases.ts'
import { endSessionsOf } from '../sessions/sessions.usecases.ts'
import { newPasswordOnce } from './password-once.ts'
import { refuseRoster } from './roster.errors.ts'

type ResetParts = Pick<Parts, 'db' | 'passwords' | 'randomBytes' | 'sessions' | 'events'>

/**
 * Another password for somebody who forgot theirs: told this once, and it opens nothing but the choice of one's own. Every
 * session of the person ends; what a phone has not sent waits on it for the next sign-in. Refused for oneself
 * (`person.own_password`): were the answer lost, nobody could let an only admin in again.
 */
export async function resetPassword(
  parts: ResetParts,
  { accountId, by, at }: { accountId: AccountId; by: AccountId; at: number },
): Promise<PasswordReset> {
  const { db, passwords, randomBytes } = parts
  const account = findAccount(db, accountId)
  if (account === undefined || account.name === null) throw refuseRoster('person.unknown')
  if (accountId === by) throw refuseRoster('person.own_password')
  const password = newPasswordOnce(randomBytes)
  const passwordHash = await passwords.hash(password)
  await endSessionsOf(parts, accountId, () => {
    if (!isAccountActive(db, accountId)) throw refuseRoster('person.deactivated')
    setPassword(db, { id: accountId, passwordHash, isOnce: true })
    recordAct(db, { at, accountId: by, what: 'password.reset', subject: accountId })
  })
  return { account: account.name, displayName: account.displayName, password }
}
