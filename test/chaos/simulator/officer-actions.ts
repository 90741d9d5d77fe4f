import { newCommandId, newItemId, newPhotoId, type ItemId } from '../../../src/domain/ids.ts'
import type { ItemText } from '../../../src/domain/item/item-text.ts'
import { workStateOf } from '../../../src/domain/item/work-state.ts'
import { discardDraft } from '../../../src/field/local/discard-draft.ts'
import { hashBytes, hashText, storeBytes } from '../../../src/field/local/photo-bytes.ts'
import { isSubmission, type OutboxRow } from '../../../src/field/local/command-rows.ts'
import type { DraftRow, ItemRow } from '../../../src/field/local/rows.ts'
import { saveDraft, type SeenDraft } from '../../../src/field/local/save-draft.ts'
import { startCorrection } from '../../../src/field/local/start-correction.ts'
import { submitDraft } from '../../../src/field/local/submit-draft.ts'
import { takeBack } from '../../../src/field/local/take-back.ts'
import { makePhotoRow } from './photo-row.ts'
import type { Phone, Tab } from './phone.ts'
import type { Town } from './town.ts'

/** What an officer does with the app. Each begins and is not waited for: the world goes on meanwhile. */
export interface OfficerAction {
  name: string
  weight: number
  act(town: Town, phone: Phone): void
}

export const OFFICER_ACTIONS: OfficerAction[] = [
  { name: 'begins a draft', weight: 8, act: (town, phone) => write(town, phone, newItemId(phone.ids)) },
  { name: 'goes on with a draft', weight: 8, act: goOn },
  { name: 'takes a photo', weight: 4, act: takePhoto },
  { name: 'types on in an open editor', weight: 4, act: typeOn },
  { name: 'submits', weight: 12, act: submit },
  { name: 'corrects', weight: 5, act: correct },
  { name: 'discards', weight: 1, act: discard },
  { name: 'taps the button', weight: 3, act: wake },
  { name: 'sends something poisoned', weight: 1, act: poison },
  // Only in the row that is about it.
  { name: 'takes back', weight: 0, act: takeBackWaiting },
]

/** Begins a piece of work on an item that no other window is at. */
function work(town: Town, phone: Phone, itemId: ItemId, job: (tab: Tab) => Promise<void>): void {
  const tab = town.world.dice.pick(phone.tabs.filter(({ account }) => account === phone.person))
  const { life } = phone
  if (tab === undefined || life === undefined || phone.held.has(itemId)) return
  phone.held.add(itemId)
  const done = () => void phone.held.delete(itemId)
  // A full or closed disk is told to the officer; here nobody was told that anything is saved.
  town.world.post(
    () =>
      void job(tab)
        .catch(() => undefined)
        .then(done),
    life.owner,
  )
}

function write(town: Town, phone: Phone, itemId: ItemId): void {
  work(town, phone, itemId, (tab) => save(town, phone, tab, itemId))
}

/** Opens the text and saves over it. */
async function save(town: Town, phone: Phone, tab: Tab, itemId: ItemId): Promise<void> {
  await saveOver(town, phone, { tab, itemId, seen: await readSeen(tab, itemId) })
}

const readSeen = async ({ database }: Tab, itemId: ItemId): Promise<SeenDraft> =>
  (await database.drafts.get(itemId)) ?? 'nothing'

interface OpenText {
  tab: Tab
  itemId: ItemId
  seen: SeenDraft
}

async function saveOver(town: Town, phone: Phone, { tab, itemId, seen }: OpenText): Promise<DraftRow> {
  const writing = town.ledger.type(phone, itemId, seen === 'nothing' ? undefined : seen.text.title)
  const text = makeText(town, writing.mark)
  const row = await saveDraft(tab.database, { id: itemId, text, notes: [], now: phone.now(), seen })
  writing.state = 'saved'
  town.world.note(`${phone.name} saved ${writing.mark}`)
  return row
}

/** Goes on in an editor that was left open, whatever became of its text elsewhere; without locks in any window. */
function typeOn(town: Town, phone: Phone): void {
  const { dice } = town.world
  const tab = dice.pick(phone.tabs.filter(({ account }) => account === phone.person))
  const itemId = dice.pick([...draftsOf(phone).map(({ id }) => id), ...(tab?.editors.keys() ?? [])])
  if (tab === undefined || itemId === undefined || phone.life === undefined) return
  if (phone.hasLocks && phone.tabs.some((other) => other !== tab && other.editors.has(itemId))) return
  const job = async () => {
    const seen = tab.editors.get(itemId) ?? (await readSeen(tab, itemId))
    tab.editors.set(itemId, await saveOver(town, phone, { tab, itemId, seen }))
  }
  town.world.post(() => void job().catch(() => undefined), phone.life.owner)
}

function makeText({ world: { dice } }: Town, mark: string): ItemText {
  const filling = '截至目前已完成。'.repeat(dice.chance(0.1) ? dice.int(50, 300) : dice.int(1, 8))
  const category = dice.chance(0.2) ? 'urgent' : 'news'
  return { title: `第${mark}条`, body: `${mark}${filling}`, category, eventAt: null, place: '' }
}

/** A command that no office will ever take: its text must stay in hand, and everything behind it must go on. */
function poison(town: Town, phone: Phone): void {
  const rows = phone.storage.rows<OutboxRow>(phone.memoryName, 'outbox')
  const row = town.world.dice.pick(
    rows.filter((waiting) => isSubmission(waiting) && waiting.attemptedAt === null),
  )
  if (row === undefined) return
  work(town, phone, row.itemId, async ({ database }) => {
    await database.transaction('rw', database.outbox, async () => {
      const current = await database.outbox.get(row.seq)
      if (current?.id === row.id && current.attemptedAt === null)
        await database.outbox.put({ ...current, payloadSha256: '0'.repeat(64) as OutboxRow['payloadSha256'] })
    })
  })
}

const draftsOf = (phone: Phone) => phone.storage.rows<DraftRow>(phone.memoryName, 'drafts')

function goOn(town: Town, phone: Phone): void {
  const draft = town.world.dice.pick(draftsOf(phone))
  if (draft !== undefined) write(town, phone, draft.id)
}

function submit(town: Town, phone: Phone): void {
  const draft = town.world.dice.pick(draftsOf(phone))
  if (draft === undefined || isAsReturned(phone, draft)) return
  work(town, phone, draft.id, async (tab) => {
    const commandId = newCommandId(phone.ids)
    const answer = await submitDraft(tab.database, {
      itemId: draft.id,
      commandId,
      now: phone.now(),
      appVersion: phone.appVersion,
      hash: hashText,
    })
    town.world.note(`${phone.name} submits ${draft.id} ${answer.ok ? '' : answer.problem}`)
    if (!answer.ok) return
    town.ledger.submit(phone, commandId)
    void tab.engine.wake()
  })
}

/** Whatever waits, also what is on its way already: then it stays. */
function takeBackWaiting(town: Town, phone: Phone): void {
  const rows = phone.storage.rows<OutboxRow>(phone.memoryName, 'outbox').filter(isSubmission)
  const row = town.world.dice.pick(rows)
  if (row === undefined) return
  work(town, phone, row.itemId, async (tab) => {
    const voidSha256 = await hashText('null')
    const stamp = { voidId: newCommandId(phone.ids), voidSha256, appVersion: phone.appVersion }
    // From here on nobody can say whether it is to arrive; its text has to be somewhere all the same.
    const submitted = town.ledger.forget(row.id)
    const answer = await takeBack(tab.database, { itemId: row.itemId, now: phone.now(), ...stamp })
    town.world.note(`${phone.name} takes ${row.itemId} back: ${answer}`)
    if (answer === 'too_late') town.ledger.submitted.push(...submitted)
    else town.ledger.takenBack++
  })
}

/** A correction whose first change died with the browser: nobody sends the office again what it has just returned. */
function isAsReturned({ storage, memoryName }: Phone, { id, text }: DraftRow): boolean {
  const item = storage.rows<ItemRow>(memoryName, 'items').find((row) => row.id === id)
  return item?.text.title === text.title
}

function correct(town: Town, phone: Phone): void {
  const { storage, memoryName } = phone
  const waiting = new Set(
    storage
      .rows<OutboxRow>(memoryName, 'outbox')
      .filter(isSubmission)
      .map(({ itemId }) => itemId),
  )
  const returned = storage
    .rows<ItemRow>(memoryName, 'items')
    .filter(({ id, events }) => workStateOf(events).status === 'returned' && !waiting.has(id))
  const item = town.world.dice.pick(returned)
  if (item === undefined) return
  work(town, phone, item.id, async (tab) => {
    if (await startCorrection(tab.database, item.id, phone.now())) await save(town, phone, tab, item.id)
  })
}

function discard(town: Town, phone: Phone): void {
  const draft = town.world.dice.pick(draftsOf(phone))
  if (draft !== undefined)
    work(town, phone, draft.id, ({ database }) => discardDraft(database, draft.id, phone.now()))
}

function takePhoto(town: Town, phone: Phone): void {
  const { dice } = town.world
  const draft = dice.pick(draftsOf(phone))
  if (draft === undefined) return
  work(town, phone, draft.id, async ({ database }) => {
    const size = dice.chance(0.25) ? dice.int(135_000, 300_000) : dice.int(2_000, 30_000)
    const picture = await storePicture(database, dice.int(0, 2 ** 31), size)
    const preview = dice.chance(0.7) ? await storePicture(database, dice.int(0, 2 ** 31), 900) : null
    const id = newPhotoId(phone.ids)
    await database.photos.put(makePhotoRow({ id, itemId: draft.id, addedAt: phone.now(), picture, preview }))
  })
}

/** Bytes that begin like a JPEG, in the phone's memory. */
export async function storePicture(database: Tab['database'], seed: number, size: number) {
  const bytes = new Uint8Array(size).fill(seed % 251)
  // By these the office tells a picture from anything else; the rest makes it one of its kind.
  bytes.set([0xff, 0xd8, 0xff, 0xe0, seed & 255, (seed >> 8) & 255, (seed >> 16) & 255, (seed >> 24) & 255])
  const sha256 = await hashBytes(bytes.buffer)
  await storeBytes(database, sha256, bytes.buffer)
  return { sha256, size }
}

function wake(town: Town, phone: Phone): void {
  const tab = town.world.dice.pick(phone.tabs)
  if (tab !== undefined && phone.life !== undefined)
    town.world.post(() => void tab.engine.wake(), phone.life.owner)
}
