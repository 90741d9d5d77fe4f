import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { CommandId, ItemId } from '../../domain/ids.ts'
import type { DeskItem } from '../../protocol/desk.ts'
import type { AskRequest, DeskAct, Handling } from '../../protocol/desk-intake.ts'
import type { Answer } from '../api.ts'
import { answerOpinion, askOpinion, readHandling, sendAct } from '../intake-api.ts'
import { newRequestId } from '../new-command-id.ts'
import { useReadingStore } from './reading.ts'

type WithoutKeys<Variant> = Variant extends unknown ? Omit<Variant, 'id' | 'baseRev'> : never
export type Act = WithoutKeys<DeskAct>
/** 批示 as somebody at the desk enters it. */
export type InstructionEntry = Omit<Extract<Act, { type: 'instructed' }>, 'type'>

/** What stands beside the item that is read: claims, reviews, comments, opinions. */
export const useHandlingStore = defineStore('handling', () => {
  const reading = useReadingStore()
  const of = shallowRef<ItemId>()
  const known = shallowRef<Handling>()
  const failure = shallowRef<string>()
  const refusalCode = shallowRef<string>()
  const isBusy = shallowRef(false)
  // The same act on the same revision is one, however often it is sent.
  let sent: { key: string; id: CommandId } | undefined

  const handling = computed(() => (of.value === reading.itemId ? known.value : undefined))

  async function load(id: ItemId) {
    if (of.value !== id) {
      of.value = id
      known.value = undefined
      refusalCode.value = undefined
    }
    const answer = await readHandling(id)
    if (of.value === id) accept(answer)
  }

  /** Answers the item as it is afterwards; nothing when it was refused, and then the newest state is read. */
  async function act(read: DeskItem, wish: Act): Promise<DeskItem | undefined> {
    const { id: itemId, rev: baseRev } = read.item
    const answer = await busily(() =>
      sendAct(itemId, { ...wish, id: idOf(`${itemId}/${baseRev}/${JSON.stringify(wish)}`), baseRev }),
    )
    if (answer === undefined) return undefined
    if (answer.ok) {
      reading.show(answer.value)
      void load(itemId)
      return answer.value
    }
    refusalCode.value = answer.code
    if (answer.code === 'item.changed') await reading.reload()
    return undefined
  }

  /** Whether the question, or the answer, is at the office. */
  async function consult(itemId: ItemId, request: AskRequest): Promise<boolean> {
    return take(await busily(() => askOpinion(itemId, request)))
  }

  async function answer(id: CommandId, words: string): Promise<boolean> {
    return take(await busily(() => answerOpinion(id, { words })))
  }

  function take(reply: Answer<Handling> | undefined): boolean {
    if (reply === undefined) return false
    if (reply.ok) accept(reply)
    else refusalCode.value = reply.code
    return reply.ok
  }

  function accept(reply: Answer<Handling>) {
    failure.value = reply.ok ? undefined : reply.code
    if (reply.ok) known.value = reply.value
  }

  async function busily<Value>(run: () => Promise<Value>): Promise<Value | undefined> {
    if (isBusy.value) return undefined
    isBusy.value = true
    refusalCode.value = undefined
    try {
      return await run()
    } finally {
      isBusy.value = false
    }
  }

  function idOf(key: string): CommandId {
    if (sent?.key !== key) sent = { key, id: newRequestId() }
    return sent.id
  }

  return { handling, failure, refusalCode, isBusy, load, act, consult, answer }
})
