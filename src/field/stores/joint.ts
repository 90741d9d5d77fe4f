import { defineStore } from 'pinia'
import { onScopeDispose, shallowRef } from 'vue'
import { watchJointItems, type ToldJoint } from '../local/joint.ts'
import { getFieldMemory } from './field-memory.ts'

export type { ToldJoint } from '../local/joint.ts'

/** 联合报送: other units' items under which this unit stands; none where they cannot be read. */
export const useJointStore = defineStore('joint', () => {
  const items = shallowRef<ToldJoint[]>([])
  const unwatch = watchJointItems(getFieldMemory().database, {
    next: (known) => (items.value = known),
    error: () => (items.value = []),
  })
  onScopeDispose(unwatch)
  return { items }
})
