import type { UnitId } from '../ids.ts'
import type { Classed } from './unit-class.ts'

/** A reporting unit (报送单位) and the class by which the policy sets its tasks; `classId` is the one set last. */
export interface Unit extends Classed {
  id: UnitId
  name: string
}
