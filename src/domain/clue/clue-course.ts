import { assertNever } from '../assert-never.ts'
import type { CommissionId, ItemId, UnitId } from '../ids.ts'
import type { ClueEvent, Finding } from './clue-event.ts'

/** Where a clue stands: 待处理, 待核实, 已核实 or 已约稿, 已办结. */
export const CLUE_STATUSES = ['open', 'waiting', 'answered', 'closed'] as const
export type ClueStatus = (typeof CLUE_STATUSES)[number]

export interface Handing {
  unitId: UnitId
  unitName: string
  at: number
  by: string
  words: string
  /** What the unit found out last; null while it has not answered. */
  answer: { finding: Finding; words: string; by: string; at: number } | null
}

/** What its dated events come to. */
export interface ClueCourse {
  handings: Handing[]
  commission: { commissionId: CommissionId; topic: string; by: string; at: number } | null
  /** Items of the same matter, oldest link first. */
  itemIds: ItemId[]
  closed: { words: string; by: string; at: number } | null
}

const BEGIN: ClueCourse = { handings: [], commission: null, itemIds: [], closed: null }

/** Folds dated events; what the course did not allow changes nothing. */
export function clueCourseOf(events: readonly ClueEvent[]): ClueCourse {
  return events.reduce<ClueCourse>((course, event) => advanceClue(course, event) ?? course, BEGIN)
}

/** The course after `event`; undefined where it does not allow it. A closed clue still hears a unit out and joins items. */
export function advanceClue(course: ClueCourse, event: ClueEvent): ClueCourse | undefined {
  switch (event.type) {
    case 'handed':
      return hand(course, event)
    case 'verified':
      return verify(course, event)
    case 'commissioned': {
      if (course.closed !== null || course.commission !== null) return undefined
      const { commissionId, topic, by, at } = event
      return { ...course, commission: { commissionId, topic, by, at } }
    }
    case 'linked':
      return course.itemIds.includes(event.itemId)
        ? undefined
        : { ...course, itemIds: [...course.itemIds, event.itemId] }
    case 'unlinked':
      return course.itemIds.includes(event.itemId)
        ? { ...course, itemIds: course.itemIds.filter((id) => id !== event.itemId) }
        : undefined
    case 'closed': {
      const { words, by, at } = event
      return course.closed === null ? { ...course, closed: { words, by, at } } : undefined
    }
    default:
      return assertNever(event)
  }
}

function hand(
  course: ClueCourse,
  { unitId, unitName, at, by, words }: Extract<ClueEvent, { type: 'handed' }>,
) {
  if (course.closed !== null || course.handings.some((each) => each.unitId === unitId)) return undefined
  return { ...course, handings: [...course.handings, { unitId, unitName, at, by, words, answer: null }] }
}

function verify(course: ClueCourse, event: Extract<ClueEvent, { type: 'verified' }>) {
  const { unitId, finding, words, by, at } = event
  if (!course.handings.some((each) => each.unitId === unitId)) return undefined
  const answer = { finding, words, by, at }
  const handings = course.handings.map((each) => (each.unitId === unitId ? { ...each, answer } : each))
  return { ...course, handings }
}

export function clueStatusOf({ handings, commission, closed }: ClueCourse): ClueStatus {
  if (closed !== null) return 'closed'
  if (handings.some(({ answer }) => answer === null)) return 'waiting'
  return handings.length > 0 || commission !== null ? 'answered' : 'open'
}

/** 联动处置 (RZ-20): several units have it together. */
export function isJointHandling({ handings }: Pick<ClueCourse, 'handings'>): boolean {
  return handings.length > 1
}
