import { CATEGORIES } from '../../domain/category.ts'
import { parseUnitId, type AccountId } from '../../domain/ids.ts'
import { WORK_STATUSES, type WorkStatus } from '../../domain/item/work-state.ts'
import { parseReceipt } from '../../domain/receipt.ts'
import { DESK_FILTERS, type DeskFilter } from '../../protocol/desk.ts'
import { CLAIM_FILTERS, DESK_ORDERS, type DeskOrder } from '../../protocol/desk-intake.ts'
import { refuseRequest } from '../http/http.errors.ts'
import type { DeskLineRow, DeskQuery, QueuePlace } from './desk-list.repository.ts'

export type DeskListQuery = Record<string, string | undefined>

const OPEN: readonly WorkStatus[] = ['registered', 'editing']

/** Which statuses stand behind each tab of 来稿; what was used as a part of a composite was used as well. */
export const STATUSES: Record<DeskFilter, readonly WorkStatus[]> = {
  open: OPEN,
  in_composite: ['in_composite'],
  adopted: ['adopted', 'merged'],
  returned: ['returned'],
  reserved: ['reserved'],
  not_used: ['not_used'],
  all: WORK_STATUSES,
}

const USUAL_LINES = 50
const MOST_LINES = 200
const LONGEST_SEARCH = 60

/** What a person asks of the list; anything it does not know is `request.malformed`. */
export function parseDeskQuery(query: DeskListQuery, accountId: AccountId): DeskQuery {
  const { status = 'open', q = '', before = '', limit = '', order = 'newest' } = query
  const filter = readOne(DESK_FILTERS, status, 'status')
  const inOrder = readOne(DESK_ORDERS, order, 'order')
  const lines = limit === '' ? USUAL_LINES : Number(limit)
  if (!Number.isInteger(lines) || lines < 1) throw malformed('limit')
  return {
    statuses: STATUSES[filter],
    words: q.trim().slice(0, LONGEST_SEARCH),
    ...readNarrowing(query, accountId),
    order: inOrder,
    after: before === '' ? null : parsePlace(inOrder, before),
    limit: Math.min(lines, MOST_LINES),
  }
}

function readNarrowing({ category, unit, claimed }: DeskListQuery, accountId: AccountId) {
  const claim = claimed === undefined ? undefined : readOne(CLAIM_FILTERS, claimed, 'claimed')
  const unitId = unit === undefined ? null : parseUnitId(unit)
  if (unitId === undefined) throw malformed('unit')
  return {
    category: category === undefined ? null : readOne(CATEGORIES, category, 'category'),
    unitId,
    ...(claim === undefined ? {} : { claimedBy: claim === 'me' ? accountId : null }),
  }
}

/** Where the next page begins: the receipt, and in the queue what stands before it. */
export function formatPlace(
  order: DeskOrder,
  { urgency, dueAt }: Pick<DeskLineRow, 'urgency' | 'dueAt'>,
  receipt: string,
): string {
  return order === 'newest' ? receipt : `${urgency}.${dueAt}.${receipt}`
}

function parsePlace(order: DeskOrder, text: string): QueuePlace {
  const [, urgency, dueAt, inQueue = ''] = /^([01])\.(\d{1,13})\.(.+)$/.exec(text) ?? []
  const receipt = parseReceipt(order === 'queue' ? inQueue : text)
  if (receipt === undefined) throw malformed('before')
  const [month, number] = [receipt.slice(0, 7), Number(receipt.slice(8))]
  return { urgency: Number(urgency ?? 1), dueAt: Number(dueAt ?? 0), month, number }
}

function readOne<Value extends string>(values: readonly Value[], text: string, place: string): Value {
  const found = values.find((value) => value === text)
  if (found === undefined) throw malformed(place)
  return found
}

const malformed = (place: string) => refuseRequest('request.malformed', { place })
