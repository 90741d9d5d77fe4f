import type { Period } from '../../domain/calendar/period.ts'
import type { ItemId } from '../../domain/ids.ts'
import { gradeTable, itemGrades, type GradeGiving } from '../../protocol/grade.ts'
import { ask } from '../api.ts'

/** What 稿件评价 asks the server. */
export function readGrades(id: ItemId) {
  return ask({ path: `/api/desk/items/${id}/grades`, schema: itemGrades })
}

export function giveGrade(id: ItemId, body: GradeGiving) {
  return ask({ method: 'POST', path: `/api/desk/items/${id}/grades`, body, schema: itemGrades })
}

export function readGradeTable(period: Period) {
  return ask({ path: gradeTableUrl(period), schema: gradeTable })
}

/** Where the table stands, as an answer or as a file. */
export function gradeTableUrl(period: Period, ending: '' | '.xlsx' | '.csv' = '') {
  return `/api/desk/grades${ending}?period=${period}`
}
