import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { CommandId, ItemId } from '../../domain/ids.ts'
import type { DeskItem } from '../../protocol/desk.ts'
import type { EditHistory } from '../../protocol/desk-intake.ts'
import { deleteSheet, keepEdit, putSheet, readEdits } from '../intake-api.ts'
import { newRequestId } from '../new-command-id.ts'
import { useDeskOwnerId } from './owner-id.ts'

/** What an editor is writing of one item. */
export interface Sheet {
  itemId: ItemId
  revision: number
  baseNumber: number
  title: string
  body: string
}

const SAVE_PAUSE_MS = 1500

/** 编改: the editor's sheet, saved by itself, until it is kept; what others keep or write meanwhile is shown. */
export const useEditingStore = defineStore('editing', () => {
  const owner = useDeskOwnerId()
  const sheet = shallowRef<Sheet>()
  const history = shallowRef<EditHistory>()
  /** The text on which the sheet was begun. */
  const begun = shallowRef<Pick<Sheet, 'title' | 'body'>>()
  const savedAt = shallowRef<number>()
  const failure = shallowRef<string>()
  const isBusy = shallowRef(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  // Grows with each look, so that a late answer about another item is dropped.
  let asked = 0
  let sent: { key: string; id: CommandId } | undefined

  /** The own sheet that was put aside, and when it was saved. */
  const putAside = shallowRef<{ itemId: ItemId; savedAt: number }>()

  /** The newest kept text of the author's present one. */
  const newest = computed(() => history.value?.versions.filter(({ ofPresent }) => ofPresent).pop())
  /** Somebody kept a text, or the author sent another one, after this sheet was begun. */
  const isOvertaken = computed(() => {
    if (sheet.value === undefined || history.value === undefined) return false
    const { revision, baseNumber } = sheet.value
    return revision !== history.value.revision || baseNumber !== (newest.value?.number ?? 0)
  })
  /** Something was written that is not the newest kept text. */
  const isWritten = computed(() => {
    const { title, body } = sheet.value ?? {}
    return sheet.value !== undefined && (title !== begun.value?.title || body !== begun.value?.body)
  })
  const othersSheets = computed(
    () => history.value?.sheets.filter(({ accountId }) => accountId !== owner.value) ?? [],
  )

  /** Finds whether the own sheet of an item waits to be gone on with. */
  async function lookForOwn(itemId: ItemId) {
    putAside.value = undefined
    const turn = ++asked
    const answer = await readEdits(itemId)
    if (turn !== asked || !answer.ok) return
    const own = answer.value.sheets.find(({ accountId }) => accountId === owner.value)
    putAside.value = own === undefined ? undefined : { itemId, savedAt: own.savedAt }
  }

  /** Takes up the own sheet where it was left, else begins with the newest text. */
  async function open({ item }: DeskItem) {
    await saveNow()
    failure.value = undefined
    const answer = await readEdits(item.id)
    if (!answer.ok) {
      failure.value = answer.code
      return
    }
    history.value = answer.value
    const own = answer.value.sheets.find(({ accountId }) => accountId === owner.value)
    begun.value = newest.value ?? item.text
    const from = own ?? begun.value
    const revision = own?.revision ?? answer.value.revision
    const baseNumber = own?.baseNumber ?? newest.value?.number ?? 0
    sheet.value = { itemId: item.id, revision, baseNumber, title: from.title, body: from.body }
    savedAt.value = own?.savedAt
  }

  function write(changed: Partial<Pick<Sheet, 'title' | 'body'>>) {
    if (sheet.value === undefined) return
    sheet.value = { ...sheet.value, ...changed }
    savedAt.value = undefined
    clearTimeout(timer)
    timer = setTimeout(() => void saveNow(), SAVE_PAUSE_MS)
  }

  /** Saves what is not saved yet; with every answer comes what others did meanwhile. */
  async function saveNow() {
    clearTimeout(timer)
    const current = sheet.value
    if (current === undefined || savedAt.value !== undefined || timer === undefined) return
    timer = undefined
    const { itemId, ...body } = current
    const answer = await putSheet(itemId, body)
    failure.value = answer.ok ? undefined : answer.code
    if (!answer.ok || sheet.value?.itemId !== itemId) return
    history.value = answer.value
    if (sheet.value === current) savedAt.value = Date.now()
  }

  /** Keeps the text for ever; answers the item as it is then, and whoever asked closes the sheet. When it was overtaken the other text is shown. */
  async function keep(): Promise<DeskItem | undefined> {
    const current = sheet.value
    if (current === undefined || isBusy.value) return undefined
    isBusy.value = true
    clearTimeout(timer)
    timer = undefined
    try {
      const { itemId, ...body } = current
      const answer = await keepEdit(itemId, { ...body, id: idOf(JSON.stringify(current)) })
      failure.value = answer.ok ? undefined : answer.code
      if (!answer.ok && answer.code === 'edit.newer') await lookAgain(itemId)
      return answer.ok ? answer.value : undefined
    } finally {
      isBusy.value = false
    }
  }

  async function lookAgain(itemId: ItemId) {
    const answer = await readEdits(itemId)
    if (answer.ok && sheet.value?.itemId === itemId) history.value = answer.value
  }

  /** The editor has seen the other text: the own one now stands on it. */
  function goOnFromNewest() {
    if (sheet.value === undefined || history.value === undefined) return
    const { revision } = history.value
    sheet.value = { ...sheet.value, revision, baseNumber: newest.value?.number ?? 0 }
    failure.value = undefined
    write({})
  }

  async function discard() {
    const itemId = sheet.value?.itemId
    clearTimeout(timer)
    timer = undefined
    if (itemId !== undefined) await deleteSheet(itemId)
    if (sheet.value?.itemId === itemId) close()
  }

  /** Puts the sheet aside; it is there again when editing goes on. */
  async function leave() {
    await saveNow()
    failure.value = undefined
    close()
  }

  function close() {
    clearTimeout(timer)
    timer = undefined
    sheet.value = undefined
    history.value = undefined
    savedAt.value = undefined
  }

  function idOf(key: string): CommandId {
    if (sent?.key !== key) sent = { key, id: newRequestId() }
    return sent.id
  }

  return {
    sheet,
    newest,
    isWritten,
    isOvertaken,
    othersSheets,
    savedAt,
    failure,
    isBusy,
    putAside,
    lookForOwn,
    open,
    write,
    keep,
    goOnFromNewest,
    discard,
    leave,
    close,
  }
})
