import { dayOf, type Day } from '../../domain/calendar/day.ts'
import { wordsOfPhase, type TopicOccasion, type TopicPhase } from '../../domain/key-points/calendar-topic.ts'
import { followUpOf } from '../../domain/key-points/follow-up.ts'
import { promptOn } from '../../domain/key-points/topic-days.ts'
import type { ItemId, KeyPointId } from '../../domain/ids.ts'
import type { AdoptedItem, Beginning, BegunText, KnownTopics } from '../local/topics.ts'

interface Prompt {
  key: string
  title: string
  /** The days of the occasion, or those on which the results are asked for. */
  from: Day
  until: Day
  beginning: Beginning
  /** A draft of this phone to go on with; null for none. */
  draftId: ItemId | null
  /** How many texts of this phone came of it. */
  sent: number
}

/** A dated topic as it asks today. */
export interface TopicPrompt extends Prompt {
  kind: 'topic'
  occasion: TopicOccasion
  phase: TopicPhase
  words: string
}

/** An own adopted item whose results are wanted today. */
export interface ResultPrompt extends Prompt {
  kind: 'results'
  decisionName: string
  pointIds: KeyPointId[]
}

export type PromptView = TopicPrompt | ResultPrompt

const PHASE_ORDER: readonly TopicPhase[] = ['during', 'before', 'after']

/** What is wanted at `now`: what is on, what is coming, what is over; then the results of own items. */
export function viewTopics({ topics, adopted, begun }: KnownTopics, now: number): PromptView[] {
  const today = dayOf(now)
  const asked = topics.flatMap((topic): TopicPrompt[] => {
    const prompt = promptOn(topic, today)
    if (prompt === null) return []
    const { phase, occurrence } = prompt
    const beginning: Beginning = { of: 'topic', topicId: topic.id, on: occurrence.from }
    const shown = { title: topic.title, occasion: topic.occasion, words: wordsOfPhase(topic, phase), phase }
    return [
      { kind: 'topic', key: topic.id, ...shown, ...occurrence, beginning, ...standingOf(begun, beginning) },
    ]
  })
  asked.sort(
    (a, b) => PHASE_ORDER.indexOf(a.phase) - PHASE_ORDER.indexOf(b.phase) || compareDays(a.from, b.from),
  )
  const results = adopted.flatMap((item) => viewResults(item, begun, today))
  return [...asked, ...results.sort((a, b) => compareDays(a.from, b.from))]
}

/** Of several decisions the one that asks first. */
function viewResults(
  { itemId, title, adoptedAt, points }: AdoptedItem,
  begun: readonly BegunText[],
  today: Day,
): ResultPrompt[] {
  const followUps = points.flatMap(({ decision }) => {
    const followUp = followUpOf(decision, dayOf(adoptedAt))
    return followUp === null ? [] : [{ ...followUp, decisionName: decision.name }]
  })
  const [first] = followUps.sort((a, b) => compareDays(a.from, b.from))
  if (first === undefined || today < first.from || today > first.until) return []
  const beginning: Beginning = { of: 'item', followsId: itemId }
  const pointIds = points.map(({ id }) => id)
  return [
    { kind: 'results', key: itemId, title, ...first, pointIds, beginning, ...standingOf(begun, beginning) },
  ]
}

function standingOf(begun: readonly BegunText[], beginning: Beginning): Pick<Prompt, 'draftId' | 'sent'> {
  const own = begun.filter((text) => isSame(text.beginning, beginning))
  const drafts = own.filter(({ isSent }) => !isSent)
  return { draftId: drafts[drafts.length - 1]?.itemId ?? null, sent: own.length - drafts.length }
}

function isSame(one: Beginning, other: Beginning): boolean {
  if (one.of === 'item') return other.of === 'item' && one.followsId === other.followsId
  return other.of === 'topic' && one.topicId === other.topicId && one.on === other.on
}

const compareDays = (a: Day, b: Day) => (a < b ? -1 : a > b ? 1 : 0)
