import { defineStore } from 'pinia'
import { computed, reactive, ref, watch } from 'vue'
import { newItemId, parseItemId, type ItemId, type PhotoId } from '../../domain/ids.ts'
import { countCharacters, type ItemNote, type ItemText } from '../../domain/item/item-text.ts'
import { startWorker } from '../local/add-photo.ts'
import { createAutosave } from './autosave.ts'
import { holdDraft } from './draft-lock.ts'
import { createDraftNotes } from './draft-notes.ts'
import { createDraftPhotos } from './draft-photos.ts'
import { createDraftRules } from './draft-rules.ts'
import { createDraftSettings } from './draft-settings.ts'
import { browserIds, getFieldMemory } from './field-memory.ts'
import { emptyText, openText } from './open-text.ts'
import { useStorageStore } from './storage.ts'
import { submitSaved, type SubmitAnswer } from './submit-saved.ts'
import { useSyncStore } from './sync.ts'
import { createTextKeeper, type SaveState } from './text-keeper.ts'

export type { SubmitAnswer } from './submit-saved.ts'
export type { SaveState } from './text-keeper.ts'

/** The one open editor. What is typed goes to the phone's memory by itself; `saveState` says what is true. */
export const useDraftStore = defineStore('draft', () => {
  const storage = useStorageStore()
  const sync = useSyncStore()
  const status = ref<'closed' | 'loading' | 'ready' | 'missing' | 'locked' | 'unreadable'>('closed')
  const draftId = ref<ItemId | null>(null)
  const text = reactive<ItemText>(emptyText())
  const { notes, ...ownNotes } = createDraftNotes()
  const saveState = ref<SaveState>({ status: 'fresh' })
  const { policy, ...rules } = createDraftRules(text)
  const draftPhotos = createDraftPhotos(flush)
  const settings = createDraftSettings(draftId, ensureStored)
  const autosave = createAutosave(save)
  const keeper = createTextKeeper()
  /** The last words came from the second copy: the officer is told. */
  const isRecovered = ref(false)
  let release = () => {}
  let isFilling = false
  let turns = 0

  const characters = computed(() => countCharacters(text.body))

  // Named one by one: a deep look at the whole with each key would cost more than the rest of it.
  watch(
    [...(Object.keys(text) as (keyof ItemText)[]).map((part) => () => text[part]), notes],
    () => {
      if (isFilling || status.value !== 'ready') return
      if (!['typing', 'unsaved'].includes(saveState.value.status)) saveState.value = { status: 'typing' }
      autosave.touch()
    },
    { flush: 'sync' },
  )

  getFieldMemory().database.beforeLettingGo = flush

  async function create(): Promise<ItemId> {
    const id = newItemId(browserIds)
    await enter(id, { isNew: true })
    return id
  }

  async function open(id: string): Promise<void> {
    const itemId = parseItemId(id)
    if (itemId !== undefined && itemId === draftId.value && status.value === 'ready') return
    if (itemId === undefined) status.value = 'missing'
    else await enter(itemId, { isNew: false })
  }

  async function enter(id: ItemId, { isNew }: { isNew: boolean }): Promise<void> {
    const turn = ++turns
    await close()
    status.value = 'loading'
    const held = await holdDraft(id)
    // Overtaken by a quick step back or forward: only the last one asked for is opened.
    if (turn !== turns) return held?.()
    if (held === undefined) {
      status.value = 'locked'
      return
    }
    release = held
    // Read only now: another window may have saved to its last moment.
    const opened = await openText(id, { isNew })
    if (turn !== turns) return held()
    if (opened.status !== 'ready') {
      status.value = opened.status
      return
    }
    draftId.value = id
    policy.value = opened.policy
    keeper.begin(opened.seen)
    isRecovered.value = opened.isRecovered
    fill(opened.text, opened.notes)
    saveState.value = opened.saveState
    // What only the copy has is saved as soon as the memory answers.
    if (opened.saveState.status === 'unsaved') autosave.touch()
    draftPhotos.watch(id)
    if (typeof Worker !== 'undefined') startWorker()
    status.value = 'ready'
  }

  function fill(newText: ItemText, newNotes: ItemNote[]): void {
    isFilling = true
    Object.assign(text, newText)
    notes.value = newNotes
    isFilling = false
  }

  async function close(): Promise<void> {
    await flush()
    autosave.stop()
    draftPhotos.unwatch()
    release()
    release = () => {}
    status.value = 'closed'
    draftId.value = null
  }

  function flush(): Promise<void> {
    return autosave.flush()
  }

  /** The page is about to go: what is not saved yet is kept before this returns, and saved if there is still time. */
  function flushAtOnce(): void {
    const id = draftId.value
    const isUnsaved = ['typing', 'unsaved'].includes(saveState.value.status)
    if (id !== null && isUnsaved) keeper.keepAtOnce({ id, ...writing(), now: Date.now() })
    void flush()
  }

  const writing = () => ({ text: { ...text }, notes: notes.value.map((note) => ({ ...note })) })

  async function save(): Promise<boolean> {
    const id = draftId.value
    if (id === null) return true
    const kept = await keeper.keep({ id, ...writing(), now: Date.now() })
    // Another text may have been opened while the memory was being tried again.
    if (draftId.value === id) saveState.value = stateAfter(kept)
    if (kept.status !== 'saved') return false
    void storage.askOnceToPersist()
    return true
  }

  /** What was typed while the phone saved is not saved yet. */
  function stateAfter(kept: SaveState): SaveState {
    return kept.status === 'saved' && autosave.hasMore() ? { status: 'typing' } : kept
  }

  /** What belongs to a draft waits until the phone has the draft, an empty one too. */
  async function ensureStored(): Promise<void> {
    if (saveState.value.status === 'fresh') autosave.touch()
    await flush()
  }

  async function addPhotos(files: File[]): Promise<void> {
    if (draftId.value === null) return
    // A photo belongs to a draft that exists, so a draft with nothing but photos is found again.
    if (saveState.value.status === 'fresh') autosave.touch()
    await draftPhotos.add(draftId.value, files)
  }

  async function submit(): Promise<SubmitAnswer> {
    const id = draftId.value
    if (id === null) return { ok: false, problem: 'no_draft' }
    await ensureStored()
    if (saveState.value.status === 'unsaved') return { ok: false, problem: 'storage' }
    // The phone's memory knows of a photo only once its bytes are stored.
    if (draftPhotos.photos.value.some(({ upload }) => upload === 'preparing'))
      return { ok: false, problem: 'photos_preparing' }
    const answer = await submitSaved(id)
    if (!answer.ok) return answer
    await close()
    sync.wakeSoon()
    return answer
  }

  return {
    status,
    draftId,
    text,
    notes,
    photos: draftPhotos.photos,
    /** How many photos show a picture that is there already. */
    repeatedPhotos: draftPhotos.repeated,
    saveState,
    isRecovered,
    ...rules,
    characters,
    create,
    open,
    close,
    flush,
    flushAtOnce,
    addNote: ownNotes.add,
    changeNote: ownNotes.change,
    removeNote: ownNotes.remove,
    addPhotos,
    removePhoto: (id: PhotoId) => draftPhotos.remove(id),
    setPlaceAttached: (id: PhotoId, isAttached: boolean) => draftPhotos.setPlaceAttached(id, isAttached),
    submit,
    ...settings,
  }
})
