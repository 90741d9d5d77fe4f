import { computed, type ComputedRef } from 'vue'
import { findPolicyProblems } from '../../../domain/policy/check-policy.ts'
import type { PolicyProblem } from '../../../domain/policy/policy-problem.ts'
import type { Policy } from '../../../domain/policy/policy.ts'
import { parse } from '../../../protocol/parse.ts'
import { policyDocument } from '../../../protocol/policy-document.ts'
import { useWords } from '../../../ui/words/words.ts'
import { usePoliciesStore } from './policies.ts'
import { usePolicyDraftStore } from './policy-draft.ts'
import type { ShownProblem } from './use-problems.ts'
import { useVersions } from './use-versions.ts'

/** Everything for which the document would be refused, computed anew with each change. */
export function useDraftProblems(policy: () => Policy | undefined): ComputedRef<ShownProblem[]> {
  const policies = usePoliciesStore()
  const draft = usePolicyDraftStore()
  const { t } = useWords()
  const { dayWords } = useVersions()

  /** What was typed and is no value stands at its field alone; it is named like any contradiction. */
  function unreadables(): ShownProblem[] {
    return [...draft.unreadable].map(([place, sentence]) => ({ code: 'draft.unreadable', place, sentence }))
  }

  function problemsOf(document: Policy): ShownProblem[] {
    const parsed = parse(policyDocument, document)
    if (!parsed.ok) {
      const code = parsed.place === 'validFrom' ? 'policy.no_such_day' : 'policy.malformed'
      return [{ code, place: parsed.place, sentence: t(`tasks.problem.${code}`) }]
    }
    const { units, people, list } = policies
    const found = findPolicyProblems(document, {
      closedUntil: list?.closedUntil ?? null,
      ...(list === undefined ? {} : { now: list.serverTime }),
      versions: list?.policies ?? [],
      ...(units.length > 0 ? { units } : {}),
      ...(people.length > 0 ? { accounts: people } : {}),
    })
    return found.map(sayProblem)
  }

  function sayProblem({ code, place, data }: PolicyProblem): ShownProblem {
    const key = `tasks.problem.${code}`
    const sentence = t(key, { ...data, ...daysOf(data) })
    return { code, place, sentence: sentence === key ? t('tasks.problem.policy.malformed') : sentence }
  }

  /** Instants of a problem, as the days that a person would choose by. */
  function daysOf({ newest, closedUntil }: PolicyProblem['data']): Record<string, string> {
    return {
      ...(typeof newest === 'number' ? { newestDay: dayWords(newest) } : {}),
      ...(typeof closedUntil === 'number' ? { closedDay: dayWords(closedUntil) } : {}),
    }
  }

  return computed(() => {
    const document = policy()
    return document === undefined ? [] : [...unreadables(), ...problemsOf(document)]
  })
}
