import type { Database } from './database.ts'

export const MARKS = [
  /** Files that came before were whole when the server last stopped cleanly or last looked at its start. */
  'blobs.checked',
  'blobs.scrubbed',
  'blobs.swept',
  'backup.verified',
  /** Phones of the first release were told which policy holds. */
  'policy.announced',
  /** Entries were proposed for what commissions had come to. */
  'commissions.proposed',
] as const
export type Mark = (typeof MARKS)[number]

/** When something was last done; 0 when never. */
export function readMark(db: Database, name: Mark): number {
  return db.get<{ at: number }>('select at from marks where name = ?', name)?.at ?? 0
}

/** Inside a write. */
export function setMark(db: Database, name: Mark, at: number) {
  db.run('insert or replace into marks (name, at) values (?, ?)', name, at)
}
