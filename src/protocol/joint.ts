import * as v from 'valibot'
import { CATEGORIES } from '../domain/category.ts'
import { WORK_STATUSES } from '../domain/item/work-state.ts'
import { instant, itemId } from './fields.ts'
import { itemEvent } from './item.ts'

/** Name of what the people of a unit are told of another unit's item under which their own one stands (联合报送). */
export const JOINT_TOLD = 'joint'

/** One row for each item and named unit: what became of it, without its text. `events` are those that told the authors. */
export const toldJoint = v.object({
  itemId,
  title: v.string(),
  category: v.picklist(CATEGORIES),
  unitName: v.string(),
  reportedAt: instant,
  status: v.picklist(WORK_STATUSES),
  events: v.array(itemEvent),
})
export type ToldJoint = v.InferOutput<typeof toldJoint>
