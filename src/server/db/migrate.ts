import type { DatabaseSync } from 'node:sqlite'

/** A step that is never changed after a release; the next change is the next number. */
export interface Migration {
  number: number
  name: string
  sql: string
}

/**
 * Applies what is missing, each step in a transaction of its own. The number of the last step is SQLite's own
 * `user_version`, written in the same transaction, so a cut in the middle leaves the step before, whole.
 */
export function migrate(connection: DatabaseSync, migrations: readonly Migration[]) {
  const present = readVersion(connection)
  const newest = migrations.at(-1)?.number ?? 0
  if (present > newest) {
    throw new Error(
      `The database has shape ${present}, this program knows up to ${newest}: use a newer program.`,
    )
  }
  for (const migration of migrations) {
    if (migration.number > present) applyMigration(connection, migration)
  }
}

export function readVersion(connection: DatabaseSync): number {
  return Number(connection.prepare('pragma user_version').get()?.['user_version'])
}

function applyMigration(connection: DatabaseSync, { number, name, sql }: Migration) {
  connection.exec('begin immediate')
  try {
    connection.exec(sql)
    connection.exec(`pragma user_version = ${number}`)
    connection.exec('commit')
  } catch (error) {
    if (connection.isTransaction) connection.exec('rollback')
    throw new Error(`Migration ${number} (${name}) failed; the database is as it was.`, { cause: error })
  }
}
