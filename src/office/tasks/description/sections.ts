import { DAYS, DEADLINES, SIGN_OFF } from './deadline-section.ts'
import { CLASSES, GENERAL, KINDS, REMARKS } from './general-section.ts'
import { BREAKDOWN, QUOTAS } from './quota-section.ts'
import { SCORING } from './score-section.ts'
import { SECTION_IDS, type Section, type SectionId } from './section.ts'

/** The whole document, once: forms, summaries, differences and places of problems are all read from it. */
export const SECTIONS: readonly Section[] = [
  GENERAL,
  CLASSES,
  KINDS,
  QUOTAS,
  BREAKDOWN,
  SCORING,
  DEADLINES,
  SIGN_OFF,
  DAYS,
  REMARKS,
]

export function sectionOf(id: SectionId): Section {
  return SECTIONS.find((section) => section.id === id) ?? GENERAL
}

export function parseSectionId(text: string): SectionId | undefined {
  return SECTION_IDS.find((id) => id === text)
}
