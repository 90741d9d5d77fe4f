import type { CommissionId, LeadId } from '../../domain/ids.ts'
import type { LeadEvent } from '../../domain/lead/lead-event.ts'
import type { LeadAnswering } from '../../protocol/lead.ts'
import type { Database } from '../db/database.ts'
import { recordLeadEvent } from './lead-course.usecases.ts'
import { refuseLead } from './leads.errors.ts'
import * as repository from './leads.repository.ts'

export interface Answering extends LeadAnswering {
  id: LeadId
  /** The name that the finder reads. */
  by: string
  at: number
}

/** What the office says to a lead. Whoever is later sees first what a colleague said. */
export function answerLead(db: Database, { id, rev, answer, by, at }: Answering): Promise<void> {
  return db.write(() => {
    ensureUnchanged(db, id, rev)
    if (answer.type === 'merged') ensureStandsForItself(db, answer.into, id)
    record(db, id, { ...answer, by, at })
  })
}

export interface Commissioning {
  lead: { id: LeadId; rev: number }
  commissionId: CommissionId
  topic: string
  by: string
  at: number
}

/** Inside a write: the office made a commission of it. */
export function commissionLead(db: Database, { lead, commissionId, topic, by, at }: Commissioning) {
  ensureUnchanged(db, lead.id, lead.rev)
  record(db, lead.id, { type: 'commissioned', commissionId, topic, by, at })
}

function ensureUnchanged(db: Database, id: LeadId, rev: number) {
  const lead = repository.findLead(db, id)
  if (lead === undefined) throw refuseLead('lead.unknown')
  if (lead.rev !== rev) throw refuseLead('lead.changed')
}

function ensureStandsForItself(db: Database, into: LeadId, id: LeadId) {
  const target = repository.findLead(db, into)
  if (target === undefined) throw refuseLead('lead.unknown')
  if (into === id || target.status === 'merged') throw refuseLead('lead.not_to_merge')
}

function record(db: Database, id: LeadId, event: LeadEvent) {
  if (!recordLeadEvent(db, id, event)) throw refuseLead('lead.wrong_state')
}
