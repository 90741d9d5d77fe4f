import type { Periodical } from '../../domain/periodical.ts'
import { startingPolicy } from '../../domain/policy/starting-policy.ts'
import type { CreateOfficeRequest } from '../../protocol/session.ts'
import type { Database } from '../db/database.ts'
import type { Parts } from '../parts.ts'
import { addAccount, prepareAccount } from '../people/people.usecases.ts'
import { addPeriodical } from '../periodicals/periodicals.usecases.ts'
import { addPolicy } from '../policy/policy.usecases.ts'
import { openSession, type OpenedSession } from '../sessions/sessions.usecases.ts'
import { refuseOffice } from './office.errors.ts'
import { insertOffice, isFounded } from './office.repository.ts'

/** One transaction makes the office, its policy, its periodical and its admin, and signs the admin in. */
export async function createOffice(parts: Parts, request: CreateOfficeRequest): Promise<OpenedSession> {
  // Checked before the slow hash as well, so that strangers cannot keep a running office busy with it.
  ensureNoOffice(parts.db)
  const admin = await prepareAccount(parts, { ...request, role: 'admin', unitId: null })
  return parts.db.write(() => {
    foundOffice(parts, { name: request.officeName, periodicalName: request.periodicalName })
    addAccount(parts.db, admin)
    return openSession(parts, { account: admin, device: request.device, skewMs: null })
  })
}

type FoundingParts = Pick<Parts, 'db' | 'now' | 'randomBytes'>

/** Inside a write: the office before it has any people. */
export function foundOffice(
  parts: FoundingParts,
  names: { name: string; periodicalName: string },
): Periodical {
  ensureNoOffice(parts.db)
  const at = parts.now()
  const epoch = Buffer.from(parts.randomBytes(16)).toString('hex')
  insertOffice(parts.db, { name: names.name, epoch, createdAt: at })
  addPolicy(parts.db, startingPolicy(at))
  return addPeriodical(parts, names.periodicalName)
}

function ensureNoOffice(db: Database) {
  if (isFounded(db)) throw refuseOffice('office.exists')
}
