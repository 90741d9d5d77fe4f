import * as v from 'valibot'
import { commissionId, instant, itemId, keyPointId, keyPointSetId } from './fields.ts'

/** An item with where it stands, as a list at the desk names it. */
const madeItem = v.object({
  itemId,
  title: v.string(),
  receipt: v.string(),
  unitName: v.string(),
  isAdopted: v.boolean(),
})
export type MadeItem = v.InferOutput<typeof madeItem>

/** What came of a dated topic or of a leader's demand. */
export const madeOf = v.object({
  points: v.array(
    v.object({ id: keyPointId, setId: keyPointSetId, title: v.string(), isPublished: v.boolean() }),
  ),
  commissions: v.array(v.object({ id: commissionId, topic: v.string(), issuedAt: instant })),
  /** Of the points and commissions and, of a topic, begun by a tap on it; each once. */
  items: v.array(madeItem),
})
export type MadeOf = v.InferOutput<typeof madeOf>
