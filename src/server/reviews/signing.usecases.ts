import type { ItemId } from '../../domain/ids.ts'
import type { ItemEvent, UnitPost } from '../../domain/item/item-event.ts'
import type { ItemText } from '../../domain/item/item-text.ts'
import type { Remark } from '../../domain/item/remark.ts'
import { workStateOf } from '../../domain/item/work-state.ts'
import { signAs, type SignedAs } from '../../domain/review/sign-as.ts'
import type { RefusalCode } from '../../protocol/codes.ts'
import type { SendingBack, Signature } from '../../protocol/review.ts'
import type { Outcome } from '../../protocol/sync.ts'
import { recordRefusal } from '../audit/audit.usecases.ts'
import type { Database } from '../db/database.ts'
import { publishItem } from '../feed/feed.usecases.ts'
import { recordEvent } from '../items/item-events.usecases.ts'
import {
  findItemHead,
  getRevision,
  listEvents,
  raiseRev,
  type ItemHead,
} from '../items/item-view.usecases.ts'
import type { Session } from '../sessions/session.ts'
import { listUnitDeputyships } from './deputies.repository.ts'

export interface Signing {
  itemId: ItemId
  /** The item's revision that the person read. */
  baseRev: number
  signer: Pick<Session, 'accountId' | 'displayName' | 'role' | 'unit'>
  at: number
}

/** Inside a write: the unit signs a text (审核通过, 签发); after its last signature the office has it. */
export function signItem(db: Database, signing: Signing, signature: Signature): Outcome {
  const { post, words, figures, remarks = [] } = signature
  const asked = ask(db, signing, { what: 'item.sign', post })
  if ('code' in asked) return reject(asked.code)
  const { text } = getRevision(db, asked.head.revisionId)
  if (!remarks.every((remark) => isAtItsPassage(text, remark))) return reject('command.malformed')
  const { at, signer } = signing
  return record(db, asked.head, {
    type: 'signed',
    at,
    by: signer.displayName,
    ...asked.as,
    words,
    figures,
    ...(remarks.length === 0 ? {} : { remarks }),
  })
}

/** Inside a write: the unit gives a text back to its author, with remarks at their passages. */
export function sendItemBack(db: Database, signing: Signing, sent: SendingBack): Outcome {
  const { post, reason, words, remarks } = sent
  const asked = ask(db, signing, { what: 'item.send_back', post })
  if ('code' in asked) return reject(asked.code)
  const { text } = getRevision(db, asked.head.revisionId)
  if (!remarks.every((remark) => isAtItsPassage(text, remark))) return reject('command.malformed')
  const { at, signer } = signing
  const event = {
    type: 'sent_back',
    at,
    by: signer.displayName,
    ...asked.as,
    reason,
    words,
    remarks,
  } as const
  return record(db, asked.head, event)
}

/** A passage of the text as the office has it, so that the author finds it. */
function isAtItsPassage(text: ItemText, { field, from, until, quote }: Remark): boolean {
  return from < until && text[field].slice(from, until).startsWith(quote) && quote !== ''
}

type Asked = { head: ItemHead; as: SignedAs } | { code: RefusalCode }

/** As what the person signs this text; a foreign unit's people are refused, and that they tried is kept. */
function ask(
  db: Database,
  signing: Signing,
  { what, post }: { what: 'item.sign' | 'item.send_back'; post: UnitPost },
): Asked {
  const { itemId, baseRev, signer, at } = signing
  const head = findItemHead(db, itemId)
  if (head === undefined) return { code: 'item.unknown' }
  if (head.unitId !== signer.unit?.id) {
    recordRefusal(db, { at, accountId: signer.accountId, what, subject: itemId, code: 'item.foreign' })
    return { code: 'item.foreign' }
  }
  // What was read is what is signed: a photo that came meanwhile does not matter, another text does.
  if (baseRev < head.textRev) return { code: 'item.changed' }
  const state = workStateOf(listEvents(db, itemId))
  const deputyships = listUnitDeputyships(db, head.unitId, at)
  const as = signAs({ authorId: head.carerId, state, person: signer, deputyships, at })
  if (typeof as === 'string') return { code: as }
  // Somebody else has signed the step that this person saw.
  return as.post === post ? { head, as } : { code: 'item.wrong_state' }
}

function record(db: Database, head: ItemHead, event: ItemEvent): Outcome {
  if (recordEvent(db, head.id, event).isRefused) return reject('item.wrong_state')
  publishItem(db, head)
  return { status: 'saved', rev: raiseRev(db, head.id) }
}

function reject(code: RefusalCode): Outcome {
  return { status: 'rejected', code }
}
