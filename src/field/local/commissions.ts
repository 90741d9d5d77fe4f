import { liveQuery } from 'dexie'
import type { PlanTopic } from '../../domain/commission/plan-topic.ts'
import type { CommissionId, ItemId } from '../../domain/ids.ts'
import {
  COMMISSION_TOLD,
  PLAN_TOPIC_TOLD,
  planTopic,
  toldCommission,
  type ToldCommission,
} from '../../protocol/commission.ts'
import type { Deed } from '../../protocol/deeds.ts'
import { parse, type Parsed } from '../../protocol/parse.ts'
import { readDeeds, type KnownDeed } from './deeds.ts'
import type { FieldDatabase } from './field-database.ts'
import { readSubmissions } from './outbox.ts'
import type { ToldRow } from './rows.ts'
import { readTold } from './told.ts'
import type { Unwatch, Watcher } from './watch.ts'

export const COMMISSION_DEEDS = [
  'commission.receive',
  'commission.assign',
  'commission.progress',
  'commission.ask_extension',
  'commission.decline',
] as const
export type CommissionDeedType = (typeof COMMISSION_DEEDS)[number]

/** An answer of this phone to a commission that the office does not have yet. */
export interface OwnAnswer {
  commissionId: CommissionId
  itemId: ItemId
  /** When it was submitted by the phone's clock; null while it is a draft. */
  submittedAt: number | null
}

export type { ToldCommission } from '../../protocol/commission.ts'
export type CommissionDeed = Extract<Deed, { type: `commission.${string}` }>
export type PlanProposal = Extract<Deed, { type: 'plan.propose' }>
export type AnyDeed = Deed

/** All that this phone knows of commissions: what the office told, and what waits here. */
export interface KnownCommissions {
  told: ToldCommission[]
  topics: PlanTopic[]
  deeds: KnownDeed<CommissionDeedType>[]
  proposals: KnownDeed<'plan.propose'>[]
  answers: OwnAnswer[]
}

export async function readCommissions(database: FieldDatabase): Promise<KnownCommissions> {
  const [told, topics, deeds, proposals, answers] = await Promise.all([
    readTold(database, COMMISSION_TOLD),
    readTold(database, PLAN_TOPIC_TOLD),
    readDeeds(database, COMMISSION_DEEDS),
    readDeeds(database, ['plan.propose'] as const),
    readAnswers(database),
  ])
  return {
    told: readRows(told, (row) => parse(toldCommission, row)),
    topics: readRows(topics, (row) => parse(planTopic, row)),
    deeds,
    proposals,
    answers,
  }
}

/** A row that only a newer release of this app can read is left out. */
function readRows<Value>(rows: readonly ToldRow[], read: (row: unknown) => Parsed<Value>): Value[] {
  return rows.flatMap(({ row }) => {
    const parsed = read(row)
    return parsed.ok ? [parsed.value] : []
  })
}

async function readAnswers(database: FieldDatabase): Promise<OwnAnswer[]> {
  const [drafts, waiting] = await Promise.all([
    database.drafts.filter(({ commissionId }) => commissionId !== undefined).toArray(),
    readSubmissions(database),
  ])
  const begun = drafts.map(({ id, commissionId }) => ({ itemId: id, commissionId, submittedAt: null }))
  // A corrected answer is none anew.
  const first = waiting.filter(({ type }) => type === 'item.submit')
  const sent = first.map(({ itemId, payload, clientTime }) => ({
    itemId,
    commissionId: payload.commissionId,
    submittedAt: clientTime,
  }))
  return [...begun, ...sent].flatMap(({ commissionId, ...answer }) =>
    commissionId === undefined ? [] : [{ ...answer, commissionId }],
  )
}

/** Calls back now and after each change. It stands here and not in `watch.ts`, which the first load pays for. */
export function watchCommissions(database: FieldDatabase, watcher: Watcher<KnownCommissions>): Unwatch {
  const subscription = liveQuery(() => readCommissions(database)).subscribe(watcher)
  return () => subscription.unsubscribe()
}
