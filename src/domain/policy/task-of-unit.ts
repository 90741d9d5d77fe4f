import type { UnitId } from '../ids.ts'
import type { QuotaRule } from './quota-rule.ts'

/** Whether a task is a unit's own, by name or by class. Of a unit whose class nobody knows, a task of any class passes. */
export function isTaskOfUnit(
  { scope }: Pick<QuotaRule, 'scope'>,
  { id, classId }: { id: UnitId; classId: string | undefined },
): boolean {
  if (scope.kind === 'unit') return scope.unitId === id
  return scope.kind === 'unit_class' && (classId === undefined || scope.unitClassId === classId)
}
