import * as v from 'valibot'
import type { LeadFinder } from '../domain/lead/lead-finder.ts'
import { accountId, unitId } from './fields.ts'

/** Who found what a lead, a commission or an item tells of; it equals `LeadFinder` of `domain/lead`. */
export const leadFinder = v.object({
  accountId,
  name: v.string(),
  unitId,
  unitName: v.string(),
}) satisfies v.GenericSchema<unknown, LeadFinder>
