import type { Database } from '../db/database.ts'

export interface Office {
  name: string
  epoch: string
}

/** The row of an office is written once, so what was read of a database stays true. */
const known = new WeakMap<Database, Office>()

export function findOffice(db: Database): Office | undefined {
  const office = known.get(db) ?? db.get<Office>('select name, epoch from office where id = 1')
  if (office !== undefined) known.set(db, office)
  return office
}

/** Asked inside a write, which may yet be undone: so nothing is remembered of it. */
export function isFounded(db: Database): boolean {
  return db.get('select 1 from office where id = 1') !== undefined
}

export function insertOffice(db: Database, { name, epoch, createdAt }: Office & { createdAt: number }) {
  db.run('insert into office (id, name, epoch, created_at) values (1, ?, ?, ?)', name, epoch, createdAt)
}

/** Of the last time that this database was put back: when, and of when the backup was. */
export function findRestore(db: Database): { at: number; to: number } | undefined {
  return db.get<{ at: number; to: number }>(
    'select restored_at as at, restored_to as "to" from office where restored_at is not null',
  )
}
