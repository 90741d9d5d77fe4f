import type { AccountId } from '../../domain/ids.ts'
import { formatReceipt } from '../../domain/receipt.ts'
import type { DeskFilter, DeskLine, DeskList } from '../../protocol/desk.ts'
import type { Database } from '../db/database.ts'
import { countByStatus, listDeskLines, type DeskLineRow } from './desk-list.repository.ts'
import { formatPlace, parseDeskQuery, STATUSES, type DeskListQuery } from './desk-query.ts'
import { NO_DUE_AT } from './items.repository.ts'

export interface Looking {
  query: DeskListQuery
  accountId: AccountId
  at: number
}

/** A page of 来稿 as this person asks for it, and how many stand behind each tab. */
export function listDesk(db: Database, { query, accountId, at }: Looking): DeskList {
  const { limit, ...wanted } = parseDeskQuery(query, accountId)
  const rows = listDeskLines(db, { ...wanted, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = last === undefined || rows.length <= limit ? null : last
  return {
    lines: page.map(toLine),
    next: next === null ? null : formatPlace(wanted.order, next, receiptOf(next)),
    counts: countTabs(db),
    serverTime: at,
  }
}

function toLine(row: DeskLineRow): DeskLine {
  const { receiptMonth: _month, receiptNumber: _number, urgency: _urgency, ...line } = row
  const { claimedBy, claimantName, dueAt, ...facts } = line
  return {
    ...facts,
    receipt: receiptOf(row),
    claimedBy: claimedBy === null ? null : { id: claimedBy, name: claimantName ?? '' },
    dueAt: dueAt === NO_DUE_AT ? null : dueAt,
  }
}

function receiptOf({ receiptMonth, receiptNumber }: DeskLineRow) {
  return formatReceipt(receiptMonth, receiptNumber)
}

function countTabs(db: Database): DeskList['counts'] {
  const counts = countByStatus(db)
  const countOf = (filter: DeskFilter) =>
    STATUSES[filter].reduce((sum, status) => sum + (counts.get(status) ?? 0), 0)
  return {
    open: countOf('open'),
    in_composite: countOf('in_composite'),
    adopted: countOf('adopted'),
    returned: countOf('returned'),
    reserved: countOf('reserved'),
    not_used: countOf('not_used'),
  }
}
