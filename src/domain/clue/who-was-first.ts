import { dayOf, daysBetween, type Day } from '../calendar/day.ts'

/** Who told of a matter first, and by how many days; `nobody` of the units has told of it yet. */
export type First = { first: 'unit' | 'media'; days: number } | { first: 'same_day' } | { first: 'nobody' }

/**
 * "有些情况电视报纸等新闻媒体都已经报道过了,相关部门却还毫无动静,直至电话催要,才整理上报" (XY-31, CH-05), "最先报送信息的不是
 * 政府系统,而是新闻单位" (WZ-09): the day of publication against the day on which the earliest item came to the office.
 */
export function whoWasFirst(publishedOn: Day, receivedAt: readonly number[]): First {
  if (receivedAt.length === 0) return { first: 'nobody' }
  const days = daysBetween(publishedOn, dayOf(Math.min(...receivedAt)))
  if (days === 0) return { first: 'same_day' }
  return days < 0 ? { first: 'unit', days: -days } : { first: 'media', days }
}
