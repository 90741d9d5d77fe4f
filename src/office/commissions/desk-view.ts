import {
  courseOf,
  isCommissionOpen,
  type CommissionCourse,
} from '../../domain/commission/commission-course.ts'
import { occasionOf, outcomeOf, type CommissionOutcome } from '../../domain/commission/commission-standing.ts'
import type { CountedCommission } from '../../domain/commission/commission-statistics.ts'
import type { DeskCommission } from '../../protocol/commission.ts'
import type { Tone } from '../../ui/tone.ts'

type Addressee = DeskCommission['addressees'][number]

/** One unit's course with what its events come to. */
export interface DeskCourse extends Addressee {
  course: CommissionCourse
}

export interface DeskView extends Omit<DeskCommission, 'addressees'> {
  courses: DeskCourse[]
  dueAt: number
}

export function toDeskView({ addressees, ...commission }: DeskCommission): DeskView[] {
  const courses = addressees.flatMap((addressee) => {
    const course = courseOf(addressee.events)
    return course === null ? [] : [{ ...addressee, course }]
  })
  const [first] = addressees[0]?.events ?? []
  return [{ ...commission, courses, dueAt: first?.type === 'issued' ? first.dueAt : commission.issuedAt }]
}

export const COMMISSION_FILTERS = ['all', 'open', 'asked', 'answered', 'overdue', 'failed'] as const
export type CommissionFilter = (typeof COMMISSION_FILTERS)[number]

export function fitsFilter({ course }: DeskCourse, filter: CommissionFilter, now: number): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'open':
      return isCommissionOpen(course)
    case 'asked':
      return course.askedUntil !== null
    case 'answered':
      return course.state.status === 'answered'
    case 'overdue':
    case 'failed':
      return outcomeOf(course, now) === filter
  }
}

/** Commissions with the courses that fit; one without any is left out. */
export function filterViews(views: readonly DeskView[], filter: CommissionFilter, now: number): DeskView[] {
  return views
    .map((view) => ({ ...view, courses: view.courses.filter((course) => fitsFilter(course, filter, now)) }))
    .filter(({ courses }) => courses.length > 0)
}

export function canBeScored({ course, isScored }: DeskCourse, now: number): boolean {
  return !isScored && occasionOf(outcomeOf(course, now)) !== null
}

export function toCounted({ year, batch, issuedAt, courses }: DeskView): CountedCommission {
  return { batchKey: `${year}-${batch}`, issuedAt, courses }
}

export const OUTCOME_TONES: Record<CommissionOutcome, Tone> = {
  running: 'qing',
  overdue: 'zhu',
  on_time: 'lv',
  late: 'zhe',
  failed: 'zhu',
  cancelled: 'gray',
}
