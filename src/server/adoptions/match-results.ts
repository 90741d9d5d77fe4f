import { dayOf } from '../../domain/calendar/day.ts'
import type { CompositeEvent } from '../../domain/composite/composite.ts'
import type { ItemId } from '../../domain/ids.ts'
import type { ItemEvent } from '../../domain/item/item-event.ts'
import { passingsOf } from '../../domain/item/passing.ts'
import { isAllowed } from '../../domain/item/work-state.ts'
import type { Adoption } from '../../domain/periodical.ts'
import { isSameUse } from '../../domain/same-use.ts'
import type { RowFault } from '../../protocol/desk-results.ts'
import { findCourse, listCompositeTitles } from '../composites/composite-titles.usecases.ts'
import type { Database } from '../db/database.ts'
import { findByReceipt, listAllTitles } from '../items/find-by-name.usecases.ts'
import { findItemView, listTitles } from '../items/item-view.usecases.ts'
import type { BrokenRow, ResultRow } from './result-row.ts'

/** A row with what it is about, and whether anything is new in it. */
export type MatchedRow = { number: number; title: string; itemId: ItemId | null } & (
  | { fate: 'broken'; faults: RowFault[] }
  | { fate: 'known' }
  | { fate: 'new'; of: 'item' | 'composite'; id: ItemId; row: ResultRow; unitName: string | null }
)

interface Target {
  of: 'item' | 'composite'
  id: ItemId
}

/** Looks up every row; nothing is written. A use that stands twice in the sheet is new once. */
export function matchResults(
  db: Database,
  rows: readonly (ResultRow | BrokenRow)[],
  at: number,
): MatchedRow[] {
  const targetsByTitle = indexTitles(db)
  const seen = new Set<string>()
  return rows.map((row) => {
    const found = findTarget(db, row, targetsByTitle)
    if ('faults' in row || 'fault' in found) {
      const faults = new Set('faults' in row ? row.faults : [])
      if ('fault' in found) faults.add(found.fault)
      return { ...named(row), itemId: null, fate: 'broken', faults: [...faults] }
    }
    const matched = matchRow(db, { row, target: found, at })
    if (matched.fate !== 'new') return matched
    const { number: _, words: __, receipt: ___, title: ____, ...what } = row
    const key = JSON.stringify([found.id, what])
    if (seen.has(key)) return { ...named(row), itemId: matched.itemId, fate: 'known' }
    seen.add(key)
    return matched
  })
}

const named = ({ number, title, receipt }: ResultRow | BrokenRow) => ({
  number,
  title: title === '' ? (receipt ?? '') : title,
})

function findTarget(
  db: Database,
  { receipt, title }: Pick<ResultRow | BrokenRow, 'receipt' | 'title'>,
  targetsByTitle: ReadonlyMap<string, Target[]>,
): Target | { fault: RowFault } {
  if (receipt === undefined) return { fault: 'receipt_malformed' }
  if (receipt !== null) {
    const id = findByReceipt(db, receipt)
    return id === undefined ? { fault: 'not_found' } : { of: 'item', id }
  }
  const [only, ...others] = targetsByTitle.get(plainTitle(title)) ?? []
  if (only === undefined) return { fault: 'not_found' }
  return others.length > 0 ? { fault: 'ambiguous' } : only
}

function matchRow(
  db: Database,
  { row, target, at }: { row: ResultRow; target: Target; at: number },
): MatchedRow {
  const course = target.of === 'item' ? courseOfItem(db, target.id) : courseOfComposite(db, target.id)
  const place = {
    number: row.number,
    title: course?.title ?? row.title,
    itemId: target.of === 'item' ? target.id : null,
  }
  if (course === undefined) return { ...place, fate: 'broken', faults: ['not_found'] }
  const judged = row.result === 'used' ? judgeUse(row, course, at) : judgeRefusal(row, course)
  if (judged === 'known') return { ...place, fate: 'known' }
  return judged.length === 0
    ? { ...place, fate: 'new', ...target, row, unitName: course.unitName }
    : { ...place, fate: 'broken', faults: judged }
}

interface Course {
  title: string
  /** Null of a composite, which is of several. */
  unitName: string | null
  /** The day before which it cannot have been used. */
  since: number
  isAdoptable: boolean
  events: readonly (ItemEvent | CompositeEvent)[]
}

function courseOfItem(db: Database, id: ItemId): Course | undefined {
  const view = findItemView(db, id)
  if (view === undefined) return undefined
  const title = listTitles(db, [id])[0]?.title ?? ''
  const { countedAt, events, unitName } = view.facts
  return { title, unitName, since: countedAt, isAdoptable: isAllowed(view.status, 'adopted'), events }
}

function courseOfComposite(db: Database, id: ItemId): Course | undefined {
  const course = findCourse(db, id)
  if (course === undefined) return undefined
  return {
    title: course.title,
    unitName: null,
    since: course.createdAt,
    isAdoptable: true,
    events: course.events,
  }
}

function judgeUse(
  row: Extract<ResultRow, { result: 'used' }>,
  { since, isAdoptable, events }: Course,
  at: number,
): 'known' | RowFault[] {
  const adoption = toAdoption(row)
  if (events.some((event) => event.type === 'adopted' && isSameUse(event, { at, adoption }))) return 'known'
  const faults: RowFault[] = []
  if (!isAdoptable) faults.push('wrong_state')
  if (row.usedAt > at) faults.push('day_ahead')
  if (dayOf(row.usedAt) < dayOf(since)) faults.push('day_before_item')
  return faults
}

function judgeRefusal({ level }: ResultRow, { events }: Course): 'known' | RowFault[] {
  const last = passingsOf(events)
    .filter((passing) => passing.level === level)
    .pop()
  if (last?.outcome.status === 'waiting') return []
  return last?.outcome.status === 'not_used' ? 'known' : ['not_passed_up']
}

export function toAdoption({
  outlet,
  issue,
  form,
  level,
  usedAt,
  words,
}: Extract<ResultRow, { result: 'used' }>): Adoption {
  const evidence = words.slice(0, 300)
  return {
    periodicalId: null,
    periodicalName: outlet,
    issue,
    form,
    level,
    usedAt,
    ...(evidence === '' ? {} : { evidence }),
  }
}

function indexTitles(db: Database): Map<string, Target[]> {
  const targets = new Map<string, Target[]>()
  const add = (of: Target['of'], { id, title }: { id: ItemId; title: string }) => {
    const key = plainTitle(title)
    targets.set(key, [...(targets.get(key) ?? []), { of, id }])
  }
  listAllTitles(db).forEach((each) => add('item', each))
  listCompositeTitles(db).forEach((each) => add('composite', each))
  return targets
}

/** Titles are compared without blanks, signs and widths. */
function plainTitle(title: string): string {
  return title.normalize('NFKC').replace(/[\s\p{P}]/gu, '')
}
