import type { Policy } from '../../../domain/policy/policy.ts'
import { parse } from '../../../protocol/parse.ts'
import { policyDocument } from '../../../protocol/policy-document.ts'

/** What an admin has not published yet outlives a reload and an expired session; it is kept in this browser only. */
const keyOf = (accountId: string) => `caifeng.desk.policy-draft.${accountId}`

export function keepDraft(accountId: string, policy: Policy): void {
  try {
    localStorage.setItem(keyOf(accountId), JSON.stringify(policy))
  } catch {
    // A full or forbidden storage: the draft lives as long as the page.
  }
}

/** Undefined when there is none, or none that this release can read. */
export function readKeptDraft(accountId: string): Policy | undefined {
  try {
    const kept = localStorage.getItem(keyOf(accountId))
    if (kept === null) return undefined
    const parsed = parse(policyDocument, JSON.parse(kept))
    return parsed.ok ? parsed.value : undefined
  } catch {
    return undefined
  }
}

export function forgetDraft(accountId: string): void {
  try {
    localStorage.removeItem(keyOf(accountId))
  } catch {
    // Nothing was kept either.
  }
}
