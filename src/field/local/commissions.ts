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
import { parse } from '../../protocol/parse.ts'
import { readDeeds, type KnownDeed } from './deeds.ts'
import type { FieldDatabase } from './field-database.ts'
import { readNaming } from './outbox.ts'
import { readRowsOf } from './read-rows.ts'
import { watch, watchCalmly, type Unwatch, type Watcher } from './watch.ts'

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

async function readApartFromDrafts(database: FieldDatabase): Promise<KnownCommissions> {
  const [told, topics, deeds, proposals, answers] = await Promise.all([
    readRowsOf(database, COMMISSION_TOLD, (row) => parse(toldCommission, row)),
    readRowsOf(database, PLAN_TOPIC_TOLD, (row) => parse(planTopic, row)),
    readDeeds(database, COMMISSION_DEEDS),
    readDeeds(database, ['plan.propose'] as const),
    readSentAnswers(database),
  ])
  return {
    told,
    topics,
    deeds,
    proposals,
    answers,
  }
}

async function readSentAnswers(database: FieldDatabase): Promise<OwnAnswer[]> {
  const first = await readNaming(database, 'commissionId')
  return first.flatMap(({ itemId, payload: { commissionId }, clientTime }) =>
    commissionId === undefined ? [] : [{ itemId, commissionId, submittedAt: clientTime }],
  )
}

async function readBegunAnswers(database: FieldDatabase): Promise<OwnAnswer[]> {
  const drafts = await database.drafts.filter(({ commissionId }) => commissionId !== undefined).toArray()
  return drafts.flatMap(({ id, commissionId }) =>
    commissionId === undefined ? [] : [{ itemId: id, commissionId, submittedAt: null }],
  )
}

/**
 * Calls back now and after each change. Drafts are read in a calm moment only, and nothing else with them: an open
 * editor saves twice a second, and all that the office ever told and this phone ever did would be read with each save.
 * It stands here and not in `watch.ts`, which the first load pays for.
 */
export function watchCommissions(database: FieldDatabase, watcher: Watcher<KnownCommissions>): Unwatch {
  let known: KnownCommissions | undefined
  let begun: OwnAnswer[] | undefined
  const error = (cause: unknown) => watcher.error(cause)

  function tell() {
    if (known === undefined || begun === undefined) return
    // What was sent a moment ago may still stand among the drafts that were read before.
    const sent = new Set(known.answers.map(({ itemId }) => itemId))
    const answers = [...begun.filter(({ itemId }) => !sent.has(itemId)), ...known.answers]
    watcher.next({ ...known, answers })
  }

  const unwatchKnown = watch(() => readApartFromDrafts(database), {
    next(value) {
      known = value
      tell()
    },
    error,
  })
  const unwatchBegun = watchCalmly(() => readBegunAnswers(database), {
    next(value) {
      begun = value
      tell()
    },
    error,
  })
  return () => {
    unwatchKnown()
    unwatchBegun()
  }
}
