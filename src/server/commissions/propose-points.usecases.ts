import { dayOf } from '../../domain/calendar/day.ts'
import { monthBounds, monthOf } from '../../domain/calendar/month.ts'
import type { CommissionCourse } from '../../domain/commission/commission-course.ts'
import { outcomeOf } from '../../domain/commission/commission-standing.ts'
import { readMark, setMark } from '../db/marks.ts'
import type { Parts } from '../parts.ts'
import { isClosed } from '../score/score-entries.usecases.ts'
import * as repository from './commissions.repository.ts'
import { findCourse } from './course.usecases.ts'
import { enterOutcome, factOf } from './scoring.usecases.ts'

type ProposingParts = Pick<Parts, 'db' | 'policies' | 'now' | 'randomBytes'>

/** Once a day, so that a month's entries wait for their second person from its end on. */
export function isProposingDue({ db, now }: ProposingParts): boolean {
  return dayOf(readMark(db, 'commissions.proposed')) < dayOf(now())
}

/**
 * Proposes the points of commissions whose month is over and of which nobody has thought (约稿未完成, 迟报): entered for
 * whoever issued the commission, so that somebody else has to confirm it. Whether it counts the second person says.
 */
export function proposePoints(parts: ProposingParts): Promise<void> {
  const { db, now } = parts
  return db.write(() => {
    const at = now()
    const { from: monthBegan } = monthBounds(monthOf(at))
    for (const { issuedBy: by, ...key } of repository.listUnscored(db)) {
      const course = findCourse(db, key)
      const commission = repository.findCommission(db, key.commissionId)
      if (course === undefined || commission === undefined || !isSettled(course, at)) continue
      const { happenedAt } = factOf(course, at)
      if (happenedAt >= monthBegan || isClosed(db, happenedAt)) continue
      enterOutcome(parts, { key, commission, course, by, at, evidence: '（月末自动提出）' })
    }
    setMark(db, 'commissions.proposed', at)
  })
}

/** An answer in time that nobody has judged may yet be judged 不合格. */
function isSettled(course: CommissionCourse, at: number): boolean {
  return course.state.status !== 'answered' || outcomeOf(course, at) === 'late'
}
