import type { Policy } from '../../domain/policy/policy.ts'
import { startingPolicy } from '../../domain/policy/starting-policy.ts'
import type { Database } from '../db/database.ts'
import { publishPolicy } from '../feed/feed.usecases.ts'
import { insertPolicy, listPolicies, newestPolicyVersion } from './policy.repository.ts'

/** The office's policies as every submission needs them, read once and kept until a new version comes. */
export interface PolicyBook {
  /** The version that holds at an instant. */
  at(at: number): Policy
  /** All versions, the newest first. */
  all(): readonly Policy[]
}

export function createPolicyBook(db: Database): PolicyBook {
  let policies: Policy[] = []

  function all() {
    // Versions are only ever added, so the number of the newest tells whether this list is still whole.
    if (policies[0]?.version !== newestPolicyVersion(db)) policies = listPolicies(db)
    return policies
  }

  return {
    at: (at) => all().find((policy) => policy.validFrom <= at) ?? all().at(-1) ?? startingPolicy(at),
    all,
  }
}

/** Inside a write: a new version beside the old ones; old months keep the version that held in them. */
export function addPolicy(db: Database, policy: Omit<Policy, 'version'>) {
  const version = newestPolicyVersion(db) + 1
  insertPolicy(db, { ...policy, version })
  publishPolicy(db, version)
}
