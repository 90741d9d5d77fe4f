import { dayOf } from '../calendar/day.ts'
import type { Category } from '../category.ts'
import type { ScoreOccasion } from '../policy/score-rule.ts'
import type { ItemRecord, LeaderRank, Level, Origin, UseForm, UseShare } from '../record/item-record.ts'
import type { LineInputs } from './ledger-line.ts'
import type { PolicyBook } from './policy-book.ts'

/** What a rule may ask about an occasion; null where the occasion has no such thing. */
export interface OccasionFacts {
  occasion: ScoreOccasion
  category: Category | null
  origin: Origin | null
  level: Level | null
  outlet: string | null
  form: UseForm | null
  rank: LeaderRank | null
}

/** Something that a record proves, on its day. */
export interface ProvenOccasion {
  facts: OccasionFacts
  at: number
  /** Where it happened, the same in each computation. */
  place: string
  inputs: LineInputs
  /** Who recorded it; left out where no name was kept. */
  by?: string | undefined
  /** Of a use, or an instruction, as a part of a composite. */
  share?: UseShare
}

/** Longer names of outlets are cut in keys, so that a key fits an appeal. */
const OUTLET_IN_KEY = 40

/** All that one record proves, in an order that does not depend on the record's own. */
export function occasionsOf(record: ItemRecord, book: PolicyBook): ProvenOccasion[] {
  const { category, origin } = record
  const facts = { category, origin, level: null, outlet: null, form: null, rank: null }
  const uses = record.uses.map(({ at, level, outlet, form, share, by }): ProvenOccasion => ({
    facts: { ...facts, occasion: 'adopted', level, outlet, form },
    at,
    place: `${level}.${form}.${dayOf(at)}.${outlet.slice(0, OUTLET_IN_KEY)}`,
    inputs: { kind: 'adopted', category, origin, level, outlet, form },
    by,
    share,
  }))
  const passedUp = record.passedUp.map(({ at, level, by }): ProvenOccasion => ({
    facts: { ...facts, occasion: 'passed_up', level },
    at,
    place: `${level}.${dayOf(at)}`,
    inputs: { kind: 'passed_up', category, origin, level },
    by,
  }))
  const instructions = record.instructions.map(({ at, rank, share, by }): ProvenOccasion => ({
    facts: { ...facts, occasion: 'instructed', rank },
    at,
    place: `${rank}.${dayOf(at)}`,
    inputs: { kind: 'instructed', category, origin, rank },
    by,
    share,
  }))
  const reported: ProvenOccasion = {
    facts: { ...facts, occasion: 'reported' },
    at: reportedAtOf(record, book),
    place: '-',
    inputs: { kind: 'reported', category, origin },
  }
  return [reported, ...[uses, passedUp, instructions].flatMap(tellApart)]
}

/** Returned and sent again counts once, where the version that held at its first arrival says. */
export function reportedAtOf(
  { reportedAt, lastReportedAt }: Pick<ItemRecord, 'reportedAt' | 'lastReportedAt'>,
  book: PolicyBook,
): number {
  return book.atOccasion(reportedAt)?.returnedCountsIn === 'last' ? lastReportedAt : reportedAt
}

/** Two uses of one day in one place are `…` and `…~2`. */
function tellApart(occasions: ProvenOccasion[]): ProvenOccasion[] {
  const seen = new Map<string, number>()
  return [...occasions].sort(byTimeAndPlace).map((occasion) => {
    const times = (seen.get(occasion.place) ?? 0) + 1
    seen.set(occasion.place, times)
    return times === 1 ? occasion : { ...occasion, place: `${occasion.place}~${times}` }
  })
}

function byTimeAndPlace(a: ProvenOccasion, b: ProvenOccasion): number {
  return (
    a.at - b.at || compareTexts(a.place, b.place) || (b.share?.percent ?? 100) - (a.share?.percent ?? 100)
  )
}

/** By code units: the same on every machine, unlike the order of a locale. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
