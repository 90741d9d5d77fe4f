import * as v from 'valibot'
import { CATEGORIES } from '../domain/category.ts'
import { LEADER_RANKS, LEVELS, ORIGINS, USE_FORMS, type ItemRecord } from '../domain/record/item-record.ts'
import { accountId, instant, itemId, unitId } from './fields.ts'
import { useShare } from './item.ts'

const level = v.picklist(LEVELS)
const share = v.optional(useShare)
/** Servers before it named nobody. */
const by = v.optional(v.string())

/** The dated facts of one item; it equals `ItemRecord` of `domain/record`. */
export const itemRecord = v.object({
  itemId,
  unitId,
  authorId: v.nullable(accountId),
  section: v.nullable(v.string()),
  category: v.picklist(CATEGORIES),
  origin: v.picklist(ORIGINS),
  reportedAt: instant,
  lastReportedAt: instant,
  uses: v.array(v.object({ at: instant, level, outlet: v.string(), form: v.picklist(USE_FORMS), share, by })),
  passedUp: v.array(v.object({ at: instant, level, by })),
  instructions: v.array(v.object({ at: instant, rank: v.picklist(LEADER_RANKS), share, by })),
  shares: v.array(v.object({ unitId, isMain: v.boolean(), percent: v.nullable(v.number()) })),
}) satisfies v.GenericSchema<unknown, ItemRecord>
