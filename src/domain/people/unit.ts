import type { UnitId } from '../ids.ts'
import type { Classed } from './unit-class.ts'

/** A reporting unit (报送单位) and the class by which the policy sets its tasks; `classId` is the one set last. */
export interface Unit extends Classed {
  id: UnitId
  name: string
}

/**
 * The class of the office's own sections (内设科室): "办公厅各科室特别是研究室、各秘书科室之间的联系与沟通" (DT-11). It stands
 * beside the classes of each policy, so that no rule can set a section a task. Their liaison persons (联络员, BT-12) are
 * officers like those of any unit.
 */
export const SECTION_CLASS = { id: 'office-section', name: '内设科室' } as const

export function isSectionOfOffice(classId: string): boolean {
  return classId === SECTION_CLASS.id
}
