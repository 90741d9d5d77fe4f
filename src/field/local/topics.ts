import type { Decision } from '../../domain/key-points/decision-phase.ts'
import { decisionOf } from '../../domain/key-points/point-course.ts'
import type { ItemId, KeyPointId } from '../../domain/ids.ts'
import {
  ITEM_POINTS_TOLD,
  KEY_POINTS_TOLD,
  toldItemPoints,
  toldKeyPoints,
} from '../../protocol/key-points.ts'
import { parse } from '../../protocol/parse.ts'
import {
  BEGUN_TOLD,
  CALENDAR_TOPIC_TOLD,
  toldBegun,
  toldTopic,
  type Beginning,
  type ToldTopic,
} from '../../protocol/topic-calendar.ts'
import { isSubmission } from './command-rows.ts'
import { readDeeds } from './deeds.ts'
import type { FieldDatabase } from './field-database.ts'
import { readRowsOf } from './read-rows.ts'

import { watchCalmly, type Unwatch, type Watcher } from './watch.ts'

export type { Beginning, ToldTopic } from '../../protocol/topic-calendar.ts'

/** A text on this phone that was begun, here or on another of its author, by a tap on a topic, or on an item whose results are wanted. */
export interface BegunText {
  itemId: ItemId
  beginning: Beginning
  /** It was submitted; else it is a draft. */
  isSent: boolean
}

/** An own adopted item with the decisions that it is about. */
export interface AdoptedItem {
  itemId: ItemId
  title: string
  adoptedAt: number
  points: { id: KeyPointId; decision: Decision }[]
}

/** All that this phone knows of dated topics and of results that are wanted. */
export interface KnownTopics {
  topics: ToldTopic[]
  begun: BegunText[]
  adopted: AdoptedItem[]
}

export async function readTopics(database: FieldDatabase): Promise<KnownTopics> {
  const [topics, begun, adopted] = await Promise.all([
    readRowsOf(database, CALENDAR_TOPIC_TOLD, (row) => parse(toldTopic, row)),
    readBegun(database),
    readAdopted(database),
  ])
  return { topics, begun, adopted }
}

/**
 * Calls back now and after each change, in a calm moment: an open editor saves twice a second, and whether a draft is
 * still here is among what is read.
 */
export function watchTopics(database: FieldDatabase, watcher: Watcher<KnownTopics>): Unwatch {
  return watchCalmly(() => readTopics(database), watcher)
}

/**
 * What this phone began and what the office tells that another phone of the same person began, each once. A draft that
 * was thrown away, or has not come here yet, counts for nothing. What the office refused to note counts here all the same.
 */
async function readBegun(database: FieldDatabase): Promise<BegunText[]> {
  const { drafts, items, outbox } = database
  const [deeds, told] = await Promise.all([
    readDeeds(database, ['calendar.begin'] as const),
    readRowsOf(database, BEGUN_TOLD, (row) => parse(toldBegun, row)),
  ])
  const beginnings = new Map(told.map(({ itemId, beginning }) => [itemId, beginning]))
  for (const { itemId, payload } of deeds) beginnings.set(itemId, payload)
  const ids = Array.from(beginnings.keys())
  const [written, sent, waiting] = await Promise.all([
    drafts.where('id').anyOf(ids).primaryKeys(),
    items.where('id').anyOf(ids).primaryKeys(),
    outbox.where('itemId').anyOf(ids).filter(isSubmission).toArray(),
  ])
  const sentIds = new Set([...sent, ...waiting.map(({ itemId }) => itemId)])
  const draftIds = new Set(written)
  return Array.from(beginnings).flatMap(([itemId, beginning]) => {
    const isSent = sentIds.has(itemId)
    return isSent || draftIds.has(itemId) ? [{ itemId, beginning, isSent }] : []
  })
}

/** Read by the items' own ids: ten thousand others may lie here. Of whose points the office tells is the reader's own. */
async function readAdopted(database: FieldDatabase): Promise<AdoptedItem[]> {
  const [sets, named] = await Promise.all([
    readRowsOf(database, KEY_POINTS_TOLD, (row) => parse(toldKeyPoints, row)),
    readRowsOf(database, ITEM_POINTS_TOLD, (row) => parse(toldItemPoints, row)),
  ])
  const decisions = new Map(
    sets.flatMap(({ points }) =>
      points.flatMap((point) => {
        const decision = decisionOf(point)
        return decision === null ? [] : [[point.id, decision] as const]
      }),
    ),
  )
  const about = named.flatMap(({ itemId, points }) => {
    const found = points.flatMap(({ id }) => {
      const decision = decisions.get(id)
      return decision === undefined ? [] : [{ id, decision }]
    })
    return found.length === 0 ? [] : [{ itemId, points: found }]
  })
  const items = await database.items.bulkGet(about.map(({ itemId }) => itemId))
  return about.flatMap(({ itemId, points }, place) => {
    const item = items[place]
    const adoptedAt = item?.adoptedAt ?? null
    return item === undefined || adoptedAt === null
      ? []
      : [{ itemId, title: item.text.title, adoptedAt, points }]
  })
}
