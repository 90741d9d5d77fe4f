import { computed, type ComputedRef } from 'vue'
import { findPolicyProblems } from '../../../domain/policy/check-policy.ts'
import type { PolicyProblem } from '../../../domain/policy/policy-problem.ts'
import type { Policy } from '../../../domain/policy/policy.ts'
import { parse } from '../../../protocol/parse.ts'
import { policyDocument } from '../../../protocol/policy-document.ts'
import { useWords } from '../../../ui/words/words.ts'
import { usePoliciesStore } from './policies.ts'
import type { ShownProblem } from './use-problems.ts'

/** Everything for which the document would be refused, computed anew with each change. */
export function useDraftProblems(policy: () => Policy | undefined): ComputedRef<ShownProblem[]> {
  const policies = usePoliciesStore()
  const { t } = useWords()

  function problemsOf(document: Policy): ShownProblem[] {
    const parsed = parse(policyDocument, document)
    if (!parsed.ok) {
      return [
        { code: 'policy.malformed', place: parsed.place, sentence: t('tasks.problem.policy.malformed') },
      ]
    }
    const { units, people, list } = policies
    const found = findPolicyProblems(document, {
      closedUntil: list?.closedUntil ?? null,
      versions: list?.policies ?? [],
      ...(units.length > 0 ? { units } : {}),
      ...(people.length > 0 ? { accounts: people } : {}),
    })
    return found.map(sayProblem)
  }

  function sayProblem({ code, place, data }: PolicyProblem): ShownProblem {
    const key = `tasks.problem.${code}`
    const sentence = t(key, data)
    return { code, place, sentence: sentence === key ? t('tasks.problem.policy.malformed') : sentence }
  }

  return computed(() => {
    const document = policy()
    return document === undefined ? [] : problemsOf(document)
  })
}
