import { isLeadToWrite, leadCourseOf, type LeadCourse } from '../../domain/lead/lead-course.ts'
import type { LeadChannel } from '../../domain/lead/channel.ts'
import type { KnownLeads, ToldLead } from '../local/leads.ts'

/** A lead as this phone shows it. */
export interface LeadView {
  id: string
  words: string
  place: string
  channel: LeadChannel | null
  /** The name of the contact point that told of it, where this phone knows it. */
  contactName: string | null
  writtenAt: number
  /** What the office told; null while it does not have the lead. */
  told: ToldLead | null
  course: LeadCourse
  /** `waiting`: in the outbox. `refused`: the office did not take it, for `refusalCode`. */
  status: 'told' | 'waiting' | 'refused'
  refusalCode: string | null
  /** Whether it has a photo. */
  hasPhoto: boolean
  /** Worth writing, and nothing came of it. */
  isToWrite: boolean
  /** A draft or an item of this phone came of it. */
  isBegun: boolean
}

/** The newest first. */
export function viewLeads({ told, deeds, begun, contacts }: KnownLeads): LeadView[] {
  const known = told.map((row): LeadView => {
    const { id, words, place, channel, contact, writtenAt, photo } = row.lead
    const course = leadCourseOf(row.events)
    const isToWrite = isLeadToWrite(course)
    const shown = {
      id,
      words,
      place,
      channel,
      contactName: contact?.name ?? null,
      writtenAt,
      told: row,
      course,
      hasPhoto: photo !== null,
    }
    return { ...shown, status: 'told', refusalCode: null, isToWrite, isBegun: begun.has(id) }
  })
  const ids = new Set(known.map(({ id }) => id))
  const here = deeds
    .filter(({ itemId }) => !ids.has(itemId))
    .map(({ itemId, payload, clientTime, status, refusalCode }): LeadView => {
      const { words, place, manifest, channel = null, contactId } = payload
      return {
        id: itemId,
        words,
        place,
        channel,
        contactName: contacts.find((each) => each.id === contactId)?.name ?? null,
        writtenAt: clientTime,
        told: null,
        course: leadCourseOf([]),
        status: status === 'refused' ? 'refused' : 'waiting',
        refusalCode,
        hasPhoto: manifest.length > 0,
        isToWrite: false,
        isBegun: false,
      }
    })
  return [...known, ...here].sort((a, b) => b.writtenAt - a.writtenAt)
}
