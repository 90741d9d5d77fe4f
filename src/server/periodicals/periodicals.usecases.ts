import { newPeriodicalId, type PeriodicalId } from '../../domain/ids.ts'
import type { Adoption, Periodical } from '../../domain/periodical.ts'
import type { UseEntry } from '../../protocol/desk-adoption.ts'
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

/**
 * Inside a write: the use as it is kept. One of the office's own periodicals gets its name as it is today and its
 * current issue; `at` is the office's time, before which the day of use has to lie.
 */
export function toAdoption(db: Database, entry: UseEntry, at: number): Adoption {
  if (entry.usedAt !== undefined && entry.usedAt > at) throw refusePeriodical('adoption.day_ahead')
  const { form, usedAt, evidence } = entry
  const rest = {
    form,
    ...(usedAt === undefined ? {} : { usedAt }),
    ...(evidence === undefined || evidence === '' ? {} : { evidence }),
  }
  return entry.periodicalId === null
    ? useElsewhere(entry, rest)
    : useIssue(db, entry.periodicalId, entry, rest)
}

type Rest = Pick<Adoption, 'form' | 'usedAt' | 'evidence'>

function useIssue(db: Database, id: PeriodicalId, { issue }: UseEntry, rest: Rest): Adoption {
  const periodical = findPeriodical(db, id)
  if (periodical === undefined) throw refusePeriodical('periodical.unknown')
  if (issue === null) throw refusePeriodical('adoption.issue_missing')
  raiseCurrentIssue(db, periodical.id, issue)
  return { periodicalId: periodical.id, periodicalName: periodical.name, issue, ...rest }
}

function useElsewhere({ outlet = '', issue, level }: UseEntry, rest: Rest): Adoption {
  if (outlet === '' || level === undefined) throw refusePeriodical('adoption.outlet_missing')
  return { periodicalId: null, periodicalName: outlet, issue, level, ...rest }
}
