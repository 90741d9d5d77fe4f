import { INSTRUCTIONS, WHOLE_COURSE } from '../../protocol/first-item.ts'
import { parse, type Parsed } from '../../protocol/parse.ts'
import { change, syncResponse, type SyncResponse } from '../../protocol/sync.ts'

const KNOWN_KINDS = new Set<unknown>(change.options.map(({ entries }) => entries.kind.literal))

/** What this phone reads beyond the first release: kinds of change, and an item's whole course; the office keeps the rest from it. */
export const UNDERSTOOD_KINDS = [
  'draft',
  'rules',
  'facts',
  'score_entry',
  'appeal',
  'told',
  WHOLE_COURSE,
  INSTRUCTIONS,
]

export interface ParsedAnswer {
  parsed: Parsed<SyncResponse>
  /** Changes of a kind that this app does not know were left out. */
  hasSkipped: boolean
}

/**
 * The answer to an exchange. A change of an unknown kind comes from a newer office and is left out, for this app must
 * go on under it; whatever is of a known kind must have its shape.
 */
export function parseAnswer(body: unknown): ParsedAnswer {
  const changes = readChanges(body)
  if (changes === undefined) return { parsed: parse(syncResponse, body), hasSkipped: false }
  const known = changes.filter((row) => !isOfUnknownKind(row))
  const parsed = parse(syncResponse, { ...(body as object), changes: known })
  return { parsed, hasSkipped: known.length < changes.length }
}

function readChanges(body: unknown): unknown[] | undefined {
  if (typeof body !== 'object' || body === null || !('changes' in body)) return undefined
  return Array.isArray(body.changes) ? body.changes : undefined
}

function isOfUnknownKind(row: unknown): boolean {
  if (typeof row !== 'object' || row === null || !('kind' in row)) return false
  return typeof row.kind === 'string' && !KNOWN_KINDS.has(row.kind)
}
