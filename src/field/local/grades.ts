import { GRADE_TOLD, toldGrade, type ToldGrade } from '../../protocol/grade.ts'
import { parse } from '../../protocol/parse.ts'
import type { FieldDatabase } from './field-database.ts'
import { readRowsOf } from './read-rows.ts'
import { watch, type Watcher } from './watch.ts'

export type { ToldGrade } from '../../protocol/grade.ts'

/** What the office said of items: of one's own, and for those who sign of all of the unit; without a network as well. */
export const watchGrades = (database: FieldDatabase, watcher: Watcher<ToldGrade[]>) =>
  watch(() => readRowsOf(database, GRADE_TOLD, (row) => parse(toldGrade, row)), watcher)
