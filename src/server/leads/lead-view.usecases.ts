import { parseLeadId, type AccountId } from '../../domain/ids.ts'
import { isSectionOfOffice } from '../../domain/people/unit.ts'
import { LEAD_ANSWER_HOURS, type Lead } from '../../domain/lead/lead.ts'
import type { LeadStatus } from '../../domain/lead/lead-course.ts'
import {
  CHANNEL_FILTERS,
  LEAD_FILTERS,
  type DeskLead,
  type LeadFilter,
  type LeadList,
  type ToldLead,
} from '../../protocol/lead.ts'
import type { Database } from '../db/database.ts'
import { findLeadPhoto } from '../photos/photos.usecases.ts'
import * as repository from './leads.repository.ts'
import type { LeadRow } from './leads.repository.ts'

const PAGE = 50
const HOUR_MS = 3600_000

const STATUSES: Record<LeadFilter, readonly LeadStatus[]> = {
  open: ['open'],
  kept: ['kept'],
  answered: ['worth', 'not_worth', 'merged', 'commissioned'],
}

/** A lead as its finder is told of it; to everybody else of a unit it does not exist. */
export function tellLead(
  db: Database,
  idText: string,
  { session: { accountId } }: { session: { accountId: AccountId } },
): { rev: number; row: ToldLead } | null {
  const id = parseLeadId(idText)
  const lead = id === undefined ? undefined : repository.findLead(db, id)
  if (lead === undefined || lead.finder.accountId !== accountId) return null
  return { rev: lead.rev, row: { lead: toLead(db, lead), events: repository.listLeadEvents(db, lead.id) } }
}

export interface LeadQuestion {
  filter: string | undefined
  channel: string | undefined
  before: string | undefined
  at: number
}

/** A page of leads as the desk sees them, the newest first. An unknown filter is the first one, an unknown channel all of them. */
export function listDeskLeads(db: Database, { filter, channel, before, at }: LeadQuestion): LeadList {
  const wanted = LEAD_FILTERS.find((name) => name === filter) ?? 'open'
  const found = repository.listLeads(db, {
    statuses: STATUSES[wanted],
    channel: CHANNEL_FILTERS.find((name) => name === channel) ?? null,
    before: readPlace(before),
    limit: PAGE + 1,
  })
  const page = found.slice(0, PAGE)
  const last = page.at(-1)
  return {
    leads: page.map((lead) => toDeskLead(db, lead)),
    next: found.length > PAGE && last !== undefined ? `${last.sentAt}:${last.id}` : null,
    counts: {
      ...countByFilter(db),
      overdue: repository.countUnanswered(db, at - LEAD_ANSWER_HOURS * HOUR_MS),
    },
    channels: repository.countByChannel(db, STATUSES[wanted]),
    serverTime: at,
  }
}

function readPlace(before: string | undefined) {
  const match = /^(\d{1,15}):([0-9a-f-]{36})$/.exec(before ?? '')
  return match === null ? null : { sentAt: Number(match[1]), id: match[2] ?? '' }
}

function countByFilter(db: Database): Record<LeadFilter, number> {
  const counts = { open: 0, kept: 0, answered: 0 }
  for (const { status, count } of repository.countLeads(db)) {
    const filter = LEAD_FILTERS.find((name) => STATUSES[name].includes(status)) ?? 'answered'
    counts[filter] += count
  }
  return counts
}

function toDeskLead(db: Database, row: LeadRow): DeskLead {
  const { id, rev, section, finderClassId } = row
  return {
    ...toLead(db, row),
    rev,
    section,
    isOfOffice: isSectionOfOffice(finderClassId),
    events: repository.listLeadEvents(db, id),
    merged: repository.listMergedLeads(db, id).map(({ id: mergedId, finder, words }) => ({
      id: mergedId,
      finder,
      words,
    })),
  }
}

function toLead(
  db: Database,
  { id, finder, words, place, channel, contact, writtenAt, sentAt }: LeadRow,
): Lead {
  return { id, finder, words, place, channel, contact, photo: findLeadPhoto(db, id), writtenAt, sentAt }
}
