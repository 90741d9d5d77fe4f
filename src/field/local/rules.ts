import type { Policy } from '../../domain/policy/policy.ts'
import type { FieldDatabase } from './field-database.ts'
import { readMeta, writeMeta } from './meta.ts'

/**
 * Every version of the office's rules that this phone knows, oldest first. Until the versions have come it is the one
 * that the office named last, or none.
 */
export async function readPolicies(database: FieldDatabase): Promise<Policy[]> {
  const policies = await database.policies.toArray()
  if (policies.length > 0) return policies.sort((a, b) => a.validFrom - b.validFrom || a.version - b.version)
  const known = await readMeta(database, 'policy')
  return known === undefined ? [] : [known]
}

/** The version that holds at an instant (ms); before the first one began, that one. Undefined when none is known. */
export async function readPolicyAt(database: FieldDatabase, at: number): Promise<Policy | undefined> {
  const policies = await readPolicies(database)
  return policies.filter(({ validFrom }) => validFrom <= at).pop() ?? policies[0]
}

/**
 * Inside a write: a restored office may have lost the newest versions and will name all it has. Until then what holds
 * now goes on holding, so that no task vanishes from the screen meanwhile.
 */
export async function forgetPolicies(database: FieldDatabase, now: number): Promise<void> {
  const holding = await readPolicyAt(database, now)
  if (holding !== undefined) await writeMeta(database, 'policy', holding)
  await database.policies.clear()
}
