import { onMounted, shallowRef } from 'vue'
import type { JointItems } from '../../domain/policy/score-rule.ts'
import { policyList } from '../../protocol/desk-policy.ts'
import { ask } from '../api.ts'

/** How the policy that holds today divides the points of several; undefined until it is known, or if it cannot be had. */
export function useJointRule() {
  const rule = shallowRef<JointItems>()

  onMounted(async () => {
    const answer = await ask({ path: '/api/desk/policies', schema: policyList })
    if (!answer.ok) return
    const { policies, holding } = answer.value
    rule.value = policies.find(({ version }) => version === holding)?.scoring.jointItems
  })

  return { rule }
}
