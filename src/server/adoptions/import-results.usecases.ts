import { newCommandId } from '../../domain/ids.ts'
import { RESULTS_LIMITS, type ResultEntry, type ResultsReport } from '../../protocol/desk-results.ts'
import { applyCompositeDecision } from '../composites/decide-composite.usecases.ts'
import { findCourse } from '../composites/composite-titles.usecases.ts'
import { ensureRoom } from '../health/disk-reserve.usecases.ts'
import type { ChangedItem } from '../items/item-events.usecases.ts'
import { recordOnItem } from '../items/record-on-item.usecases.ts'
import type { Parts } from '../parts.ts'
import type { Session } from '../sessions/session.ts'
import { readSheet } from '../sheets/read-sheet.usecases.ts'
import { refuseResults } from './adoptions.errors.ts'
import { matchResults, toAdoption, type MatchedRow } from './match-results.ts'
import { readResultRows } from './result-row.ts'

export interface ImportingResults {
  bytes: Uint8Array
  /** A dry run writes nothing. */
  isDryRun: boolean
  editor: Pick<Session, 'accountId' | 'displayName'>
  at: number
}

type ResultParts = Pick<Parts, 'db' | 'events' | 'config' | 'now' | 'randomBytes'>

/** Enters results from above, all of a file or none of it; which rows are broken stands in the report. */
export async function importResults(parts: ResultParts, importing: ImportingResults): Promise<ResultsReport> {
  const { db, events } = parts
  const rows = readRows(importing.bytes)
  if (importing.isDryRun) return toReport(matchResults(db, rows, importing.at), false)
  ensureRoom(parts, 'text')
  const { matched, changed } = await db.write(() => {
    const found = matchResults(db, rows, importing.at)
    const isWhole = found.every(({ fate }) => fate !== 'broken')
    return {
      matched: found,
      changed: isWhole ? found.flatMap((row) => enter(parts, row, importing)) : undefined,
    }
  })
  changed?.forEach((item) => events.announce({ ...item, isNew: false }))
  return toReport(matched, changed !== undefined)
}

function readRows(bytes: Uint8Array) {
  const sheet = readSheet(bytes)
  if (sheet === undefined) throw refuseResults('results.not_a_sheet')
  if (sheet.length > RESULTS_LIMITS.rows + 1) throw refuseResults('results.too_many')
  const rows = readResultRows(sheet)
  if (rows === undefined) throw refuseResults('results.no_columns')
  return rows
}

/** Inside a write. */
function enter(parts: ResultParts, matched: MatchedRow, { editor, at }: ImportingResults): ChangedItem[] {
  if (matched.fate !== 'new') return []
  const { row, of, id } = matched
  const by = editor.displayName
  if (of === 'composite') return enterOnComposite(parts, matched, { editor, at })
  const event =
    row.result === 'used'
      ? { type: 'adopted' as const, at, by, adoption: toAdoption(row) }
      : { type: 'not_used_above' as const, at, by, level: row.level, words: row.words.slice(0, 500) }
  const changed = recordOnItem(parts.db, id, event)
  if (changed === null) throw new Error('a row that was good was refused')
  return [changed]
}

function enterOnComposite(
  parts: ResultParts,
  { id, row }: Extract<MatchedRow, { fate: 'new' }>,
  { editor, at }: Pick<ImportingResults, 'editor' | 'at'>,
): ChangedItem[] {
  const decided = { id: newCommandId(parts), baseRev: findCourse(parts.db, id)?.rev ?? 0 }
  const decision =
    row.result === 'used'
      ? {
          type: 'adopted' as const,
          ...decided,
          periodicalId: null,
          issue: row.issue,
          form: row.form,
          level: row.level,
          outlet: row.outlet,
          usedAt: row.usedAt,
          evidence: row.words.slice(0, 300),
        }
      : { type: 'not_used_above' as const, ...decided, level: row.level, words: row.words.slice(0, 500) }
  return applyCompositeDecision(parts.db, { id, decision, editor, at })
}

function toReport(rows: readonly MatchedRow[], isApplied: boolean): ResultsReport {
  return {
    isApplied,
    rows: rows.map((row) => {
      const { number, title, itemId, fate } = row
      const faults = row.fate === 'broken' ? row.faults : []
      return { number, title, itemId, fate, faults, entry: row.fate === 'new' ? toEntry(row) : null }
    }),
  }
}

function toEntry({ unitName, row }: Extract<MatchedRow, { fate: 'new' }>): ResultEntry {
  const { level } = row
  if (row.result === 'not_used') return { unitName, level, use: null }
  const { outlet, issue, form, usedAt } = row
  return { unitName, level, use: { outlet, issue, form, usedAt } }
}
