import type { CompositeEvent } from '../composite/composite.ts'
import type { Adoption } from '../periodical.ts'
import type { Level } from '../record/item-record.ts'
import type { ItemEvent } from './item-event.ts'

/** To whom an office passes items up (上报): 市 省 国办 中办 部委, and 外部媒体 beside them. */
export const LEVELS_ABOVE = [
  'city',
  'province',
  'state_council',
  'central_office',
  'ministry',
  'outside',
] as const satisfies readonly Level[]
export type LevelAbove = (typeof LEVELS_ABOVE)[number]

/** What became above of something that was passed up. */
export type PassingOutcome =
  | { status: 'waiting' }
  | { status: 'adopted'; at: number; adoption: Adoption }
  | { status: 'not_used'; at: number; words: string }

/** One passing up of an item or a composite, with its outcome; `at` by the office's clock. */
export interface Passing {
  level: Level
  at: number
  by: string
  words: string
  outcome: PassingOutcome
  /** Used above though the office never passed it up (未经上报登记); left out otherwise. */
  isUnregistered?: true
}

/**
 * Everything that was passed up, oldest first. A use at a level answers every passing to that level before it, also one
 * that was said not to be used; a refusal answers those that still waited.
 */
export function passingsOf(events: readonly (ItemEvent | CompositeEvent)[]): Passing[] {
  return events.reduce<Passing[]>((passings, event) => {
    switch (event.type) {
      case 'passed_up': {
        const { level, at, by, words } = event
        return [...passings, { level, at, by, words, outcome: { status: 'waiting' } }]
      }
      case 'adopted':
        return answer(passings, event.adoption.level ?? 'county', {
          status: 'adopted',
          at: event.adoption.usedAt ?? event.at,
          adoption: event.adoption,
        })
      case 'not_used_above':
        return answer(passings, event.level, { status: 'not_used', at: event.at, words: event.words })
      default:
        return passings
    }
  }, [])
}

function answer(passings: Passing[], level: Level, outcome: PassingOutcome): Passing[] {
  return passings.map((passing) => {
    const isOpen = passing.outcome.status === 'waiting'
    const isRefused = passing.outcome.status === 'not_used' && outcome.status === 'adopted'
    return passing.level === level && (isOpen || isRefused) ? { ...passing, outcome } : passing
  })
}

/** Whether something of this waits for an answer from a level. */
export function isWaitingAt(events: readonly (ItemEvent | CompositeEvent)[], level: Level): boolean {
  return passingsOf(events).some((passing) => passing.level === level && passing.outcome.status === 'waiting')
}

/** 外部媒体 is not above anybody: whoever is printed there has passed nobody by. */
const isAbove = (level: Level) => level !== 'outside' && (LEVELS_ABOVE as readonly Level[]).includes(level)

/**
 * Uses above of what the office had not passed up to anybody by then (未经上报登记), each as a passing that was answered.
 * CA-36: 各乡镇、各部门上报信息必须经过“两办”信息科审核,不得擅自越级上报信息; HS-07: 必须首先报送市委办公室. A use as a part of a
 * composite is the composite's.
 */
export function unregisteredUsesOf(events: readonly (ItemEvent | CompositeEvent)[]): Passing[] {
  const first = events.findIndex(({ type }) => type === 'passed_up')
  const before = first === -1 ? events : events.slice(0, first)
  return before.flatMap((event): Passing[] => {
    if (event.type !== 'adopted' || event.adoption.share !== undefined) return []
    const { adoption, by } = event
    const { level = 'county', usedAt: at = event.at } = adoption
    if (!isAbove(level)) return []
    const outcome: PassingOutcome = { status: 'adopted', at, adoption }
    return [{ level, at, by, words: '', outcome, isUnregistered: true }]
  })
}
