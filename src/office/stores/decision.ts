import { defineStore } from 'pinia'
import { computed, shallowReactive, shallowRef } from 'vue'
import { newCommandId, type CommandId, type ItemId } from '../../domain/ids.ts'
import type { ItemEvent } from '../../domain/item/item-event.ts'
import { isAllowed } from '../../domain/item/work-state.ts'
import type { Decision, DeskItem } from '../../protocol/desk.ts'
import { readItem, sendDecision } from '../api.ts'
import {
  draftFor,
  toDecision,
  type DecisionDraft,
  type DecisionType,
  type DraftField,
} from './decision-draft.ts'

/** What happened to the item while the dialog was open. */
export interface Meanwhile {
  events: ItemEvent[]
  isTextChanged: boolean
  isStillAllowed: boolean
}

const idSource = {
  now: () => Date.now(),
  randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
}

/**
 * The dialog in which an editor decides. Drafts outlive the dialog, the reading pane and the session: whatever was
 * typed is there again when the same dialog is opened.
 */
export const useDecisionStore = defineStore('decision', () => {
  const drafts = shallowReactive(new Map<string, DecisionDraft>())
  const openKey = shallowRef<string>()
  const seen = shallowRef<DeskItem>()
  const isBusy = shallowRef(false)
  const missing = shallowRef<DraftField>()
  const refusalCode = shallowRef<string>()
  const meanwhile = shallowRef<Meanwhile>()
  // The same words under the same number are one decision, however often they are sent.
  let sent: { text: string; id: CommandId } | undefined

  const draft = computed(() => (openKey.value === undefined ? undefined : drafts.get(openKey.value)))

  function open(type: DecisionType, read: DeskItem, start: Partial<DecisionDraft> = {}) {
    const key = `${read.item.id}/${type}`
    const draft = drafts.get(key) ?? draftFor(read.item, type)
    drafts.set(key, { ...draft, ...start, baseRev: read.item.rev })
    openKey.value = key
    seen.value = read
    forgetAnswer()
  }

  function change(changed: Partial<DecisionDraft>) {
    if (openKey.value === undefined || draft.value === undefined) return
    drafts.set(openKey.value, { ...draft.value, ...changed })
    missing.value = undefined
  }

  function close() {
    openKey.value = undefined
    seen.value = undefined
    forgetAnswer()
  }

  /** Sends the decision; answers the item as it is afterwards, or nothing when the dialog has to stay. */
  async function confirm(): Promise<DeskItem | undefined> {
    const current = draft.value
    if (current === undefined || isBusy.value) return undefined
    const decision = toDecision(current, commandIdFor(current))
    if ('missing' in decision) {
      missing.value = decision.missing
      return undefined
    }
    isBusy.value = true
    forgetAnswer()
    try {
      return await send(current.itemId, decision)
    } finally {
      isBusy.value = false
    }
  }

  async function send(itemId: ItemId, decision: Decision): Promise<DeskItem | undefined> {
    const answer = await sendDecision(itemId, decision)
    if (answer.ok) {
      drafts.delete(`${itemId}/${decision.type}`)
      close()
      return answer.value
    }
    refusalCode.value = answer.code
    if (answer.code === 'item.changed' || answer.code === 'item.wrong_state') await lookAgain(itemId)
    return undefined
  }

  /** Somebody was faster: show what they did, and let the next confirmation speak of what is there now. */
  async function lookAgain(itemId: ItemId) {
    const before = seen.value
    const answer = await readItem(itemId)
    if (!answer.ok || before === undefined || draft.value === undefined) return
    const { item, status } = answer.value
    meanwhile.value = {
      events: item.events.slice(before.item.events.length),
      isTextChanged: JSON.stringify(item.text) !== JSON.stringify(before.item.text),
      isStillAllowed: isAllowed(status, draft.value.type),
    }
    seen.value = answer.value
    change({ baseRev: item.rev })
  }

  function commandIdFor(current: DecisionDraft): CommandId {
    const text = JSON.stringify(current)
    if (sent?.text !== text) sent = { text, id: newCommandId(idSource) }
    return sent.id
  }

  function forgetAnswer() {
    missing.value = undefined
    refusalCode.value = undefined
    meanwhile.value = undefined
  }

  function $reset() {
    drafts.clear()
    close()
  }

  return { draft, seen, isBusy, missing, refusalCode, meanwhile, open, change, close, confirm, $reset }
})
