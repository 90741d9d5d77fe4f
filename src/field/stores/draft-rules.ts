import { computed, shallowRef } from 'vue'
import type { UnitPost } from '../../domain/item/item-event.ts'
import type { ItemText } from '../../domain/item/item-text.ts'
import { lengthLimitOf, type Policy } from '../../domain/policy/policy.ts'
import { unitStepsFor } from '../../domain/policy/unit-steps.ts'
import type { Origin } from '../../domain/record/item-record.ts'

/** What the office's rules say of the open text; `policy` is set by whoever opens it, null while none is known. */
export function createDraftRules(text: ItemText) {
  const policy = shallowRef<Policy | null>(null)
  const lengthLimit = computed(() => lengthLimitOf(policy.value, text.category))

  /**
   * Whose signatures in the unit the office's rules ask for; empty when for none. Who holds the posts is the office's to
   * know: where nobody does, the office passes the step over.
   */
  function postsToSign(origin: Origin): UnitPost[] {
    if (policy.value === null) return []
    const kind = { category: text.category, origin, isUpward: false }
    return unitStepsFor(policy.value, kind, { reviewer: true, signer: true }).map(({ post }) => post)
  }

  return { policy, lengthLimit, postsToSign }
}
