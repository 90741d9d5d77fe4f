import type { Policy } from '../../../domain/policy/policy.ts'
import { canonicalJson } from '../../../protocol/canonical-json.ts'
import { readAt } from '../description/at-path.ts'
import { freeId } from '../description/context.ts'
import type { RuleList } from '../description/section.ts'
import { SECTIONS } from '../description/sections.ts'

/** Three documents, or the same part of each: the one from which both began, the draft, and what was published. */
interface Three<Part> {
  base: Part
  mine: Part
  theirs: Part
}

export interface MergedDraft {
  policy: Policy
  /** Places in it that both have changed, each in another way. */
  bothChanged: string[]
}

const LISTS = SECTIONS.flatMap(({ lists }) => lists)

/**
 * A draft on top of the version that was published since it was begun: what either changed is changed. Where both did,
 * what is written in the draft stays, and nothing that either wrote is taken away; the place is named.
 */
export function mergeDrafts({ base, mine, theirs }: Three<Policy>): MergedDraft {
  const bothChanged: string[] = []
  const asNext = (policy: Policy) => ({
    ...policy,
    version: theirs.version + 1,
    validFrom: mine.validFrom,
  })
  const own = withIdsOfItsOwn({ base, mine, theirs })
  const all = { base: asNext(base), mine: asNext(own), theirs: asNext(theirs) }
  const policy = mergeParts(all, '', (place) => bothChanged.push(place)) as Policy
  return { policy, bothChanged }
}

type Note = (place: string) => void

function mergeParts({ base, mine, theirs }: Three<unknown>, place: string, note: Note): unknown {
  if (isSame(mine, base)) return theirs
  if (isSame(theirs, base) || isSame(theirs, mine)) return mine
  const list = LISTS.find(({ path }) => path === place)
  if (list !== undefined) {
    return mergeLists({ base, mine, theirs } as Three<unknown[]>, list, note)
  }
  const parts = [base, mine, theirs].map(partOf)
  const [before, own, other] = parts
  if (before === undefined || own === undefined || other === undefined || !isOneKind(parts)) {
    note(place)
    return mine
  }
  const keys = [...new Set([...Object.keys(other), ...Object.keys(own)])]
  return Object.fromEntries(
    keys.map((key) => [
      key,
      mergeParts(
        { base: before[key], mine: own[key], theirs: other[key] },
        place === '' ? key : `${place}.${key}`,
        note,
      ),
    ]),
  )
}

function mergeLists({ base, mine, theirs }: Three<unknown[]>, list: RuleList, note: Note): unknown[] {
  const byKey = (rules: unknown[]) => new Map(rules.map((rule) => [list.keyOf(rule), rule]))
  const [before, own, other] = [byKey(base), byKey(mine), byKey(theirs)]
  const merged: unknown[] = []
  for (const key of new Set([...other.keys(), ...own.keys()])) {
    const place = `${list.path}.${merged.length}`
    const [kept, mineNow, theirsNow] = [before.get(key), own.get(key), other.get(key)]
    if (mineNow !== undefined && theirsNow !== undefined) {
      merged.push(mergeParts({ base: kept, mine: mineNow, theirs: theirsNow }, place, note))
      continue
    }
    const one = mineNow ?? theirsNow
    // One has taken it away as it was.
    if (isSame(one, kept)) continue
    if (kept !== undefined) note(place)
    merged.push(one)
  }
  // Of an ordered list the order says something too, and two orders have no middle.
  if (list.isOrdered === true) note(list.path)
  return merged
}

function partOf(value: unknown): Record<string, unknown> | undefined {
  const isPart = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isPart ? (value as Record<string, unknown>) : undefined
}

/** Parts with another tag have other fields: they are no mixture. */
function isOneKind(parts: readonly (Record<string, unknown> | undefined)[]): boolean {
  return new Set(parts.map((part) => part?.['kind'])).size === 1
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || canonicalJson(one) === canonicalJson(other)
}

/** Two who add a rule at once give it the same id: the draft’s gets another, and whatever names it follows. */
function withIdsOfItsOwn({ base, mine, theirs }: Three<Policy>): Policy {
  return LISTS.reduce((policy, list) => {
    const [before, others] = [idsOf(base, list), idsOf(theirs, list)]
    const taken = idsOf(policy, list).filter((id) => others.includes(id) && !before.includes(id))
    return taken.reduce((renamed, id) => {
      const all = [...new Set([...others, ...idsOf(renamed, list)])].map((each) => ({ id: each }))
      return rename(renamed, id, freeId(all, id.replace(/-\d+$/, '')))
    }, policy)
  }, mine)
}

function idsOf(policy: Policy, list: RuleList): string[] {
  return (readAt(policy, list.path) as { id?: string }[]).flatMap(({ id }) => (id === undefined ? [] : [id]))
}

function rename(policy: Policy, id: string, next: string): Policy {
  return JSON.parse(JSON.stringify(policy), (_key, value: unknown) => (value === id ? next : value)) as Policy
}
