import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ItemId } from '../../../src/domain/ids.ts'
import { fieldDatabaseName } from '../../../src/field/local/field-database.ts'
import { isSubmission, type KeptRow, type OutboxRow } from '../../../src/field/local/command-rows.ts'
import type { MetaRow } from '../../../src/field/local/meta-rows.ts'
import type { FactsRow, ItemRow, LocalAccount, RecordRow } from '../../../src/field/local/rows.ts'
import { findItemRecord, findItemView, getRevision } from '../../../src/server/items/item-view.usecases.ts'
import type { Phone } from './phone.ts'
import { isAtOffice, type Town } from './town.ts'

/** One memory on one phone, with how to read its stores. */
interface Memory {
  phone: Phone
  person: LocalAccount
  name: string
  rows<Row>(store: string): Row[]
}

/** The stores of a phone in which a text may stand. */
const TEXT_STORES = ['drafts', 'trash', 'revisions', 'besideTexts', 'outbox', 'kept', 'items']

/** What must be true at the end, when everything is healed and quiet; each fault is one sentence. */
export function findFaults(town: Town): string[] {
  const memories = memoriesOf(town)
  return [
    ...findLostTexts(town, memories),
    ...memories.flatMap((memory) => [
      ...findLostNumbers(town, memory),
      ...findForeignTexts(memory),
      ...findUnsent(town, memory),
      ...findDisagreements(town, memory),
      ...findUnverified(town, memory),
    ]),
    ...findDamagedFiles(town),
    ...findFaultsAtOffice(town),
  ]
}

/** What must be true at every moment in which nobody is writing. */
export function findFaultsNow(town: Town): string[] {
  const memories = memoriesOf(town).filter(({ phone, name }) => !phone.storage.isBeingWritten(name))
  return [
    ...memories.flatMap((memory) => [
      ...findLostNumbers(town, memory),
      ...findPassedCursor(town, memory),
      ...findAged(town, memory),
      ...findForeignTexts(memory),
    ]),
    ...findFaultsAtOffice(town),
  ]
}

function memoriesOf({ phones, people }: Town): Memory[] {
  return phones.flatMap((phone) =>
    people
      .map((person) => ({ person, name: fieldDatabaseName(person.accountId) }))
      .filter(({ name }) => phone.storage.names.includes(name))
      .map(({ person, name }) => ({
        phone,
        person,
        name,
        rows: <Row>(store: string) => phone.storage.rows<Row>(name, store),
      })),
  )
}

/** 1 and 8: every text that was said to be saved is on its phone or at the office. */
function findLostTexts(town: Town, memories: Memory[]): string[] {
  const texts = new Map(memories.map((memory) => [memory, allText(memory)]))
  const isFound = (mark: string, accountId: string, phone: Phone) =>
    isAtOffice(town, mark) ||
    [...texts].some(
      ([memory, text]) =>
        memory.phone === phone && memory.person.accountId === accountId && text.includes(mark),
    )
  return [...town.ledger.duties()]
    .filter(
      ({ first, acceptable }) =>
        !first.isExcused && !acceptable.some(({ mark, accountId, phone }) => isFound(mark, accountId, phone)),
    )
    .map(({ first }) => `lost: ${first.mark} of ${first.phone.name} is nowhere`)
}

const allText = ({ rows }: Memory) => TEXT_STORES.map((store) => JSON.stringify(rows(store))).join('')

/**
 * 2: a submission that was taken waits, or is kept with its result; and no number is given out that is not yet due.
 * Copies of drafts are not kept: their numbers must be known to the office, as long as it was never put back.
 */
function findLostNumbers({ office, ledger }: Town, { phone, person, rows }: Memory): string[] {
  const meta = new Map(rows<MetaRow>('meta').map(({ key, value }) => [key, value]))
  const nextSeq = (meta.get('nextSeq') as number | undefined) ?? 1
  const held = [...rows<OutboxRow>('outbox'), ...rows<KeptRow>('kept')]
  const ids = new Set(held.map(({ id }) => id))
  const lost = ledger.submitted.filter(
    (one) =>
      one.phone === phone &&
      one.memory === phone.evictions &&
      one.accountId === person.accountId &&
      !ids.has(one.id),
  )
  const lastSeq = lastSeqOf(office, person, (meta.get('deviceId') as string | undefined) ?? '')
  const numbers = new Set(held.map(({ seq }) => seq))
  const unknown = Array.from({ length: nextSeq - 1 }, (_, index) => index + 1).filter(
    (seq) => !numbers.has(seq) && seq > lastSeq && office.restores === 0,
  )
  const beyond = [...numbers].filter((seq) => seq >= nextSeq)
  return [
    ...lost.map(({ id }) => `lost: submission ${id} of ${phone.name}`),
    ...[...unknown, ...beyond].map((seq) => `lost: number ${seq} of ${phone.name} (next is ${nextSeq})`),
  ]
}

function lastSeqOf({ db }: Town['office'], { accountId }: LocalAccount, device: string): number {
  const sql = 'select last_seq as lastSeq from devices where account_id = ? and device_id = ?'
  return db.get<{ lastSeq: number }>(sql, accountId, device)?.lastSeq ?? 0
}

/** Nothing of one person in the memory of another. */
function findForeignTexts(memory: Memory): string[] {
  const own = memory.person.accountId.slice(-1)
  const foreign = [...allText(memory).matchAll(/⟦(\d)-\d+⟧/g)].filter(([, owner]) => owner !== own)
  return foreign.map(([mark]) => `crossed: ${mark} is in the memory of ${memory.person.account}`)
}

/** 7: after healing nothing waits, and what was sent is there. */
function findUnsent(town: Town, { phone, rows }: Memory): string[] {
  const waiting = rows<OutboxRow>('outbox').map(({ seq }) => `stuck: number ${seq} waits on ${phone.name}`)
  const missing = rows<KeptRow>('kept')
    .filter(isSubmission)
    .filter(({ outcome }) => outcome.status !== 'rejected')
    .filter(({ payload }) => !isAtOffice(town, payload.text.title.slice(1, -1)))
    .map(
      ({ seq, payload }) =>
        `lost: ${payload.text.title} was received as number ${seq} and is not at the office`,
    )
  return [...waiting, ...missing]
}

/** 7: the phone shows what the office has, of the officer's own items and of the facts of the whole unit's. */
function findDisagreements(town: Town, { phone, person, rows }: Memory): string[] {
  const { db } = town.office
  const local = new Map(rows<ItemRow>('items').map((item) => [item.id, item]))
  const ids = db
    .all<{ id: ItemId }>('select id from items where author_id = ?', person.accountId)
    .map(({ id }) => id)
  const faults = ids
    .filter((id) => !isSame(viewOf(town, id), shown(local.get(id))))
    .map((id) => `apart: ${phone.name} shows ${id} otherwise than the office`)
  const surplus = [...local.keys()].filter(
    (id) => !ids.includes(id) && rows<KeptRow>('kept').some(({ itemId }) => itemId === id),
  )
  const facts = new Map(rows<FactsRow>('facts').map(({ itemId, rev, record }) => [itemId, { rev, record }]))
  const ofUnit = db.all<{ id: ItemId }>('select id from items where unit_id = ?', person.unitId)
  const unequal = ofUnit.filter(({ id }) => !isSame(factsFor(town, id, person), facts.get(id)))
  return [
    ...faults,
    ...surplus.map((id) => `apart: the office does not have ${id} of ${phone.name}`),
    ...unequal.map(({ id }) => `apart: ${phone.name} counts ${id} otherwise than the office`),
  ]
}

/** Whose an item is, only its author's phone is told. */
function factsFor({ office: { db } }: Town, id: ItemId, { accountId }: LocalAccount) {
  const found = findItemRecord(db, id)
  if (found === undefined || found.record.authorId === accountId) return found
  return { ...found, record: { ...found.record, authorId: null } }
}

function viewOf({ office: { db } }: Town, id: ItemId) {
  const view = findItemView(db, id)
  return view === undefined ? undefined : { ...view.facts, ...getRevision(db, view.revisionId) }
}

function shown(row: ItemRow | undefined) {
  if (row === undefined) return undefined
  const { photosToCome: _toCome, adoptedAt: _adoptedAt, isWrittenHere: _isWrittenHere, ...item } = row
  return item
}

function isSame(a: unknown, b: unknown): boolean {
  return sorted(a) === sorted(b)
}

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ) ?? ''

/** 5: what the phone shows as received is at the office, whole. */
function findUnverified({ office }: Town, { phone, person, rows }: Memory): string[] {
  const files = rows<ItemRow>('items').flatMap(({ photos }) =>
    photos.flatMap(({ picture, preview }) => [picture, preview]),
  )
  return files
    .filter(
      (file) =>
        file !== null && file.isPresent && !isWhole(office.blobsFolder, person.accountId, file.sha256),
    )
    .map((file) => `unverified: ${phone.name} shows ${file?.sha256.slice(0, 8)} as received`)
}

function findDamagedFiles({ office: { db, blobsFolder } }: Town): string[] {
  const sql = 'select account_id as account, sha256 from blobs where present_at is not null'
  return db
    .all<{ account: string; sha256: string }>(sql)
    .filter(({ account, sha256 }) => !isWhole(blobsFolder, account, sha256))
    .map(({ sha256 }) => `unverified: the office calls ${sha256.slice(0, 8)} present`)
}

function isWhole(folder: string, accountId: string, sha256: string): boolean {
  const path = join(folder, accountId, sha256.slice(0, 2), sha256)
  return existsSync(path) && createHash('sha256').update(readFileSync(path)).digest('hex') === sha256
}

/** An item never goes back to an older revision of the same office; nor does a colleague's record hold an own item. */
function findAged({ seenRevs }: Town, { phone, person, rows }: Memory): string[] {
  const epoch = exchangeOf({ rows })?.epoch ?? ''
  const items = rows<ItemRow>('items')
  const counted = new Set(items.map(({ id }) => id as string))
  const twice = rows<RecordRow>('records').filter(({ itemId }) => counted.has(itemId))
  const aged = items.filter(({ id, rev }) => {
    const key = [phone.name, phone.evictions, person.accountId, epoch, id].join(' ')
    const before = seenRevs.get(key) ?? 0
    seenRevs.set(key, Math.max(before, rev))
    return rev < before
  })
  return [
    ...aged.map(({ id, rev }) => `aged: ${phone.name} went back to revision ${rev} of ${id}`),
    ...twice.map(({ itemId }) => `twice: ${phone.name} counts ${itemId} for its author and for a colleague`),
  ]
}

function exchangeOf({ rows }: Pick<Memory, 'rows'>) {
  const row = rows<MetaRow>('meta').find(({ key }) => key === 'exchange')
  return row?.value as { epoch: string; cursor: number } | undefined
}

/** 6: of what the phone has read of the feed, it holds every row as new as the office's. */
function findPassedCursor({ office: { db } }: Town, { phone, person, rows }: Memory): string[] {
  const exchange = exchangeOf({ rows })
  const epoch = db.get<{ epoch: string }>('select epoch from office')?.epoch
  if (exchange === undefined || exchange.epoch !== epoch) return []
  const sql = `
    select f.subject_id as id, i.rev from feed f join items i on i.id = f.subject_id
    where f.kind = 'item' and f.owner_id = ? and f.seq <= ?`
  const local = new Map(rows<ItemRow>('items').map(({ id, rev }) => [id as string, rev]))
  return db
    .all<{ id: string; rev: number }>(sql, person.accountId, exchange.cursor)
    .filter(({ id, rev }) => (local.get(id) ?? -1) < rev)
    .map(({ id, rev }) => `skipped: ${phone.name} read past ${id} at revision ${rev}`)
}

function findFaultsAtOffice(town: Town): string[] {
  const { db } = town.office
  // 3: as many results as the last number says.
  const uncounted = db.all<{ id: number }>(`
    select d.id from devices d where d.last_seq <>
      (select count(*) from commands c where c.device = d.id) +
      (select count(*) from conflicting_commands c where c.device = d.id) +
      (select count(*) from lost_numbers n where n.device = d.id)`)
  // 4: an item comes in once, and no text twice.
  const repeated = db.all<{ id: string }>(
    "select item_id as id from item_events where type = 'submitted' group by item_id having count(*) <> 1",
  )
  const twice = db.all<{ id: string }>(
    'select title as id from item_revisions where is_sibling = 0 group by title having count(*) > 1',
  )
  const foreign = db.all<{ id: string }>(`
    select r.title as id from item_revisions r join items i on i.id = r.item_id
    where substr(r.title, 3, 1) <> substr(i.author_id, -1)`)
  return [
    ...uncounted.map(({ id }) => `uncounted: results and last number of device ${id} differ`),
    ...repeated.map(({ id }) => `twice: ${id} was submitted more than once`),
    ...twice.map(({ id }) => `twice: the office has ${id} in two revisions`),
    ...foreign.map(({ id }) => `crossed: ${id} stands under another person`),
  ]
}
