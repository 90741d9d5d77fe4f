import type { Periodical } from '../../domain/periodical.ts'
import type { PeriodicalId } from '../../domain/ids.ts'
import type { PeriodicalList } from '../../protocol/desk.ts'
import type { Database } from '../db/database.ts'

export function insertPeriodical(db: Database, { id, name }: Periodical) {
  db.run('insert into periodicals (id, name, current_issue) values (?, ?, 1)', id, name)
}

export function listPeriodicals(db: Database): PeriodicalList['periodicals'] {
  return db.all('select id, name, current_issue as currentIssue from periodicals order by id')
}

export function findPeriodical(db: Database, id: PeriodicalId): Periodical | undefined {
  return db.get<Periodical>('select id, name from periodicals where id = ?', id)
}

/** The current issue is the highest that was used. */
export function raiseCurrentIssue(db: Database, id: PeriodicalId, issue: number) {
  db.run('update periodicals set current_issue = max(current_issue, ?) where id = ?', issue, id)
}
