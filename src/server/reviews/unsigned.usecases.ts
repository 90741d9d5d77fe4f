import { workStateOf } from '../../domain/item/work-state.ts'
import { nextStepOf, signatureDueAt } from '../../domain/review/sign-as.ts'
import type { UnsignedList } from '../../protocol/review.ts'
import type { Database } from '../db/database.ts'
import { listEvents, listTitles, listUnsignedHeads } from '../items/item-view.usecases.ts'
import { getUnit } from '../people/people.usecases.ts'
import { reminderOf } from './remind.usecases.ts'
import { namesFor } from './review-view.usecases.ts'

/** What lies in the units unsigned (杜绝压存现象, BE-29), longest waiting first, with whom it waits for. */
export function listUnsigned(db: Database, at: number): UnsignedList {
  const heads = listUnsignedHeads(db, null)
  const ids = heads.map(({ id }) => id)
  const titles = new Map(listTitles(db, ids).map(({ id, title }) => [id, title]))
  const items = heads.flatMap(({ id, unitId, authorId }) => {
    const state = workStateOf(listEvents(db, id))
    const step = nextStepOf(state)
    if (step === undefined || !('since' in state)) return []
    const { post } = step
    return [
      {
        id,
        title: titles.get(id) ?? '',
        unitName: getUnit(db, unitId).name,
        post,
        waitsFor: namesFor(db, { unitId, post, authorId }, at),
        since: state.since,
        dueAt: signatureDueAt(state),
        reminded: reminderOf(db, id, state),
      },
    ]
  })
  return { items: items.sort((a, b) => a.since - b.since), serverTime: at }
}
