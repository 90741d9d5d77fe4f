import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase, type Database } from '../../../src/server/db/database.ts'
import type { Migration } from '../../../src/server/db/migrate.ts'
import { MIGRATIONS } from '../../../src/server/db/migrations/index.ts'

const table: Migration = {
  number: 1,
  name: 'table',
  sql: 'create table words (word text primary key) strict',
}

let dataDir: string
let open: Database[]

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'caifeng-db-'))
  open = []
})
afterEach(() => {
  for (const db of open) db.close()
  rmSync(dataDir, { recursive: true })
})

function openWith(...migrations: Migration[]): Database {
  const db = openDatabase({ dataDir, migrations })
  open.push(db)
  return db
}

function close(db: Database) {
  open = open.filter((each) => each !== db)
  db.close()
}

const wordsOf = (db: Database) =>
  db.all<{ word: string }>('select word from words order by word').map(({ word }) => word)
const add = (db: Database, word: string) => db.run('insert into words values (?)', word)

describe('group commit', () => {
  it('jobs that come together share a commit, and a job that throws undoes itself alone', async () => {
    const db = openWith(table)
    const results = await Promise.allSettled([
      db.write(() => add(db, 'one')),
      db.write(() => {
        add(db, 'poison')
        throw new Error('poisoned')
      }),
      db.write(() => add(db, 'two')),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(wordsOf(db)).toEqual(['one', 'two'])
  })

  it('a job that comes while another one waits shares its commit', async () => {
    const db = openWith(table)
    const first = db.write(() => add(db, 'one'))
    setImmediate(() => void db.write(() => add(db, 'two')))
    await first
    expect(wordsOf(db)).toEqual(['one', 'two'])
  })

  it('a stream of jobs that never ends keeps nobody waiting', async () => {
    const db = openWith(table)
    let count = 0
    let isDone = false
    const sendMore = () => {
      if (isDone) return
      void db.write(() => add(db, `more ${++count}`))
      setImmediate(sendMore)
    }
    const first = db.write(() => add(db, 'one'))
    sendMore()
    await first
    isDone = true
    expect(wordsOf(db).length).toBeLessThanOrEqual(128)
  })

  it('rows are plain objects with their columns by name, those of a change that returns some as well', () => {
    const db = openWith(table)
    const row = db.get("insert into words values ('甲') returning word, length(word) as length, null as none")
    expect(row).toStrictEqual({ word: '甲', length: 1, none: null })
    expect(db.all('select word from words')).toStrictEqual([{ word: '甲' }])
  })

  it('nothing is answered before the commit', async () => {
    const db = openWith(table)
    const order: string[] = []
    const written = db.write(() => order.push('job')).then(() => order.push('answered'))
    order.push('queued')
    await written
    expect(order).toEqual(['queued', 'job', 'answered'])
  })

  it('an attempt within a job undoes only what is inside it', async () => {
    const db = openWith(table)
    const done = await db.write(() => {
      add(db, 'outside')
      const tried = db.attempt(() => {
        add(db, 'inside')
        throw new Error('no')
      })
      add(db, 'after')
      return tried
    })
    expect(done).toEqual({ ok: false, error: new Error('no') })
    expect(wordsOf(db)).toEqual(['after', 'outside'])
  })

  it('a job that runs again because of another one is carried out once', async () => {
    const db = openWith(table)
    let runs = 0
    const counted = db.write(() => {
      runs++
      add(db, 'counted')
      return runs
    })
    const poisoned = db.write(() => {
      throw new Error('poisoned')
    })
    await expect(poisoned).rejects.toThrow('poisoned')
    expect(await counted).toBe(2)
    expect(wordsOf(db)).toEqual(['counted'])
  })

  it('more jobs than one commit takes are all carried out, in their order', async () => {
    const db = openWith(table)
    const order: number[] = []
    await Promise.all(Array.from({ length: 500 }, (_, place) => db.write(() => order.push(place))))
    expect(order).toEqual(Array.from({ length: 500 }, (_, place) => place))
  })

  it('closing commits what still waits', () => {
    const db = openWith(table)
    void db.write(() => add(db, 'last'))
    close(db)
    expect(wordsOf(openWith(table))).toEqual(['last'])
  })
})

describe('the file', () => {
  it('is opened so that a commit is on the disk', () => {
    const db = openWith(table)
    const pragma = (name: string) => Object.values(db.get<Record<string, unknown>>(`pragma ${name}`) ?? {})[0]
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')]).toEqual(['wal', 2, 1])
  })

  it('has one process: a second start refuses with a clear sentence', () => {
    openWith(table)
    expect(() => openDatabase({ dataDir })).toThrow('Another server already works on this data directory')
  })

  it('can be opened again after it was closed', () => {
    close(openWith(table))
    expect(() => openWith(table)).not.toThrow()
  })

  it('is copied also when the copying begins in the middle of a commit', async () => {
    const db = openWith(table)
    await db.write(() => db.run("insert into words values ('稻')"))
    db.run('begin immediate')
    db.run("insert into words values ('麦')")
    const path = join(dataDir, 'copy.sqlite')
    const copied = db.copyTo(path)
    await delay(100)
    db.run('commit')
    await copied
    const copy = new DatabaseSync(path)
    expect(copy.prepare('select count(*) as rows from words').get()).toEqual({ rows: 2 })
    copy.close()
  })

  it('that waits to be copied leaves off when told to', async () => {
    const db = openWith(table)
    db.run('begin immediate')
    const stopping = new AbortController()
    const copied = db.copyTo(join(dataDir, 'copy.sqlite'), stopping.signal)
    stopping.abort(new Error('no longer wanted'))
    await expect(copied).rejects.toThrow('no longer wanted')
    db.run('commit')
  })
})

describe('migrations', () => {
  const column: Migration = {
    number: 2,
    name: 'column',
    sql: "alter table words add column language text not null default 'zh'",
  }

  it('are numbered without holes', () => {
    expect(MIGRATIONS.map(({ number }) => number)).toEqual(MIGRATIONS.map((_, place) => place + 1))
  })

  it('go forward on a filled database and keep what is in it', () => {
    const old = openWith(table)
    add(old, 'kept')
    close(old)
    const db = openWith(table, column)
    expect(db.all('select * from words')).toEqual([{ word: 'kept', language: 'zh' }])
  })

  it('that fail leave the database as it was', () => {
    const old = openWith(table)
    add(old, 'kept')
    close(old)
    const broken = { ...column, sql: `${column.sql}; insert into nothing values (1)` }
    expect(() => openWith(table, broken)).toThrow('Migration 2 (column) failed')
    const db = openWith(table)
    expect(db.all('select * from words')).toEqual([{ word: 'kept' }])
  })

  it('of a newer program are not touched by an older one', () => {
    close(openWith(table, column))
    expect(() => openWith(table)).toThrow('use a newer program')
  })

  it('each step of this program runs on the steps before it', () => {
    for (let count = 1; count <= MIGRATIONS.length; count++) close(openWith(...MIGRATIONS.slice(0, count)))
    const connection = new DatabaseSync(join(dataDir, 'office.sqlite'))
    expect(connection.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' })
    expect(connection.prepare('pragma foreign_key_check').all()).toEqual([])
    connection.close()
  })
})
