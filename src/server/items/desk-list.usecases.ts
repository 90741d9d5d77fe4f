import { WORK_STATUSES, type WorkStatus } from '../../domain/item/work-state.ts'
import { formatReceipt, parseReceipt } from '../../domain/receipt.ts'
import { DESK_FILTERS, type DeskFilter, type DeskLine, type DeskList } from '../../protocol/desk.ts'
import type { Database } from '../db/database.ts'
import { refuseRequest } from '../http/http.errors.ts'
import { countByStatus, listDeskLines, type DeskLineRow, type DeskQuery } from './desk-list.repository.ts'

const OPEN: readonly WorkStatus[] = ['to_review', 'to_sign', 'registered', 'editing']

/** Which statuses stand behind each tab of 来稿; what was merged into another item was used as well. */
const STATUSES: Record<DeskFilter, readonly WorkStatus[]> = {
  open: OPEN,
  adopted: ['adopted', 'merged'],
  returned: ['returned'],
  reserved: ['reserved'],
  not_used: ['not_used'],
  all: WORK_STATUSES,
}

const USUAL_LINES = 50
const MOST_LINES = 200
const LONGEST_SEARCH = 60
/** After every receipt there can be. */
const NEWEST = { month: '9999-99', number: 0 }

export type DeskListQuery = Record<string, string | undefined>

export function listDesk(db: Database, query: DeskListQuery, at: number): DeskList {
  const { limit, ...wanted } = parseQuery(query)
  const rows = listDeskLines(db, { ...wanted, limit: limit + 1 })
  const lines = rows.slice(0, limit).map(toLine)
  return {
    lines,
    next: rows.length > limit ? (lines.at(-1)?.receipt ?? null) : null,
    counts: countTabs(db),
    serverTime: at,
  }
}

function parseQuery({ status = 'open', q = '', before = '', limit = '' }: DeskListQuery): DeskQuery {
  const filter = DESK_FILTERS.find((known) => known === status)
  if (filter === undefined) throw refuseRequest('request.malformed', { place: 'status' })
  const receipt = before === '' ? undefined : parseReceipt(before)
  if (before !== '' && receipt === undefined) throw refuseRequest('request.malformed', { place: 'before' })
  const lines = limit === '' ? USUAL_LINES : Number(limit)
  if (!Number.isInteger(lines) || lines < 1) throw refuseRequest('request.malformed', { place: 'limit' })
  return {
    statuses: STATUSES[filter],
    words: q.trim().slice(0, LONGEST_SEARCH),
    before: receipt === undefined ? NEWEST : { month: receipt.slice(0, 7), number: Number(receipt.slice(8)) },
    limit: Math.min(lines, MOST_LINES),
  }
}

function toLine({ receiptMonth, receiptNumber, ...line }: DeskLineRow): DeskLine {
  return { ...line, receipt: formatReceipt(receiptMonth, receiptNumber) }
}

function countTabs(db: Database): DeskList['counts'] {
  const counts = countByStatus(db)
  const countOf = (filter: DeskFilter) =>
    STATUSES[filter].reduce((sum, status) => sum + (counts.get(status) ?? 0), 0)
  return {
    open: countOf('open'),
    adopted: countOf('adopted'),
    returned: countOf('returned'),
    reserved: countOf('reserved'),
    not_used: countOf('not_used'),
  }
}
