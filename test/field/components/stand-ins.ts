import { flushPromises, mount, type ComponentMountingOptions } from '@vue/test-utils'
import { createPinia, type Pinia } from 'pinia'
import { onTestFinished, vi } from 'vitest'
import { reactive, type Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { addFieldWords } from '../../../src/field/add-field-words.ts'
import { addLaterWords } from '../../../src/field/components/shell/add-later-words.ts'
import type { Entry, EntryPhoto } from '../../../src/field/stores/entries.ts'
import { fieldRoutes } from '../../../src/field/routes.ts'
import { createWords } from '../../../src/ui/words/words.ts'
import { itemIdOf, NOW, photoIdOf } from '../../support/make-ids.ts'
import { makeText } from '../../support/make-item.ts'

/** Stores that only say what a test wants them to say, by their ids: a screen sees nothing but their interface. */
export type StandIns = Record<string, object>

/** The stores of a phone on which nothing has been written and all is well. */
export function quietStores(): StandIns {
  return {
    entries: {
      status: 'ready',
      entries: [],
      drafts: [],
      find: () => undefined,
      loadPhoto: async () => null,
      setWriting: () => undefined,
    },
    draft: { status: 'closed', photos: [], notes: [], text: makeText(), saveState: { status: 'fresh' } },
    progress: { status: 'ready', progress: null, confirmedAt: null, month: '2026-11' },
    sync: { phase: 'idle', waitingCount: 0, photosToCome: 0, lastContactAt: null, serverFull: false },
    storage: { isShortOfRoom: false, refresh: async () => undefined },
    siblings: {
      siblings: [],
      canChoose: false,
      load: async () => undefined,
      watchWaiting: () => () => undefined,
    },
    commissions: {
      status: 'ready',
      commissions: [],
      topics: [],
      openCount: 0,
    },
    'key-points': {
      status: 'ready',
      sets: [],
      unreadCount: 0,
      unansweredCount: 0,
      followPointsOf: () => () => undefined,
    },
    topics: { status: 'ready', prompts: [] },
    joint: { items: [] },
    reviews: { status: 'ready', isHolder: false, reviewsAt: () => [] },
    notices: { status: 'ready', notices: [], unreadAt: () => [], markSeen: async () => undefined },
    handovers: { recentAt: () => [] },
    leads: { status: 'ready', leads: [], toWrite: 0, hasDraft: false },
    clues: { clues: [], toVerify: 0, hasFailed: false },
    eviction: { lost: undefined, isRestored: false, draftCount: 0 },
    memoryState: { state: 'open', recoveredCount: 0 },
    update: { isWaiting: false, accept: vi.fn() },
    device: { container: 'browser', canInstall: false, isInstalled: false },
  }
}

interface Mounting {
  props?: Record<string, unknown>
  slots?: Record<string, string>
  stores?: StandIns
  /** The address the officer is at. */
  path?: string
}

/** Draws a component as it stands on the phone, in Chinese, with a router that has the phone's own routes. */
export async function draw(component: Component, { props, slots, stores, path = '/' }: Mounting = {}) {
  createWords('zh-CN')
  addFieldWords()
  addLaterWords()
  const router = createRouter({ history: createMemoryHistory(), routes: fieldRoutes })
  await router.push(path)
  const options: ComponentMountingOptions<object> = {
    props,
    slots,
    global: { plugins: [piniaOf({ ...quietStores(), ...stores }), router] },
    attachTo: document.body,
  }
  const wrapper = mount(component, options)
  onTestFinished(() => wrapper.unmount())
  await flushPromises()
  return { wrapper, router }
}

function piniaOf(stores: StandIns): Pinia {
  const pinia = createPinia()
  const held = (pinia as unknown as { _s: Map<string, unknown> })._s
  for (const [id, store] of Object.entries(stores)) held.set(id, reactive(store))
  return pinia
}

/** A draft on this phone; `changes` make it anything else. */
export function makeEntry(changes: Partial<Entry> = {}): Entry {
  return {
    id: itemIdOf(1),
    text: makeText(),
    notes: [],
    photos: [],
    finders: [],
    work: { status: 'draft' },
    delivery: { status: 'on_phone' },
    updatedAt: NOW,
    submittedAt: null,
    receipt: null,
    receivedAt: null,
    countedAt: null,
    countedBy: null,
    events: [],
    canEdit: false,
    canTakeBack: false,
    hasSibling: false,
    ...changes,
  }
}

export function makeEntryPhoto(n: number, changes: Partial<EntryPhoto> = {}): EntryPhoto {
  return {
    id: photoIdOf(n),
    takenAt: NOW,
    hasPlace: false,
    isPlaceAttached: false,
    upload: 'on_phone',
    failure: null,
    ...changes,
  }
}

/** What a person reads: the text with its blanks made one. */
export function readText(wrapper: { text(): string }): string {
  return wrapper.text().replace(/\s+/g, ' ')
}

/** The button a person presses by that name. */
export function findButton(name: string): HTMLButtonElement {
  const buttons = Array.from(document.querySelectorAll('button'))
  const found = buttons.find(
    (button) => (button.getAttribute('aria-label') ?? button.textContent ?? '').trim() === name,
  )
  if (found === undefined) throw new Error(`there is no button named ${name}`)
  return found
}

export async function press(name: string): Promise<void> {
  findButton(name).click()
  await flushPromises()
}
