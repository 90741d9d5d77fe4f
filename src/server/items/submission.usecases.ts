import { countedTime } from '../../domain/calendar/counted-time.ts'
import type { Month } from '../../domain/calendar/month.ts'
import type { CommissionId, ItemId, Sha256, UnitId } from '../../domain/ids.ts'
import { isMarkedSecret } from '../../domain/item/is-marked-secret.ts'
import type { ItemEvent } from '../../domain/item/item-event.ts'
import { countCharacters, findMissingFields } from '../../domain/item/item-text.ts'
import type { LeadFinder } from '../../domain/lead/lead-finder.ts'
import type { Merged } from '../../domain/item/three-way-merge.ts'
import { workStateOf } from '../../domain/item/work-state.ts'
import { isSameWriting } from '../../domain/item/written-text.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { Origin } from '../../domain/record/item-record.ts'
import { formatReceipt, receiptMonth } from '../../domain/receipt.ts'
import type { RefusalCode } from '../../protocol/codes.ts'
import type { Submission } from '../../protocol/commands.ts'
import type { Outcome } from '../../protocol/sync.ts'
import { publishItem, publishNewItem } from '../feed/feed.usecases.ts'
import type { Parts } from '../parts.ts'
import { attachPhotos, findManifestFault, type PhotoRule } from '../photos/photos.usecases.ts'
import { stepsOfArrival } from '../reviews/unit-steps.usecases.ts'
import type { Session } from '../sessions/session.ts'
import { recordEvent } from './item-events.usecases.ts'
import { getRevision } from './item-view.repository.ts'
import * as repository from './items.repository.ts'
import { joinWithNewerText } from './meet-newer-text.usecases.ts'
import { insertSibling, rememberText, settleSeenSiblings } from './siblings.repository.ts'

/** When and how a submission reached the office. */
export interface Arrival {
  at: number
  skewMs: number
  earlierSkewMs: number | null
}

export interface Submitted {
  itemId: ItemId
  baseRev: number
  claimedAt: number
  submission: Submission
  author: Pick<Session, 'accountId' | 'unit'>
  /** Row number of the sending device; null when there is none. */
  device: number | null
  arrival: Arrival
  /** The commission of its unit that it answers; left out when the unit wrote on its own account. */
  commissionId?: CommissionId | null
  /** Who found it, where somebody else than its author did. */
  finders?: readonly LeadFinder[]
}

type SubmissionParts = Pick<Parts, 'db' | 'policies'>

/** Inside a write: a new item gets its receipt number, its counted time and its first revision. */
export function submitItem(parts: SubmissionParts, submitted: Submitted): Outcome {
  const { itemId, submission, author } = submitted
  const fault = findFault(submission)
  if (fault !== undefined) return reject(fault)
  if (author.unit === null) return reject('item.foreign')
  const month = receiptMonth(submitted.arrival.at)
  const { isTaken, receiptNumber } = repository.findPlaceFor(parts.db, { id: itemId, month })
  if (isTaken) return reject('item.exists')
  return receive(parts, submitted, { unitId: author.unit.id, month, receiptNumber })
}

/** Inside a write: the corrected text of an item that the office returned. Receipt and counted time stay. */
export function resubmitItem(parts: SubmissionParts, submitted: Submitted): Outcome {
  const { db } = parts
  const { itemId, submission, author, baseRev } = submitted
  const fault = findFault(submission)
  if (fault !== undefined) return reject(fault)
  const head = repository.findItemHead(db, itemId)
  // A foreign item gets the answer of a missing one: that it exists is not everybody's business.
  if (head === undefined || head.carerId !== author.accountId) return reject('item.unknown')
  if (baseRev < head.textRev && isDifferent(db, head, submission))
    return meetNewerText(parts, head, submitted)
  if (head.status !== 'returned') return reject('item.not_returned')
  return replaceText(parts, head, submitted)
}

interface Place {
  unitId: UnitId
  month: Month
  receiptNumber: number
}

function receive({ db, policies }: SubmissionParts, submitted: Submitted, place: Place): Outcome {
  const { itemId, author, submission, arrival } = submitted
  const { unitId, month, receiptNumber } = place
  const authorId = author.accountId
  const policy = policies.at(arrival.at)
  const about = { submitted, unitId, origin: originOf(submitted), policy }
  const event = arrivalOf(db, 'submitted', about)
  repository.insertItem(db, {
    id: itemId,
    authorId,
    unitId,
    revisionId: addRevision(db, submitted, false),
    receiptMonth: month,
    receiptNumber,
    receivedAt: arrival.at,
    ...timeThatCounts(policy, submitted),
    category: submission.text.category,
    status: workStateOf([event]).status,
    commissionId: submitted.commissionId ?? null,
    finders: submitted.finders ?? [],
  })
  repository.insertFirstEvent(db, itemId, event)
  const missing = submission.manifest.length === 0 ? [] : listFiles(db, submitted, 'replace')
  publishNewItem(db, { id: itemId, carerId: authorId, unitId })
  return { status: 'applied', rev: 1, receipt: formatReceipt(month, receiptNumber), missing }
}

/** Asked for (约稿), or written by the unit itself (自报). */
function originOf({ commissionId }: { commissionId?: CommissionId | null }): Origin {
  return commissionId === null || commissionId === undefined ? 'own' : 'commissioned'
}

/** The arrival of a text with the signatures that it takes in its unit before the office has it. */
function arrivalOf(
  db: Parts['db'],
  type: 'submitted' | 'resubmitted',
  about: { submitted: Submitted; unitId: UnitId; origin: Origin; policy: Policy },
): ItemEvent {
  const { submitted, unitId, origin, policy } = about
  const { author, submission, claimedAt, arrival } = submitted
  const { category } = submission.text
  const text = { unitId, authorId: author.accountId, category, origin, at: arrival.at }
  return { type, at: arrival.at, claimedAt, ...stepsOfArrival(db, policy, text) }
}

function replaceText(
  parts: SubmissionParts,
  head: repository.ItemHead,
  submitted: Submitted,
  photos: PhotoRule = 'replace',
): Outcome {
  const { db, policies } = parts
  const { baseRev, arrival } = submitted
  rememberText(db, head)
  settleSeenSiblings(db, { itemId: head.id, rev: baseRev, at: arrival.at })
  const rev = repository.raiseRev(db, head.id)
  repository.setRevision(db, { id: head.id, revisionId: addRevision(db, submitted, false) })
  const policy = policies.at(arrival.at)
  const about = { submitted, unitId: head.unitId, origin: originOf(head), policy }
  const { isRefused } = recordEvent(db, head.id, arrivalOf(db, 'resubmitted', about))
  if (!isRefused) repository.setCorrectedAt(db, head.id, timeThatCounts(policy, submitted).countedAt)
  const missing = listFiles(db, submitted, photos)
  publishItem(db, head)
  return { status: 'applied', rev, receipt: formatReceipt(head.receiptMonth, head.receiptNumber), missing }
}

/** The text changed since the phone saw it: both become one where they do not touch, or stand side by side. */
function meetNewerText(parts: SubmissionParts, head: repository.ItemHead, submitted: Submitted): Outcome {
  const joined = joinWithNewerText(parts.db, head, submitted)
  return joined === undefined
    ? keepAsSibling(parts.db, head, submitted)
    : replaceByBoth(parts, head, submitted, joined)
}

/**
 * Both parents stay as revisions of their own. The phone hears of its own text under the lower number, so that the
 * joined one is news to it.
 */
function replaceByBoth(
  parts: SubmissionParts,
  head: repository.ItemHead,
  submitted: Submitted,
  joined: Merged,
): Outcome {
  const { db } = parts
  const outcome = replaceText(parts, head, submitted, 'unite')
  const own = repository.findItemHead(db, head.id)
  if (own !== undefined) rememberText(db, own)
  repository.raiseRev(db, head.id)
  const { text, notes } = joined
  const united = { ...submitted, device: null, submission: { ...submitted.submission, text, notes } }
  repository.setRevision(db, { id: head.id, revisionId: addRevision(db, united, false) })
  return outcome
}

function keepAsSibling(db: Parts['db'], head: repository.ItemHead, submitted: Submitted): Outcome {
  const revisionId = addRevision(db, submitted, true)
  const rev = repository.raiseRev(db, head.id)
  insertSibling(db, { revisionId, itemId: head.id, itemRev: rev })
  listFiles(db, submitted, 'unite')
  publishItem(db, head)
  return { status: 'merged', rev, sibling: head.id }
}

function isDifferent(db: Parts['db'], head: repository.ItemHead, submission: Submission): boolean {
  return !isSameWriting(getRevision(db, head.revisionId), submission)
}

function addRevision(db: Parts['db'], submitted: Submitted, isSibling: boolean): number {
  const { itemId, submission, device, claimedAt, arrival } = submitted
  const { text, notes } = submission
  const characters = countCharacters(text.body)
  return repository.insertRevision(db, {
    itemId,
    isSibling,
    text,
    notes,
    characters,
    device,
    claimedAt,
    receivedAt: arrival.at,
  })
}

function listFiles(
  db: Parts['db'],
  { itemId, author, submission, arrival }: Submitted,
  photos: PhotoRule,
): Sha256[] {
  const { manifest } = submission
  const about = { itemId, accountId: author.accountId, manifest, rule: photos }
  const { missing, completeAtOnce } = attachPhotos(db, about)
  if (completeAtOnce !== null) {
    recordEvent(db, itemId, { type: 'photos_complete', at: arrival.at, count: completeAtOnce })
  }
  return missing
}

function timeThatCounts({ countedBy }: Policy, { claimedAt, arrival }: Submitted) {
  const { at: receivedAt, skewMs, earlierSkewMs } = arrival
  if (countedBy === 'receipt') return { countedAt: receivedAt, countedBy: 'receipt' as const }
  return countedTime({ claimedAt, receivedAt, skewMs, earlierSkewMs })
}

function findFault(submission: Submission): RefusalCode | undefined {
  if (findMissingFields(submission.text).length > 0) return 'item.incomplete'
  // 涉密不上网: nothing of such a text may be stored.
  if (isMarkedSecret(submission)) return 'item.secrecy_mark'
  return findManifestFault(submission.manifest)
}

function reject(code: RefusalCode): Outcome {
  return { status: 'rejected', code }
}
