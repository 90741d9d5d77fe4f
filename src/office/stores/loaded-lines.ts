import type { WorkStatus } from '../../domain/item/work-state.ts'
import type { DeskOrder } from '../../protocol/desk-intake.ts'
import type { DeskFilter, DeskLine, DeskList } from '../../protocol/desk.ts'

export interface LoadedLines {
  lines: DeskLine[]
  /** The place where the next page begins; null when all is loaded. */
  next: string | null
}

/**
 * Puts the newest page in front of what is loaded. Lines in the range of the new page that it does not name have
 * left the list; older ones stay. Without any line in common there may be a hole between, so the old ones go.
 */
export function mergeHead(loaded: LoadedLines, head: Pick<DeskList, 'lines' | 'next'>): LoadedLines {
  if (head.next === null) return { lines: head.lines, next: null }
  const headIds = new Set(head.lines.map((line) => line.id))
  const lastShared = loaded.lines.map((line) => headIds.has(line.id)).lastIndexOf(true)
  const older = lastShared === -1 ? [] : loaded.lines.slice(lastShared + 1)
  return { lines: [...head.lines, ...older], next: older.length === 0 ? head.next : loaded.next }
}

/** Puts a line at its place in the order of the list, unless that place is not loaded yet. */
export function insertLine(
  { lines, next }: LoadedLines,
  line: DeskLine,
  order: DeskOrder = 'newest',
): DeskLine[] {
  const isBefore = order === 'queue' ? isMorePressing : isNewer
  const index = lines.findIndex((each) => isBefore(line, each))
  if (index === -1) return next === null ? [...lines, line] : lines
  return [...lines.slice(0, index), line, ...lines.slice(index)]
}

/** Receipts sort by month and then by their running number, which may outgrow its four digits. */
function isNewer(a: DeskLine, b: DeskLine): boolean {
  const [monthA, monthB] = [a.receipt.slice(0, 7), b.receipt.slice(0, 7)]
  return monthA === monthB ? Number(a.receipt.slice(8)) > Number(b.receipt.slice(8)) : monthA > monthB
}

/** As the server has the queue: 紧急 first, then the commission's deadline, then the newest. */
function isMorePressing(a: DeskLine, b: DeskLine): boolean {
  const [urgentA, urgentB] = [a.category === 'urgent', b.category === 'urgent']
  if (urgentA !== urgentB) return urgentA
  const [dueA, dueB] = [a.dueAt ?? Infinity, b.dueAt ?? Infinity]
  return dueA === dueB ? isNewer(a, b) : dueA < dueB
}

/** As the server has it: what still waits for a decision is open, what was used within a composite was used. */
export function belongsTo(filter: DeskFilter, status: WorkStatus): boolean {
  if (filter === 'all' || filter === status) return true
  if (filter === 'adopted') return status === 'merged'
  return filter === 'open' && ['registered', 'editing'].includes(status)
}
