import { dayOf, daysBetween, type Day } from '../calendar/day.ts'
import type { ContactId, UnitId } from '../ids.ts'

/** "在乡镇、县级部门、企业、社区、农村等各个层次广泛设立信息联系点" (FY-15), "企业、社区、学校和基层群众" (CA-27). */
export const CONTACT_KINDS = ['enterprise', 'community', 'village', 'school', 'other'] as const
export type ContactKind = (typeof CONTACT_KINDS)[number]

/** A contact point (信息联系点): somebody outside the government whom a unit hears from. */
export interface Contact {
  id: ContactId
  name: string
  kind: ContactKind
  /** The unit that keeps it; it never changes, for its phones have it. */
  unitId: UnitId
  person: string
  telephone: string
}

export const CONTACT_LIMITS = {
  nameCharacters: 60,
  personCharacters: 30,
  telephoneCharacters: 40,
} as const

/** None of the 27 offices names a limit; a quarter, as they notify their key points (DT-22). */
export const CONTACT_SILENT_DAYS = 90

/**
 * Whether nobody has heard from it for longer than `CONTACT_SILENT_DAYS`. One that was never heard from is silent from the
 * day on which it was set up.
 */
export function isContactSilent(
  { heardOn, since }: { heardOn: Day | null; since: number },
  now: number,
): boolean {
  return daysBetween(heardOn ?? dayOf(since), dayOf(now)) > CONTACT_SILENT_DAYS
}
