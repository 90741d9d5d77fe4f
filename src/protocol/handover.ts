import * as v from 'valibot'
import { WORK_KINDS } from '../domain/people/handover.ts'
import { instant } from './fields.ts'

/** A piece of work that somebody leaves unfinished. */
export const unfinishedWork = v.object({ kind: v.picklist(WORK_KINDS), id: v.string(), title: v.string() })

/** What a successor's phone is told of what it takes over. */
export const HANDOVER_TOLD = 'handover'
export const toldHandover = v.object({
  fromName: v.string(),
  byName: v.string(),
  at: instant,
  moved: v.array(unfinishedWork),
})
export type ToldHandover = v.InferOutput<typeof toldHandover>
