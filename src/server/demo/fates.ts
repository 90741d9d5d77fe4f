import type { Category } from '../../domain/category.ts'
import county from './county.json' with { type: 'json' }
import type { Fate, PlannedItem } from './planned-item.ts'
import type { Chance } from './seeded-random.ts'

/** Items that lie open at the desk. */
const OPEN_ITEMS = 14

/** Of those, so many lie in a unit yet. */
const UNSIGNED_ITEMS = 2
const SIGNED: readonly Category[] = ['roundup', 'experience', 'problem', 'research', 'advice']
const SIGNING_UNITS = new Set<string | null>(
  county.accounts.filter(({ role }) => role === 'reviewer').map(({ unit }) => unit),
)

/** About how often an office decides which way. */
const ODDS: readonly (readonly [Fate, number])[] = [
  ['adopted', 0.52],
  ['not_used', 0.2],
  ['reserved', 0.12],
  ['returned', 0.08],
  ['corrected', 0.08],
]

/** What becomes of each item: the newest are still open, the rest was decided in the proportions of an office. */
export function chooseFates(planned: readonly PlannedItem[], chance: Chance): Map<PlannedItem, Fate> {
  const fates = new Map<PlannedItem, Fate>()
  for (const item of planned) if (item.fate !== null) fates.set(item, item.fate)
  for (const item of newestUnsigned(planned)) fates.set(item, 'open')
  let open = [...fates.values()].filter((fate) => fate === 'open').length
  const newestFirst = [...planned].sort((one, other) => other.receivedAt - one.receivedAt)
  for (const item of newestFirst) {
    if (fates.has(item)) continue
    if (open < OPEN_ITEMS) {
      fates.set(item, 'open')
      open++
    } else {
      fates.set(item, drawFate(chance))
    }
  }
  return fates
}

/** The newest that a unit's own people still have to sign. */
function newestUnsigned(planned: readonly PlannedItem[]): PlannedItem[] {
  return planned
    .filter(
      ({ unit, category, fate }) => fate === null && SIGNING_UNITS.has(unit) && SIGNED.includes(category),
    )
    .sort((one, other) => other.receivedAt - one.receivedAt)
    .slice(0, UNSIGNED_ITEMS)
}

function drawFate(chance: Chance): Fate {
  let rest = chance.next()
  for (const [fate, odds] of ODDS) {
    if (rest < odds) return fate
    rest -= odds
  }
  return 'adopted'
}
