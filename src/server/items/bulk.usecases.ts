import type { BulkAnswer, BulkRequest } from '../../protocol/desk-intake.ts'
import { Refusal } from '../http/refusal.ts'
import type { Parts } from '../parts.ts'
import type { Session } from '../sessions/session.ts'
import { act } from './acts.usecases.ts'
import { decide } from './decision.usecases.ts'

export interface DoingMany {
  request: BulkRequest
  editor: Pick<Session, 'accountId' | 'displayName' | 'role'>
  at: number
}

type BulkParts = Pick<Parts, 'db' | 'policies' | 'events' | 'config'>

/** One thing for many items: each is a transaction of its own, and one that is refused keeps none of the others back. */
export async function doMany(parts: BulkParts, { request, editor, at }: DoingMany): Promise<BulkAnswer> {
  const results = request.items.map(async ({ itemId, ...sent }) => {
    const code = await codeOf(() => doOne(parts, request, { itemId, ...sent, editor, at }))
    return { itemId, code }
  })
  return { results: await Promise.all(results) }
}

type One = BulkRequest['items'][number] & Pick<DoingMany, 'editor' | 'at'>

function doOne(parts: BulkParts, request: BulkRequest, { itemId, id, baseRev, editor, at }: One) {
  const { items: _items, ...what } = request
  if (what.type === 'claimed')
    return act(parts, { itemId, act: { ...what, id, baseRev }, person: editor, at })
  return decide(parts, { itemId, decision: { ...what, id, baseRev }, editor, at })
}

/** Null when it was done; the code of an expected refusal. Anything else is the server's own failure. */
async function codeOf(run: () => Promise<unknown>): Promise<string | null> {
  try {
    await run()
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}
