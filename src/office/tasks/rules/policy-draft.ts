import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Policy } from '../../../domain/policy/policy.ts'
import { isWithin, readAt, writeAt } from '../description/at-path.ts'
import { forgetDraft, keepDraft, readKeptDraft } from './kept-draft.ts'

/** The document being edited; nothing of it holds until it is published. */
export const usePolicyDraftStore = defineStore('policy-draft', () => {
  const draft = shallowRef<Policy>()
  /** What cannot be read as a value of the document, by its path: it stands at its field and is not in the draft. */
  const unreadable = shallowRef<ReadonlyMap<string, string>>(new Map())
  // Grows when the draft is another one, so that its controls begin anew.
  const generation = shallowRef(0)
  let accountId = ''

  const isEditing = computed(() => draft.value !== undefined)

  /** Whose desk it is; what this person left unfinished is there again. */
  function claim(id: string) {
    if (accountId === id) return
    accountId = id
    draft.value = readKeptDraft(id)
  }

  function begin(policy: Policy) {
    unreadable.value = new Map()
    generation.value++
    keep(policy)
  }

  function change(path: string, value: unknown) {
    if (draft.value === undefined) return
    keep(writeAt(draft.value, path, value))
    markReadable(path)
  }

  function markUnreadable(path: string, sentence: string) {
    unreadable.value = new Map([...unreadable.value, [path, sentence]])
  }

  function markReadable(path: string) {
    const kept = [...unreadable.value].filter(([each]) => !isWithin(each, path))
    if (kept.length < unreadable.value.size) unreadable.value = new Map(kept)
  }

  function add(listPath: string, rule: unknown) {
    change(listPath, [...rules(listPath), rule])
  }

  function remove(listPath: string, index: number) {
    change(
      listPath,
      rules(listPath).filter((_rule, each) => each !== index),
    )
  }

  /** Moves a rule up (-1) or down (1) in its list. */
  function move(listPath: string, index: number, step: 1 | -1) {
    const moved = [...rules(listPath)]
    const [rule] = moved.splice(index, 1)
    moved.splice(index + step, 0, rule)
    change(listPath, moved)
  }

  function discard() {
    draft.value = undefined
    unreadable.value = new Map()
    forgetDraft(accountId)
  }

  function clear() {
    accountId = ''
    draft.value = undefined
    unreadable.value = new Map()
  }

  function rules(listPath: string): unknown[] {
    return readAt(draft.value, listPath) as unknown[]
  }

  function keep(policy: Policy) {
    draft.value = policy
    keepDraft(accountId, policy)
  }

  return {
    draft,
    unreadable,
    generation,
    isEditing,
    claim,
    begin,
    change,
    markUnreadable,
    markReadable,
    add,
    remove,
    move,
    discard,
    clear,
  }
})
