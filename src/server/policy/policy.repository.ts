import type { Policy } from '../../domain/policy/policy.ts'
import { upgradePolicy, type FirstPolicy } from '../../domain/policy/upgrade-policy.ts'
import type { Database } from '../db/database.ts'

export function insertPolicy(db: Database, policy: Policy) {
  const sql = 'insert into policies (version, valid_from, document) values (?, ?, ?)'
  db.run(sql, policy.version, policy.validFrom, JSON.stringify(policy))
}

/** All versions, the newest first. */
export function listPolicies(db: Database): Policy[] {
  const rows = db.all<{ document: string }>('select document from policies order by version desc')
  return rows.map((row) => upgradePolicy(JSON.parse(row.document) as Policy | FirstPolicy))
}

export function newestPolicyVersion(db: Database): number {
  return db.get<{ version: number | null }>('select max(version) as version from policies')?.version ?? 0
}
