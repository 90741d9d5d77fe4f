import type { ItemId } from '../../domain/ids.ts'
import type { ItemNote, ItemText } from '../../domain/item/item-text.ts'
import type { WrittenText } from '../../domain/item/written-text.ts'
import type { Sibling } from '../../protocol/item.ts'
import type { Database } from '../db/database.ts'

export interface NewDraftRevision {
  itemId: ItemId
  rev: number
  isSibling: boolean
  written: WrittenText
  /** Row number of the device that wrote it; null when the office put it together. */
  device: number | null
  savedAt: number
  receivedAt: number
}

/** Keeps a text of a draft and returns the number of its revision. */
export function insertRevision(db: Database, revision: NewDraftRevision): number {
  const sql = `
    insert into draft_revisions (item_id, rev, is_sibling, title, body, category, event_at, place, notes, device,
      saved_at, received_at)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
  const { itemId, rev, isSibling, written, device, savedAt, receivedAt } = revision
  const { title, body, category, eventAt, place } = written.text
  const notes = JSON.stringify(written.notes)
  const content = [title, body, category, eventAt, place, notes] as const
  return db.insert(sql, itemId, rev, isSibling ? 1 : 0, ...content, device, savedAt, receivedAt)
}

const CONTENT = 'title, body, category, event_at as eventAt, place, notes'

type ContentRow = ItemText & { notes: string }

export function getWriting(db: Database, revisionId: number): Writing {
  const sql = `
    select ${CONTENT}, device, (select name from devices where id = device) as deviceName
    from draft_revisions where id = ?`
  const row = db.get<ContentRow & Pick<Writing, 'device' | 'deviceName'>>(sql, revisionId)
  if (row === undefined) throw new Error('a draft points to no text')
  const { device, deviceName, ...content } = row
  return { written: toWritten(content), device, deviceName }
}

export interface Writing {
  written: { text: ItemText; notes: ItemNote[] }
  device: number | null
  /** Null for what the office joined of two texts. */
  deviceName: string | null
}

/** The text that a draft had at a revision, as far as it is still kept. */
export function findTextAt(db: Database, itemId: ItemId, rev: number): WrittenText | undefined {
  const sql = `
    select ${CONTENT} from draft_revisions where item_id = ? and rev <= ? and is_sibling = 0 order by id desc limit 1`
  const row = db.get<ContentRow>(sql, itemId, rev)
  return row === undefined ? undefined : toWritten(row)
}

/** Whether another device than this one, or the office, has written the draft since a revision. */
export function isWrittenElsewhere(
  db: Database,
  { itemId, rev, device }: { itemId: ItemId; rev: number; device: number },
): boolean {
  const sql = `
    select 1 as found from draft_revisions where item_id = ? and rev > ? and is_sibling = 0 and device is not ? limit 1`
  return db.get(sql, itemId, rev, device) !== undefined
}

/** Marks the waiting siblings of a draft as settled, all of them or those of one device. Returns their number. */
export function settleSiblings(
  db: Database,
  { itemId, device, at }: { itemId: ItemId; device?: number; at: number },
): number {
  const sql = `
    update draft_revisions set settled_at = ?
    where item_id = ? and is_sibling = 1 and settled_at is null and device is coalesce(?, device)`
  return db.run(sql, at, itemId, device ?? null)
}

/** Whether a text waits beside the draft for its author to choose. */
export function hasSiblings(db: Database, itemId: ItemId): boolean {
  const sql = `
    select 1 as found from draft_revisions where item_id = ? and is_sibling = 1 and settled_at is null limit 1`
  return db.get(sql, itemId) !== undefined
}

export interface SiblingRevision {
  written: Writing['written']
  /** Row number of the device that wrote it. */
  device: number
  savedAt: number
}

/** Of the texts that wait beside a draft the one that came last. */
export function findNewestSibling(db: Database, itemId: ItemId): SiblingRevision | undefined {
  const sql = `
    select ${CONTENT}, device, saved_at as savedAt from draft_revisions
    where item_id = ? and is_sibling = 1 and settled_at is null order by id desc limit 1`
  const row = db.get<ContentRow & Pick<SiblingRevision, 'device' | 'savedAt'>>(sql, itemId)
  if (row === undefined) return undefined
  const { device, savedAt, ...content } = row
  return { written: toWritten(content), device, savedAt }
}

/** The newest revision of a draft that a device may name which has not seen the siblings; they stand at the newest. */
export function revOfText(db: Database, { itemId, rev }: { itemId: ItemId; rev: number }): number {
  return hasSiblings(db, itemId) ? rev - 1 : rev
}

export function listSiblings(db: Database, itemId: ItemId): Sibling[] {
  const sql = `
    select r.id as number, coalesce(d.name, '') as deviceName, r.saved_at as writtenAt, r.title, r.body, r.category,
      r.event_at as eventAt, r.place, r.notes
    from draft_revisions r left join devices d on d.id = r.device
    where r.item_id = ? and r.is_sibling = 1 and r.settled_at is null order by r.id`
  const rows = db.all<ContentRow & Pick<Sibling, 'number' | 'deviceName' | 'writtenAt'>>(sql, itemId)
  return rows.map(({ number, deviceName, writtenAt, ...content }) => ({
    number,
    deviceName,
    writtenAt,
    ...toWritten(content),
  }))
}

/** Of a draft's own history the newest fifty texts stay, and whatever still waits for a choice. */
export function dropOldRevisions(db: Database, itemId: ItemId) {
  const sql = `
    delete from draft_revisions
    where item_id = ? and (is_sibling = 0 or settled_at is not null)
      and id <= (select id from draft_revisions where item_id = ? order by id desc limit 1 offset 50)
      and id is not (select revision_id from drafts where item_id = ?)`
  db.run(sql, itemId, itemId, itemId)
}

function toWritten({ notes, ...text }: ContentRow): Writing['written'] {
  return { text, notes: JSON.parse(notes) as ItemNote[] }
}
