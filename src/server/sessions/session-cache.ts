import type { AccountId } from '../../domain/ids.ts'
import type { Session } from './session.ts'

/** Sessions in use, by the hashes of their tokens: a request must not wait for the database to know who asks. */
export interface SessionCache {
  get(tokenHash: string): Session | undefined
  add(session: Session): void
  remove(session: Session): void
  /** The sessions of an account are read anew at their next request. */
  forgetAccount(accountId: AccountId): void
}

/** Two rows for each of 5,000 people; whoever is dropped is read again from the database. */
const MOST_ENTRIES = 10_000

export function createSessionCache(): SessionCache {
  const byHash = new Map<string, Session>()
  return {
    get: (tokenHash) => byHash.get(tokenHash),
    add(session) {
      byHash.set(session.tokenHash, session)
      if (session.previousHash !== null) byHash.set(session.previousHash, session)
      for (const oldest of byHash.keys()) {
        if (byHash.size <= MOST_ENTRIES) break
        byHash.delete(oldest)
      }
    },
    forgetAccount(accountId) {
      for (const [hash, session] of byHash) if (session.accountId === accountId) byHash.delete(hash)
    },
    remove(session) {
      byHash.delete(session.tokenHash)
      if (session.previousHash !== null) byHash.delete(session.previousHash)
    },
  }
}
