import * as v from 'valibot'
import { CONTACT_KINDS, CONTACT_LIMITS, type Contact } from '../domain/contact/contact.ts'
import { parseDay, type Day } from '../domain/calendar/day.ts'
import type { ContactId } from '../domain/ids.ts'
import { count, instant, text, unitId, uuid } from './fields.ts'

/** 信息联系点 in the feed: told to the people of the unit that keeps one; null once it is given up. */
export const CONTACT_TOLD = 'contact'

export const contactId = uuid<ContactId>()

/** `2026-11-22` */
export const day = v.pipe(
  v.string(),
  v.check((value) => parseDay(value) !== undefined, 'no day'),
  v.transform((value) => value as Day),
)

/** It equals `Contact` of `domain/contact`. */
export const toldContact = v.object({
  id: contactId,
  name: v.string(),
  kind: v.picklist(CONTACT_KINDS),
  unitId,
  person: v.string(),
  telephone: v.string(),
}) satisfies v.GenericSchema<unknown, Contact>
export type ToldContact = v.InferOutput<typeof toldContact>

const said = (characters: number) => v.pipe(text(characters), v.trim())
const words = {
  name: v.pipe(said(CONTACT_LIMITS.nameCharacters), v.minLength(1)),
  kind: v.picklist(CONTACT_KINDS),
  person: said(CONTACT_LIMITS.personCharacters),
  telephone: said(CONTACT_LIMITS.telephoneCharacters),
}

/** `POST /api/desk/contacts`: `id` makes a repeated request harmless. */
export const newContact = v.object({ id: contactId, unitId, ...words })
export type NewContact = v.InferOutput<typeof newContact>

/** `POST /api/desk/contacts/:id/changes`: `rev` as the editor saw it. */
export const contactChanging = v.object({
  rev: count,
  change: v.variant('type', [
    v.object({ type: v.literal('edited'), ...words }),
    /** Somebody spoke with it, otherwise than by a lead. */
    v.object({ type: v.literal('heard'), on: day }),
    v.object({ type: v.literal('retired'), isRetired: v.boolean() }),
  ]),
})
export type ContactChanging = v.InferOutput<typeof contactChanging>

const deskContact = v.object({
  ...toldContact.entries,
  rev: count,
  unitName: v.string(),
  createdAt: instant,
  retiredAt: v.nullable(instant),
  /** The later of what was noted by hand and the last lead that came of it. */
  heardOn: v.nullable(day),
  leads: count,
})
export type DeskContact = v.InferOutput<typeof deskContact>

/** `GET /api/desk/contacts`: by unit and name, with the units that can keep one. */
export const contactList = v.object({
  contacts: v.array(deskContact),
  units: v.array(v.object({ id: unitId, name: v.string() })),
  serverTime: instant,
})
export type ContactList = v.InferOutput<typeof contactList>
