import type { Fate, PlannedItem } from './planned-item.ts'
import type { Chance } from './seeded-random.ts'

/** Items that lie open at the desk. */
const OPEN_ITEMS = 14

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

function drawFate(chance: Chance): Fate {
  let rest = chance.next()
  for (const [fate, odds] of ODDS) {
    if (rest < odds) return fate
    rest -= odds
  }
  return 'adopted'
}
