import { defineStore } from 'pinia'
import { onScopeDispose, reactive, ref, watch } from 'vue'
import { findSecrecyMark } from '../../domain/check/secrecy-mark.ts'
import { newCommandId, newItemId, type ContactId, type ItemId } from '../../domain/ids.ts'
import { USUAL_CHANNEL, type LeadChannel } from '../../domain/lead/channel.ts'
import {
  dropLeadDraft,
  readLeadDraft,
  reportLead,
  saveLeadDraft,
  type LeadDraft,
} from '../local/lead-draft.ts'
import { hashText } from '../local/photo-bytes.ts'
import { APP_VERSION } from './app-version.ts'
import { createAutosave } from './autosave.ts'
import { createDraftPhotos } from './draft-photos.ts'
import { browserIds, getFieldMemory } from './field-memory.ts'
import { useSyncStore } from './sync.ts'

/** `secret`: the words carry a classification mark. `problem`: the phone could not keep it. */
export type LeadProblem = 'missing' | 'preparing' | 'changed' | 'secret' | 'problem'

interface LeadForm {
  words: string
  place: string
  channel: LeadChannel
  /** Empty when no contact point is named. */
  contactId: ContactId | ''
}

/** The one lead being written. What is typed is kept by itself, so that a killed page loses less than a second of it. */
export const useLeadFormStore = defineStore('lead-form', () => {
  const { database } = getFieldMemory()
  const status = ref<'loading' | 'ready'>('loading')
  const form = reactive<LeadForm>(emptyForm())
  const saveState = ref<'fresh' | 'typing' | 'saved' | 'unsaved'>('fresh')
  const autosave = createAutosave(save)
  const photos = createDraftPhotos(keepDraft)
  let id: ItemId = newItemId(browserIds)
  let isFilling = false
  let taking = 0

  watch(
    form,
    () => {
      if (isFilling || status.value !== 'ready') return
      saveState.value = 'typing'
      autosave.touch()
    },
    { flush: 'sync' },
  )

  /** Opens the lead that was being written last, or a new one. */
  async function open(): Promise<void> {
    status.value = 'loading'
    const draft = await readLeadDraft(database).catch(() => undefined)
    id = draft?.id ?? newItemId(browserIds)
    isFilling = true
    Object.assign(form, emptyForm(), draft === undefined ? {} : readForm(draft))
    isFilling = false
    saveState.value = draft === undefined ? 'fresh' : 'saved'
    photos.watch(id)
    status.value = 'ready'
  }

  async function close(): Promise<void> {
    await autosave.flush()
    autosave.stop()
    photos.unwatch()
  }

  async function save(): Promise<boolean> {
    try {
      await saveLeadDraft(database, {
        id,
        ...form,
        contactId: form.contactId === '' ? null : form.contactId,
        savedAt: Date.now(),
      })
      saveState.value = autosave.hasMore() ? 'typing' : 'saved'
      return true
    } catch {
      saveState.value = 'unsaved'
      return false
    }
  }

  /** A photo belongs to a lead that is found again. */
  async function keepDraft(): Promise<void> {
    if (saveState.value === 'fresh') autosave.touch()
    await autosave.flush()
  }

  /** One photo: another takes its place. */
  async function takePhoto(file: File): Promise<void> {
    taking++
    try {
      for (const photo of photos.photos.value) await photos.remove(photo.id)
      await photos.add(id, [file])
    } finally {
      taking--
    }
  }

  /** Undefined when it stands in the outbox. */
  async function send(): Promise<LeadProblem | undefined> {
    // 涉密不上网: whatever leaves the phone is looked at.
    if (findSecrecyMark(`${form.words}\n${form.place}`) !== undefined) return 'secret'
    await autosave.flush()
    if (saveState.value === 'unsaved') return 'problem'
    // The phone's memory knows of a photo only once its bytes are stored.
    if (taking > 0) return 'preparing'
    try {
      const answer = await reportLead(database, {
        commandId: newCommandId(browserIds),
        now: Date.now(),
        appVersion: APP_VERSION,
        hash: hashText,
      })
      if (!answer.ok) return answer.problem
    } catch {
      return 'problem'
    }
    photos.unwatch()
    useSyncStore().wakeSoon()
    return undefined
  }

  async function discard(): Promise<void> {
    autosave.stop()
    await dropLeadDraft(database, id)
    photos.unwatch()
    await open()
  }

  onScopeDispose(() => photos.unwatch())
  return {
    status,
    form,
    saveState,
    photos: photos.photos,
    open,
    close,
    takePhoto,
    removePhoto: photos.remove,
    send,
    discard,
  }
})

function emptyForm(): LeadForm {
  return { words: '', place: '', channel: USUAL_CHANNEL, contactId: '' }
}

function readForm({ words, place, channel = USUAL_CHANNEL, contactId }: LeadDraft): LeadForm {
  return { words, place, channel, contactId: contactId ?? '' }
}
