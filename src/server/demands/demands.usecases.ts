import { dayOf } from '../../domain/calendar/day.ts'
import { findSecrecyMark } from '../../domain/check/secrecy-mark.ts'
import { isDemandEventAllowed, type Demand, type DemandEvent } from '../../domain/demand/demand.ts'
import type { AccountId } from '../../domain/ids.ts'
import type { DemandId } from '../../domain/later-ids.ts'
import type { DemandActing, DemandKeeping, DemandList } from '../../protocol/demand.ts'
import { readMadeOf } from '../calendar/made-of.usecases.ts'
import type { Database } from '../db/database.ts'
import { refuseDemand } from './demands.errors.ts'
import * as repository from './demands.repository.ts'

export interface Keeping {
  id: DemandId
  demand: DemandKeeping
  by: AccountId
  at: number
}

/** Records what a leader asked for, or corrects the record; the same request again changes nothing. */
export function keepDemand(db: Database, keeping: Keeping): Promise<void> {
  return db.write(() => applyDemand(db, keeping))
}

/** Inside a write. */
export function applyDemand(db: Database, { id, demand: { baseRev, ...facts }, by, at }: Keeping) {
  const demand: Demand = { id, ...facts }
  const known = repository.findDemand(db, id)
  if (known !== undefined && contentOf(known) === contentOf(demand)) return
  // Whoever is later sees first what a colleague wrote.
  if ((known?.rev ?? 0) !== baseRev) throw refuseDemand('demand.changed')
  ensureOpen(`${demand.leader}\n${demand.words}\n${demand.note}`)
  if (demand.on > dayOf(at)) throw refuseDemand('demand.in_future')
  repository.putDemand(db, demand, { by, at })
}

/** 涉密不上网: nothing of such words may be stored. */
function ensureOpen(words: string) {
  if (findSecrecyMark(words) !== undefined) throw refuseDemand('demand.secrecy_mark')
}

function contentOf({ leader, on, words, source, note }: Demand): string {
  return JSON.stringify([leader, on, words, source, note])
}

export interface Acting extends DemandActing {
  id: DemandId
  by: string
  at: number
}

/** Answers a demand or takes it up again; the same request again changes nothing. */
export function actOnDemand(db: Database, acting: Acting): Promise<void> {
  return db.write(() => applyDemandAct(db, acting))
}

/** Inside a write. */
export function applyDemandAct(db: Database, { id, rev, type, words, by, at }: Acting) {
  const known = getDemand(db, id)
  const event = { type, at, by, words }
  if (known.rev === rev + 1 && isDone(db, id, event)) return
  if (known.rev !== rev) throw refuseDemand('demand.changed')
  ensureOpen(words)
  if (!isDemandEventAllowed(repository.listEvents(db, id), event)) throw refuseDemand('demand.wrong_state')
  repository.insertEvent(db, id, event)
}

/** The same person said the same, and the answer was lost: the last event is this one. */
function isDone(db: Database, id: DemandId, { type, by, words }: DemandEvent): boolean {
  const last = repository.listEvents(db, id).at(-1)
  return last?.type === type && last.by === by && last.words === words
}

/** Throws where there is none: for whoever makes a key point or a commission of it. */
export function getDemand(db: Database, id: DemandId): repository.StoredDemand {
  const demand = repository.findDemand(db, id)
  if (demand === undefined) throw refuseDemand('demand.unknown')
  return demand
}

/** The register, the newest first, with what came of each demand. */
export function listDesk(db: Database, at: number): DemandList {
  const madeOf = readMadeOf(db, 'demand_id')
  return {
    demands: repository.listDemands(db).map((demand) => ({
      ...demand,
      events: repository.listEvents(db, demand.id),
      made: madeOf(demand.id),
    })),
    lastAskedOn: repository.findLastAsked(db),
    serverTime: at,
  }
}
