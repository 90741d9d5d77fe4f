import { newPeriodicalId, type PeriodicalId } from '../../domain/ids.ts'
import type { Adoption, Periodical } from '../../domain/periodical.ts'
import type { Database } from '../db/database.ts'
import type { Parts } from '../parts.ts'
import { refusePeriodical } from './periodicals.errors.ts'
import { findPeriodical, insertPeriodical, raiseCurrentIssue } from './periodicals.repository.ts'

export { listPeriodicals } from './periodicals.repository.ts'

/** Inside a write. */
export function addPeriodical(parts: Pick<Parts, 'db' | 'now' | 'randomBytes'>, name: string): Periodical {
  const periodical: Periodical = { id: newPeriodicalId(parts), name }
  insertPeriodical(parts.db, periodical)
  return periodical
}

/** A use in an issue of one of the office's own periodicals. */
export interface IssueUse extends Pick<Adoption, 'form'> {
  periodicalId: PeriodicalId
  issue: number
}

/** Inside a write: notes the use of an issue and gives the adoption its periodical's name as it is today. */
export function useIssue(db: Database, used: IssueUse): Adoption {
  const periodical = findPeriodical(db, used.periodicalId)
  if (periodical === undefined) throw refusePeriodical('periodical.unknown')
  raiseCurrentIssue(db, periodical.id, used.issue)
  return {
    periodicalId: periodical.id,
    periodicalName: periodical.name,
    issue: used.issue,
    form: used.form,
  }
}
