import type { DatabaseSync } from 'node:sqlite'

export type SqlValue = null | number | string | Uint8Array

/** A text of SQL that is prepared once, with rows as plain objects. */
export interface Statement {
  get(values: SqlValue[]): object | undefined
  all(values: SqlValue[]): object[]
  run(values: SqlValue[]): { changes: number | bigint; lastInsertRowid: number | bigint }
}

type Row = readonly unknown[]

/** Every SQL text of the program is a constant, so the cache ends at their number. */
export function createStatementCache(connection: DatabaseSync): (sql: string) => Statement {
  const statements = new Map<string, Statement>()
  return (sql) => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const statement = prepare(connection, sql)
    statements.set(sql, statement)
    return statement
  }
}

/**
 * Rows come as lists and become objects here: those that node:sqlite makes have no prototype, which V8 keeps as
 * dictionaries, and a wide one takes twice the time to make and thrice the time to copy.
 */
function prepare(connection: DatabaseSync, sql: string): Statement {
  const statement = connection.prepare(sql)
  statement.setReturnArrays(true)
  const names = statement.columns().map(({ name }) => name)

  function toObject(row: Row): object {
    const object: Record<string, unknown> = {}
    for (let place = 0; place < names.length; place++) object[names[place] as string] = row[place]
    return object
  }

  return {
    get(values) {
      const row = statement.get(...values) as Row | undefined
      return row === undefined ? undefined : toObject(row)
    },
    all: (values) => (statement.all(...values) as unknown as Row[]).map(toObject),
    run: (values) => statement.run(...values),
  }
}
