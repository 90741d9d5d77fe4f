import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef } from 'vue'
import { findSecrecyMark } from '../../domain/check/secrecy-mark.ts'
import { newCommandId, type ItemId } from '../../domain/ids.ts'
import {
  keepTypedOpinion,
  readTypedOpinions,
  watchAskedOpinions,
  type AskedOpinion,
} from '../local/consultations.ts'
import { queueDeed } from '../local/deeds.ts'
import { hashText } from '../local/photo-bytes.ts'
import { APP_VERSION } from './app-version.ts'
import { browserIds, getFieldMemory } from './field-memory.ts'
import { useSyncStore } from './sync.ts'

export type { AskedOpinion } from '../local/consultations.ts'

export type OpinionAnswer = 'waiting' | 'missing' | 'secret' | 'problem'

/** Whether the unit owes an answer: none is at the office, and none is on its way. */
export const isToAnswer = ({ answer, deed }: AskedOpinion) =>
  answer === null && (deed === undefined || deed.status === 'refused')

/** 会商: what the office asks this unit, answered by those who sign there; none of it needs a network. */
export const useConsultationsStore = defineStore('consultations', () => {
  const { database } = getFieldMemory()
  const opinions = shallowRef<AskedOpinion[]>()
  const hasFailed = shallowRef(false)

  const status = computed(() => {
    if (hasFailed.value) return 'failed'
    return opinions.value === undefined ? 'loading' : 'ready'
  })

  /** Puts the unit's opinion into the outbox. */
  async function answer({ id }: AskedOpinion, text: string): Promise<OpinionAnswer> {
    const words = text.trim()
    if (words === '') return 'missing'
    // 涉密不上网: whatever leaves the phone is looked at.
    if (findSecrecyMark(words) !== undefined) return 'secret'
    try {
      await queueDeed(database, {
        deed: { type: 'consultation.answer', payload: { words } },
        subjectId: id as string as ItemId,
        baseRev: 0,
        commandId: newCommandId(browserIds),
        now: Date.now(),
        appVersion: APP_VERSION,
        hash: hashText,
      })
    } catch {
      return 'problem'
    }
    // It is said; should the typed words stay behind, they are only offered once more.
    await keepTypedOpinion(database, id, '').catch(() => undefined)
    useSyncStore().wakeSoon()
    return 'waiting'
  }

  /** What was being typed when the app was left, by opinion; nothing where it cannot be read. */
  function readTyped(): Promise<Record<string, string>> {
    return readTypedOpinions(database).catch(() => ({}))
  }

  /** False when the phone could not keep what is being typed. */
  function keepTyped(id: string, words: string): Promise<boolean> {
    return keepTypedOpinion(database, id, words).then(
      () => true,
      () => false,
    )
  }

  const unwatch = watchAskedOpinions(database, {
    next: (rows) => (opinions.value = rows),
    error: () => (hasFailed.value = true),
  })
  onScopeDispose(unwatch)

  return { status, opinions, answer, readTyped, keepTyped }
})
