import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const CONTACT_REFUSALS = {
  'contact.unknown': { status: 404, message: 'There is no such contact point.' },
  'contact.changed': { status: 409, message: 'The contact point has changed since it was read.' },
  'contact.id_taken': { status: 409, message: 'Another contact point has this id.' },
} as const satisfies RefusalTexts

export const refuseContact = createRefusals(CONTACT_REFUSALS)
