import { watchJointItems, type ToldJoint } from '../local/joint.ts'
import type { Unwatch } from '../local/watch.ts'
import { getFieldMemory } from './field-memory.ts'

export type { ToldJoint } from '../local/joint.ts'

/** Calls back now and after each change with the joint items of this unit; with none where they cannot be read. */
export function followJointItems(onChange: (items: ToldJoint[]) => void): Unwatch {
  return watchJointItems(getFieldMemory().database, { next: onChange, error: () => onChange([]) })
}
