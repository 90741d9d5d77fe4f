import { computed, onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import type { ItemId } from '../../domain/ids.ts'
import type { Composite } from '../../protocol/desk-composites.ts'
import { deleteSheet, putSheet } from './api.ts'

const SAVE_PAUSE_MS = 1500

interface Written {
  title: string
  body: string
}

/**
 * What an editor writes into a composite: saved by itself at the office, beside the kept text, until it is kept. What
 * is typed stays when somebody else was faster; only what is untouched follows the office.
 */
export function useCompositeSheet(id: ItemId, composite: Ref<Composite>) {
  const left = composite.value.sheet
  const { title, body } = left ?? composite.value
  const text = shallowRef<Written>({ title, body })
  /** The kept text upon which this one stands. */
  const revision = shallowRef((left ?? composite.value).revision)
  const savedAt = shallowRef(left?.savedAt)
  const failure = shallowRef<string>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const isTyped = computed(() => !isSame(text.value, composite.value))
  const isUnsaved = computed(() => isTyped.value && savedAt.value === undefined)
  /** Somebody kept another text after this one was begun. */
  const isOvertaken = computed(() => isTyped.value && composite.value.revision !== revision.value)

  function write(changed: Partial<Written>) {
    text.value = { ...text.value, ...changed }
    savedAt.value = undefined
    clearTimeout(timer)
    timer = setTimeout(() => void saveNow(), SAVE_PAUSE_MS)
  }

  async function saveNow() {
    clearTimeout(timer)
    const current = text.value
    if (!isUnsaved.value) return
    const answer = await putSheet(id, { ...current, revision: revision.value })
    failure.value = answer.ok ? undefined : answer.code
    if (answer.ok && text.value === current) savedAt.value = answer.value.savedAt
  }

  /** The editor has seen the other text: the own one now stands on it. */
  function goOn() {
    revision.value = composite.value.revision
    write({})
  }

  async function discard() {
    clearTimeout(timer)
    const answer = await deleteSheet(id)
    failure.value = answer.ok ? undefined : answer.code
    if (!answer.ok) return
    text.value = { title: answer.value.title, body: answer.value.body }
    composite.value = answer.value
  }

  function warn(event: BeforeUnloadEvent) {
    if (isUnsaved.value) event.preventDefault()
  }

  watch(composite, (next, before) => {
    if (isSame(text.value, before)) text.value = { title: next.title, body: next.body }
    if (isSame(text.value, next)) revision.value = next.revision
  })

  window.addEventListener('beforeunload', warn)
  onScopeDispose(() => {
    window.removeEventListener('beforeunload', warn)
    void saveNow()
  })
  return { text, savedAt, failure, isTyped, isOvertaken, write, goOn, discard }
}

function isSame(one: Written, other: Written): boolean {
  return one.title === other.title && one.body === other.body
}
