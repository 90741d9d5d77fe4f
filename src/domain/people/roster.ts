import type { AccountId, UnitId } from '../ids.ts'

/**
 * What the roster (名册) names of each unit: 分管领导, 科室负责人, 信息员. "各信息报送单位需确定1名信息分管领导、1名信息科长、
 * 1名信息员，实行专人专岗" (BT-10).
 */
export const ROSTER_POSTS = ['leader', 'section_head', 'officer'] as const
export type RosterPost = (typeof ROSTER_POSTS)[number]

/** One filed change (变动备案): who holds a seat from a day on, or that nobody does. */
export interface RosterEntry {
  /** Grows with each filing. */
  number: number
  /** A place that one person holds; officers may be several, the other posts are one seat each. */
  seatId: string
  unitId: UnitId
  post: RosterPost
  /** Null: nobody holds the seat any more. */
  name: string | null
  duty: string
  phone: string
  /** The person's account; null when there is none. */
  accountId: AccountId | null
  /** The first instant of the day (ms). */
  from: number
  note: string
  filedBy: string
  filedAt: number
}

/** Who holds each seat at an instant, in the order of posts; seats that nobody holds are left out. */
export function seatsAt(entries: readonly RosterEntry[], at: number): RosterEntry[] {
  const inOrder = [...entries].sort((a, b) => a.from - b.from || a.number - b.number)
  const holding = new Map<string, RosterEntry>()
  for (const entry of inOrder) if (entry.from <= at) holding.set(entry.seatId, entry)
  return [...holding.values()]
    .filter(({ name }) => name !== null)
    .sort((a, b) => ROSTER_POSTS.indexOf(a.post) - ROSTER_POSTS.indexOf(b.post) || a.number - b.number)
}

/** The posts that nobody holds: 岗位缺员后未能及时补充确定 (LT-09) must be seen. */
export function vacanciesOf(held: readonly Pick<RosterEntry, 'post'>[]): RosterPost[] {
  return ROSTER_POSTS.filter((post) => held.every((each) => each.post !== post))
}

/** The seat that a filing means: that of a post with one seat, or the officer's own; undefined for a new one. */
export function findSeat(
  held: readonly RosterEntry[],
  { post, name }: { post: RosterPost; name: string },
): RosterEntry | undefined {
  const ofPost = held.filter((each) => each.post === post)
  return post === 'officer' ? ofPost.find((each) => each.name === name) : ofPost[0]
}

/** Who comes to hold a seat after an instant, the first to come first; that a seat falls vacant is among them. */
export function comingAfter(entries: readonly RosterEntry[], at: number): RosterEntry[] {
  return entries.filter(({ from }) => from > at).sort((a, b) => a.from - b.from || a.number - b.number)
}

/** The seats that an account holds now or comes to hold, other than one. */
export function seatsOfAccount(
  { held, filed, at }: { held: readonly RosterEntry[]; filed: readonly RosterEntry[]; at: number },
  accountId: AccountId,
  exceptSeatId: string | undefined,
): RosterEntry[] {
  return [...held, ...comingAfter(filed, at)].filter(
    (each) => each.accountId === accountId && each.name !== null && each.seatId !== exceptSeatId,
  )
}

/** Whether a phone number can be called: it has a digit, or none was written. */
export function isReachable(phone: string): boolean {
  return phone.trim() === '' || /\d/.test(phone)
}
