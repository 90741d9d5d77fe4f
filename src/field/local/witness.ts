import type { AccountId } from '../../domain/ids.ts'

/**
 * What the phone's memory held, written down outside of it: a browser short of room may clear the memory without a
 * word, and an empty memory alone does not tell a cleared phone from a new one.
 */
export interface Witness {
  drafts: number
  /** When the office last answered; null when it never did. */
  contactAt: number | null
  /** Texts whose last words the office had not confirmed. Records of an earlier version do not say. */
  unconfirmed?: number
  /** What an earlier memory held that was cleared: kept until the officer has taken note of it. */
  lost?: Lost
}

export interface Lost {
  drafts: number
  contactAt: number | null
  unconfirmed?: number
  /** The phone's clock when the clearing was found. */
  foundAt: number
}

const keyOf = (accountId: AccountId) => `caifeng.witness.${accountId}`

export function readWitness(accountId: AccountId): Witness | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(accountId)) ?? 'null') as Partial<Witness> | null
    if (typeof kept?.drafts !== 'number') return undefined
    const { drafts, contactAt = null, unconfirmed, lost } = kept
    return {
      drafts,
      contactAt,
      ...(typeof unconfirmed === 'number' ? { unconfirmed } : {}),
      ...(typeof lost?.drafts === 'number' ? { lost } : {}),
    }
  } catch {
    // Storage is closed to the page, or somebody wrote into it.
    return undefined
  }
}

export function keepWitness(accountId: AccountId, witness: Witness): void {
  try {
    localStorage.setItem(keyOf(accountId), JSON.stringify(witness))
  } catch {
    // Then a clearing of this phone goes unnoticed, as before.
  }
}

/** The memory was deleted on the officer's word: nothing is missing. */
export function dropWitness(accountId: AccountId): void {
  try {
    localStorage.removeItem(keyOf(accountId))
  } catch {
    // Nothing was kept then.
  }
}
