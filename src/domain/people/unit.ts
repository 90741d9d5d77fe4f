import type { UnitId } from '../ids.ts'

/** A reporting unit (报送单位) and the class by which the policy sets its tasks. */
export interface Unit {
  id: UnitId
  name: string
  classId: string
}
