import type { Database } from '../db/database.ts'
import type { BackupManifest } from './manifest.ts'

/** What only grows: the copy of a working office must lie between what was there before and what is there after. */
const GROWING = ['commands', 'conflicting_commands', 'items', 'item_events', 'item_revisions'] as const

export interface Measure {
  rows: Map<string, number>
  lastSeqByDevice: Map<number, number>
}

export function takeMeasure(db: Database): Measure {
  const devices = db.all<{ id: number; lastSeq: number }>('select id, last_seq as lastSeq from devices')
  return {
    rows: new Map(
      GROWING.map((name) => [
        name,
        db.get<{ rows: number }>(`select count(*) as rows from ${name}`)?.rows ?? 0,
      ]),
    ),
    lastSeqByDevice: new Map(devices.map(({ id, lastSeq }) => [id, lastSeq])),
  }
}

/** Throws when a copy lacks what was there before it was begun, or has what the office has not. */
export function ensureComplete({ rows, devices }: BackupManifest, before: Measure, after: Measure) {
  for (const [name, least] of before.rows) ensureBetween(name, rows[name], least, after.rows.get(name))
  const copied = new Map(devices.map(({ id, lastSeq }) => [id, lastSeq]))
  for (const [id, least] of before.lastSeqByDevice)
    ensureBetween(`device ${id}`, copied.get(id), least, after.lastSeqByDevice.get(id))
}

function ensureBetween(what: string, copied = -1, least: number, most = Infinity) {
  if (copied < least || copied > most)
    throw new Error(
      `The copy is not the office’s database: ${what} stands at ${copied}, not ${least} to ${most}.`,
    )
}
