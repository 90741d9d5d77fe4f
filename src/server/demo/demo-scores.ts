import { monthBounds, monthOf } from '../../domain/calendar/month.ts'
import { newCommandId, newItemId, type UnitId } from '../../domain/ids.ts'
import type { EnteredOccasion } from '../../domain/policy/score-rule.ts'
import type { Parts } from '../parts.ts'
import { makeAppeal } from '../score/appeals.usecases.ts'
import { readLedger } from '../score/ledger.usecases.ts'
import { confirmScore, enterScore } from '../score/score-entries.usecases.ts'
import county from './county.json' with { type: 'json' }
import type { DemoPeople } from './demo-people.ts'

interface DemoEntry {
  unit: string
  occasion: EnteredOccasion
  words: string
  evidence: string
  hoursAgo: number
  isConfirmed: boolean
}

const ENTRIES = county.scoreEntries as DemoEntry[]
const HOUR_MS = 60 * 60_000
const MINUTE_MS = 60_000

/** What the office enters by hand, one entry still without its second person, and a unit that objects to a line. */
export async function enterScores(parts: Parts, people: DemoPeople, now: number): Promise<void> {
  for (const entry of ENTRIES) await enterOne(parts, people, { entry, now })
  await objectToLine(parts, people, now)
}

async function enterOne(
  parts: Parts,
  { authors, editor, admin }: DemoPeople,
  { entry, now }: { entry: DemoEntry; now: number },
) {
  const unitId = unitIdOf(authors, entry.unit)
  if (unitId === undefined) return
  // In the present month, so that last month can be closed by whoever tries that out.
  const at = Math.max(now - entry.hoursAgo * HOUR_MS, monthBounds(monthOf(now)).from)
  const { occasion, words, evidence, isConfirmed } = entry
  const id = newCommandId(sourceAt(parts, at))
  const what = { id, unitId, itemId: null, occasion, at, words, evidence, points: null }
  await enterScore(parts.db, { entry: what, by: editor.accountId, at })
  if (!isConfirmed) return
  await confirmScore(parts.db, { id, decision: { status: 'confirmed' }, by: admin.accountId, at })
}

/** To a line of the present month about the unit's share of a composite, else about any item, if there is one yet. */
async function objectToLine(parts: Parts, { authors }: DemoPeople, now: number) {
  const { unit, words } = county.appeal
  const author = authors.get(unit)?.[0]
  if (author === undefined) return
  const at = now - MINUTE_MS
  const { ledger } = readLedger(parts, { period: monthOf(now), unitId: author.unit.id, at })
  const lines = ledger?.lines.filter(({ itemId }) => itemId !== null) ?? []
  const line = lines.find(({ steps }) => steps.some(({ kind }) => kind === 'share')) ?? lines[0]
  if (line === undefined) return
  const id = newItemId(sourceAt(parts, at))
  await parts.db.write(() => makeAppeal(parts, { id, making: { lineKey: line.key, words }, author, at }))
}

function unitIdOf(authors: DemoPeople['authors'], name: string): UnitId | undefined {
  return authors.get(name)?.[0]?.unit.id
}

function sourceAt({ randomBytes }: Parts, at: number) {
  return { now: () => at, randomBytes: (length: number) => randomBytes(length) }
}
