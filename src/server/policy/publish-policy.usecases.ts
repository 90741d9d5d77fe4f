import { changesNothing } from '../../domain/policy/changes-nothing.ts'
import { problem } from '../../domain/policy/policy-problem.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { canonicalJson } from '../../protocol/canonical-json.ts'
import type { PolicyList, PublishPolicyRequest } from '../../protocol/desk-policy.ts'
import type { Parts } from '../parts.ts'
import { closedUntil } from '../score/score-view.usecases.ts'
import { findProblems } from './check-policy.usecases.ts'
import { refusePolicy } from './policy.errors.ts'
import { addPolicy } from './policy.usecases.ts'

type PolicyParts = Pick<Parts, 'db' | 'policies'>

export function listPolicies({ db, policies }: PolicyParts, at: number): PolicyList {
  return {
    policies: policies.all(),
    holding: policies.at(at).version,
    closedUntil: closedUntil(db),
    serverTime: at,
  }
}

/** A new version, if nobody published another meanwhile and it does not contradict itself; else nothing changes. */
export function publishNewPolicy(
  parts: PolicyParts,
  { policy, newestSeen }: PublishPolicyRequest,
  at: number,
): Promise<void> {
  return parts.db.write(() => {
    const newest = parts.policies.all()[0]
    if (isPublished(newest, { policy, newestSeen })) return
    if ((newest?.version ?? 0) !== newestSeen) throw refusePolicy('policy.newer_version')
    const problems = findProblems(parts, { ...policy, version: newestSeen + 1 }, at)
    if (problems.length > 0) throw refusePolicy('policy.contradicts_itself', { problems })
    if (newest !== undefined && changesNothing(policy, newest)) {
      throw refusePolicy('policy.contradicts_itself', {
        problems: [problem('policy.nothing_changed', 'validFrom')],
      })
    }
    addPolicy(parts.db, policy)
  })
}

/** The answer to a first request may have been lost. */
function isPublished(newest: Policy | undefined, { policy, newestSeen }: PublishPolicyRequest): boolean {
  if (newest?.version !== newestSeen + 1) return false
  return canonicalJson({ ...policy, version: newest.version }) === canonicalJson(newest)
}
