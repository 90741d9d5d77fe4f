import type { UnitId } from '../ids.ts'
import type { Unit } from '../people/unit.ts'

/** To whom points are published: all units, those of some classes, or some by name. */
export type Audience =
  { kind: 'all' } | { kind: 'classes'; classIds: string[] } | { kind: 'units'; unitIds: UnitId[] }

export const AUDIENCE_KINDS = ['all', 'classes', 'units'] as const satisfies readonly Audience['kind'][]

/** By the unit's class of now: a unit that is founded later reads what all units read. */
export function isAddressed(audience: Audience, { id, classId }: Pick<Unit, 'id' | 'classId'>): boolean {
  switch (audience.kind) {
    case 'all':
      return true
    case 'classes':
      return audience.classIds.includes(classId)
    case 'units':
      return audience.unitIds.includes(id)
  }
}
