import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef } from 'vue'
import { findSecrecyMark } from '../../domain/check/secrecy-mark.ts'
import { newCommandId, type ItemId } from '../../domain/ids.ts'
import { keepFinding, readFindings, watchClues, type KnownClues, type TypedFinding } from '../local/clues.ts'
import { queueDeed } from '../local/deeds.ts'
import { hashText } from '../local/photo-bytes.ts'
import type { Unwatch } from '../local/watch.ts'
import { APP_VERSION } from './app-version.ts'
import { viewClues } from './clue-view.ts'
import { browserIds, getFieldMemory } from './field-memory.ts'
import { useSyncStore } from './sync.ts'

export type { ClueView } from './clue-view.ts'
export type { TypedFinding } from '../local/clues.ts'

/** `finding`: none was chosen. `missing`: no words. `secret`: the words carry a classification mark. `problem`: the phone could not keep it. */
export type FindingProblem = 'finding' | 'missing' | 'secret' | 'problem'

/** 舆情线索 that the unit is to verify; read and answered without a network. */
export const useCluesStore = defineStore('clues', () => {
  const { database } = getFieldMemory()
  const known = shallowRef<KnownClues>()
  const hasFailed = shallowRef(false)
  let unwatch: Unwatch = () => {}

  const clues = computed(() => (known.value === undefined ? [] : viewClues(known.value)))
  const toVerify = computed(() => clues.value.filter(({ status }) => status === 'asked').length)

  function start(): void {
    unwatch()
    hasFailed.value = false
    unwatch = watchClues(database, {
      next: (value) => (known.value = value),
      error: () => (hasFailed.value = true),
    })
  }

  /** Undefined when the answer stands in the outbox. */
  async function verify(id: string, { finding, words }: TypedFinding): Promise<FindingProblem | undefined> {
    const said = words.trim()
    if (finding === '') return 'finding'
    if (said === '') return 'missing'
    // 涉密不上网: whatever leaves the phone is looked at.
    if (findSecrecyMark(said) !== undefined) return 'secret'
    try {
      await queueDeed(database, {
        deed: { type: 'clue.verify', payload: { finding, words: said } },
        subjectId: id as ItemId,
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
    await keepFinding(database, id, null).catch(() => undefined)
    useSyncStore().wakeSoon()
    return undefined
  }

  /** What was being typed about it; undefined when nothing was, or nothing can be read. */
  async function readTyped(id: string): Promise<TypedFinding | undefined> {
    const typed: Record<string, TypedFinding> = await readFindings(database).catch(() => ({}))
    return typed[id]
  }

  /** Whether it is kept. */
  function keepTyped(id: string, typed: TypedFinding): Promise<boolean> {
    return keepFinding(database, id, typed).then(
      () => true,
      () => false,
    )
  }

  onScopeDispose(() => unwatch())
  start()
  return { clues, toVerify, hasFailed, verify, readTyped, keepTyped, retry: start }
})
