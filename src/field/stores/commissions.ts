import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { isCommissionOpen } from '../../domain/commission/commission-course.ts'
import type { Attachment } from '../../domain/commission/commission.ts'
import { findSecrecyMark } from '../../domain/check/secrecy-mark.ts'
import { newCommandId, newItemId, type CommissionId, type ItemId } from '../../domain/ids.ts'
import {
  watchCommissions,
  type AnyDeed,
  type CommissionDeed,
  type KnownCommissions,
  type PlanProposal,
} from '../local/commissions.ts'
import { queueDeed } from '../local/deeds.ts'
import { hashBytes, hashText, readBytes, storeBytes } from '../local/photo-bytes.ts'
import { startAnswer } from '../local/start-answer.ts'
import {
  keepTypedAct,
  keepTypedProposal,
  readTypedActs,
  readTypedProposal,
  typedActKey,
  type TypedAct,
  type TypedProposal,
} from '../local/typed-acts.ts'
import type { Unwatch } from '../local/watch.ts'
import { downloadAttachment } from '../sync/download-attachment.ts'
import { APP_VERSION } from './app-version.ts'
import { viewCommissions, viewTopics, type CommissionView } from './commission-view.ts'
import { browserIds, getFieldMemory } from './field-memory.ts'
import { useSyncStore } from './sync.ts'

export type { CommissionDeed } from '../local/commissions.ts'
export type { TypedAct, TypedProposal } from '../local/typed-acts.ts'
export type { CommissionView, ShownEvent, TopicView } from './commission-view.ts'

/** `waiting`: it stands in the outbox. `secret`: the words carry a classification mark. `problem`: it was not saved. */
export type DeedAnswer = 'waiting' | 'secret' | 'problem'

/** 约稿 as this phone knows it; everything that can be done about it needs no network. */
export const useCommissionsStore = defineStore('commissions', () => {
  const { account, database } = getFieldMemory()
  const known = shallowRef<KnownCommissions>()
  const hasFailed = ref(false)
  let unwatch: Unwatch = () => {}

  const commissions = computed(() => (known.value === undefined ? [] : viewCommissions(known.value, account)))
  const topics = computed(() => (known.value === undefined ? [] : viewTopics(known.value)))
  const openCount = computed(() => commissions.value.filter(({ course }) => isCommissionOpen(course)).length)
  const status = computed(() => {
    if (hasFailed.value) return 'failed'
    return known.value === undefined ? 'loading' : 'ready'
  })

  function start(): void {
    unwatch()
    hasFailed.value = false
    unwatch = watchCommissions(database, {
      next: (value) => (known.value = value),
      error: () => (hasFailed.value = true),
    })
  }

  async function act(id: CommissionId, deed: CommissionDeed): Promise<DeedAnswer> {
    const answer = await queue(id as string as ItemId, deed)
    // It is said; should the typed words stay behind, they are only offered once more.
    if (answer === 'waiting') await keepTyped(id, deed.type, null)
    return answer
  }

  /** What was being typed for that deed; undefined when nothing was, or nothing can be read. */
  async function readTyped(id: CommissionId, type: CommissionDeed['type']): Promise<TypedAct | undefined> {
    const typed: Record<string, TypedAct> = await readTypedActs(database).catch(() => ({}))
    return typed[typedActKey(id, type)]
  }

  /** Whether it is kept. */
  function keepTyped(
    id: CommissionId,
    type: CommissionDeed['type'],
    typed: TypedAct | null,
  ): Promise<boolean> {
    return keepTypedAct(database, typedActKey(id, type), typed).then(
      () => true,
      () => false,
    )
  }

  async function propose(payload: PlanProposal['payload']): Promise<DeedAnswer> {
    const answer = await queue(newItemId(browserIds), { type: 'plan.propose', payload })
    if (answer === 'waiting') await keepProposal(null)
    return answer
  }

  /** The topic that was being typed when the sheet was left. */
  const readProposal = () => readTypedProposal(database).catch(() => undefined)

  /** Whether it is kept. */
  const keepProposal = (typed: TypedProposal | null) =>
    keepTypedProposal(database, typed).then(
      () => true,
      () => false,
    )

  async function queue(subjectId: ItemId, deed: AnyDeed): Promise<DeedAnswer> {
    // 涉密不上网: whatever leaves the phone is looked at.
    if (findSecrecyMark(JSON.stringify(deed.payload)) !== undefined) return 'secret'
    try {
      await queueDeed(database, {
        deed,
        subjectId,
        baseRev: 0,
        commandId: newCommandId(browserIds),
        now: Date.now(),
        appVersion: APP_VERSION,
        hash: hashText,
      })
    } catch {
      return 'problem'
    }
    useSyncStore().wakeSoon()
    return 'waiting'
  }

  /** The id of the draft that answers it; null when the phone could not keep one. */
  async function answer({ commission }: CommissionView): Promise<ItemId | null> {
    try {
      return await startAnswer(database, commission, { itemId: newItemId(browserIds), now: Date.now() })
    } catch {
      return null
    }
  }

  /** An attachment out of the phone's memory, or from the office and then kept; null when neither has it. */
  async function readFile(id: CommissionId, { sha256 }: Attachment): Promise<ArrayBuffer | null> {
    const kept = await readBytes(database, sha256).catch(() => null)
    if (kept !== null) return kept
    const bytes = await downloadAttachment(id, sha256, fetch)
    if (bytes === null || (await hashBytes(bytes)) !== sha256) return null
    // A full phone still shows what it has just fetched.
    await storeBytes(database, sha256, bytes).catch(() => undefined)
    return bytes
  }

  async function hasFile({ sha256 }: Attachment): Promise<boolean> {
    return (await readBytes(database, sha256, 0, 1).catch(() => null)) !== null
  }

  onScopeDispose(() => unwatch())
  start()
  return {
    status,
    commissions,
    topics,
    openCount,
    act,
    readTyped,
    keepTyped,
    propose,
    readProposal,
    keepProposal,
    answer,
    readFile,
    hasFile,
    retry: start,
  }
})
