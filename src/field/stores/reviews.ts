import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { findSecrecyMark } from '../../domain/check/secrecy-mark.ts'
import { newCommandId, newItemId, parseItemId, type AccountId, type ItemId } from '../../domain/ids.ts'
import type { PhotoFile } from '../../domain/item/item.ts'
import type { Remark } from '../../domain/item/remark.ts'
import type { ReviewSheet } from '../../domain/review/review-sheet.ts'
import { hashText } from '../local/photo-bytes.ts'
import {
  keepRemarks,
  keepSheet,
  putAway,
  queueReview,
  watchReviews,
  type Deed,
  type KnownReviews,
  type SendingBack,
  type Signature,
} from '../local/reviews.ts'
import { downloadPhoto } from '../sync/download-photo.ts'
import { APP_VERSION } from './app-version.ts'
import { browserIds, getFieldMemory } from './field-memory.ts'
import { leftoversOf, reviewsOf, type Leftover, type Review } from './review-list.ts'
import { useSyncStore } from './sync.ts'

export {
  commentsOf,
  isForSignature,
  isToDo,
  recentCommentsOf,
  type Comment,
  type Leftover,
  type Review,
} from './review-list.ts'

/** What became of a tap: it waits in the outbox, holds a secrecy mark, or could not be kept. */
export type DeedAnswer = 'waiting' | 'secret' | 'problem'

/** The unit's signatures on this phone: what waits, who stands in for whom, and signing; none of it needs a network. */
export const useReviewsStore = defineStore('reviews', () => {
  const known = shallowRef<KnownReviews>()
  const hasFailed = shallowRef(false)
  const { account } = getFieldMemory()

  const status = computed(() => {
    if (hasFailed.value) return 'failed'
    return known.value === undefined ? 'loading' : 'ready'
  })
  const reviewsAt = (now: number): Review[] =>
    known.value === undefined ? [] : reviewsOf(known.value, account, now)
  const leftoversAt = (now: number): Leftover[] =>
    known.value === undefined ? [] : leftoversOf(known.value, reviewsAt(now))
  const isHolder = computed(() => account.role === 'reviewer' || account.role === 'signer')
  const deputyships = computed(() => known.value?.deputyships ?? [])
  const ownDeputyships = computed(() =>
    deputyships.value.filter(({ holderId }) => holderId === account.accountId),
  )
  const colleagues = computed(
    () => known.value?.colleagues.filter(({ id }) => id !== account.accountId) ?? [],
  )
  /** What was done about a subject on this phone, the newest last. */
  const deedsOf = (id: string) => known.value?.deeds.filter(({ itemId }) => itemId === id) ?? []
  const deputyDeeds = computed(() => known.value?.deeds.filter(({ type }) => type === 'deputy.name') ?? [])

  function start(): void {
    hasFailed.value = false
    watchReviews(getFieldMemory().database, {
      next: (value) => (known.value = value),
      error: () => (hasFailed.value = true),
    })
  }

  const sign = ({ item }: Review, payload: Signature) =>
    queue({ type: 'item.sign', payload }, item.id, item.rev, [
      payload.words,
      ...(payload.remarks ?? []).map(({ words }) => words),
    ])

  const sendBack = ({ item }: Review, payload: SendingBack) =>
    queue({ type: 'item.send_back', payload }, item.id, item.rev, [
      payload.words,
      ...payload.remarks.map(({ words }) => words),
    ])

  async function withdraw(id: string): Promise<DeedAnswer> {
    const itemId = parseItemId(id)
    if (itemId === undefined) return 'problem'
    const row = await getFieldMemory().database.items.get(itemId)
    return queue({ type: 'item.withdraw', payload: {} }, itemId, row?.rev ?? 0)
  }

  const nameDeputy = (payload: { deputyId: AccountId; from: number; until: number }) =>
    queue({ type: 'deputy.name', payload }, newItemId(browserIds), 0)

  const endDeputy = (id: string) => queue({ type: 'deputy.end', payload: {} }, id as ItemId, 0)

  async function queue(
    deed: Deed,
    subjectId: ItemId,
    baseRev: number,
    words: readonly string[] = [],
  ): Promise<DeedAnswer> {
    // 涉密不上网: whatever leaves the phone is looked at.
    if (words.some((text) => findSecrecyMark(text) !== undefined)) return 'secret'
    const commandId = newCommandId(browserIds)
    const frame = { commandId, now: Date.now(), appVersion: APP_VERSION, hash: hashText }
    try {
      await queueReview(getFieldMemory().database, { deed, subjectId, baseRev, ...frame })
    } catch {
      return 'problem'
    }
    useSyncStore().wakeSoon()
    return 'waiting'
  }

  /** False when the phone could not keep what was remarked on in a text. */
  const saveRemarks = (id: ItemId, remarks: readonly Remark[]): Promise<boolean> =>
    keepRemarks(getFieldMemory().database, id, remarks).then(
      () => true,
      () => false,
    )

  /** The same for what stands on a sheet. */
  const saveSheet = ({ item }: Review, part: Partial<ReviewSheet>): Promise<boolean> =>
    keepSheet(getFieldMemory().database, item.id, { part, title: item.text.title, now: Date.now() }).then(
      () => true,
      () => false,
    )

  const putLeftoverAway = ({ id }: Leftover): Promise<void> => putAway(getFieldMemory().database, id)

  /** A photo of the unit's item: it comes when it is looked at, and needs the network. */
  const loadPhoto = (itemId: ItemId, { sha256 }: PhotoFile) => downloadPhoto(itemId, sha256, fetch)

  start()
  return {
    status,
    isHolder,
    deputyships,
    ownDeputyships,
    colleagues,
    deputyDeeds,
    reviewsAt,
    deedsOf,
    retry: start,
    sign,
    sendBack,
    saveRemarks,
    saveSheet,
    leftoversAt,
    putLeftoverAway,
    withdraw,
    nameDeputy,
    endDeputy,
    loadPhoto,
  }
})
