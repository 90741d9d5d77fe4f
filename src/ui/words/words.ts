import { ref, shallowRef, triggerRef } from 'vue'
import { LOCALES, rememberLocale, type Locale } from './locale.ts'
import { fillMessage, findMessage, mergeMessages, type Messages, type Values } from './messages.ts'
import commonWords from './zh-CN.json'

/** One loader per language. Chinese comes with the room's own chunk, other languages when they are wanted. */
export type MessageLoaders = Record<Locale, () => Messages | Promise<{ default: Messages }>>

// One page speaks one language, so there is one of each; a test starts anew by calling createWords again.
const locale = ref<Locale>('zh-CN')
const messages = shallowRef(emptyMessages())
const loadersByRoom = new Map<string, MessageLoaders>()
const loaded = new Set<string>()

const commonLoaders: MessageLoaders = { 'zh-CN': () => commonWords, en: () => import('./en.json') }
loadersByRoom.set('', commonLoaders)
void loadRooms('zh-CN')

/**
 * The words of the page: `app.use(createWords(rememberedLocale()))`. Chinese stands until another language has
 * loaded, so the page never waits for words and never shows a key.
 */
export function createWords(wanted: Locale): { install(): void } {
  messages.value = emptyMessages()
  loaded.clear()
  void switchTo('zh-CN')
  if (wanted !== 'zh-CN') void switchTo(wanted)
  return { install: () => undefined }
}

/**
 * Adds the messages of a room under its name: `addMessages('field', …)`, then `t('field.editor.title')`. A room may
 * bring some of them later, under a name that follows its own: `addMessages('field:later', …)`.
 */
export async function addMessages(room: string, loaders: MessageLoaders): Promise<void> {
  loadersByRoom.set(room, loaders)
  await Promise.all([load(room, 'zh-CN'), load(room, locale.value)])
}

/** Loads what is missing, switches, and keeps the choice. False when the words could not be had (offline). */
export async function setLocale(wanted: Locale): Promise<boolean> {
  const isSwitched = await switchTo(wanted)
  if (isSwitched) rememberLocale(wanted)
  return isSwitched
}

export function useWords() {
  return { t, refusalText, locale, locales: LOCALES, setLocale }
}

/**
 * The message under `key` in the language of the page, else in Chinese, with its values filled in; a number stands for
 * `{ count }`. A key that no language knows is returned as it is, where a test will find it.
 */
function t(key: string, values?: Values | number): string {
  const message = findMessage(messages.value[locale.value], key) ?? findMessage(messages.value['zh-CN'], key)
  if (message === undefined) return key
  return fillMessage(message, typeof values === 'number' ? { count: values } : values)
}

/** The sentence a person reads for a refusal's code; a code of a newer server gets a general one. */
function refusalText(code: string): string {
  const isKnown = findMessage(messages.value['zh-CN'], `refusal.${code}`) !== undefined
  return t(isKnown ? `refusal.${code}` : 'refusal.unknown')
}

async function switchTo(wanted: Locale): Promise<boolean> {
  try {
    await loadRooms(wanted)
  } catch {
    return false
  }
  locale.value = wanted
  document.documentElement.lang = wanted
  return true
}

// No async function: Chinese words that are at hand must stand before the first screen is drawn.
function loadRooms(wanted: Locale): Promise<unknown> {
  const rooms = Array.from(loadersByRoom.keys())
  return Promise.all(rooms.map((room) => load(room, wanted))).then(() => {
    // A room that came in meanwhile took the language spoken then, not this one.
    return loadersByRoom.size > rooms.length ? loadRooms(wanted) : undefined
  })
}

function load(room: string, wanted: Locale): Promise<void> {
  const key = `${room}/${wanted}`
  const loader = loadersByRoom.get(room)?.[wanted]
  if (loader === undefined || loaded.has(key)) return Promise.resolve()
  const found = loader()
  if (!(found instanceof Promise)) return Promise.resolve(merge(room, wanted, found))
  return found.then((module) => merge(room, wanted, module.default))
}

function merge(room: string, wanted: Locale, added: Messages): void {
  loaded.add(`${room}/${wanted}`)
  mergeMessages(messages.value[wanted], room === '' ? added : { [roomOf(room)]: added })
  triggerRef(messages)
}

const roomOf = (name: string) => name.split(':')[0] ?? name

function emptyMessages(): Record<Locale, Messages> {
  return { 'zh-CN': {}, en: {} }
}
