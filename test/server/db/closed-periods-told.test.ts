import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../../src/server/db/database.ts'
import { MIGRATIONS } from '../../../src/server/db/migrations/index.ts'

it('what was closed before the phones were told stands at the end of the feed once the program is newer', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'caifeng-closed-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true }))
  const old = openDatabase({ dataDir, migrations: MIGRATIONS.slice(0, 35) })
  old.run('pragma foreign_keys = off')
  old.run(
    "insert into feed (seq, kind, subject_id, owner_id, unit_id) values (7, 'policy', 'policy', '', '')",
  )
  const closed: [string, number][] = [
    ['2026', 3],
    ['2026-10', 1],
    ['2026-11', 2],
  ]
  for (const [period, until] of closed) {
    old.run("insert into closed_periods values (?, ?, '{}', 'an admin', 4)", period, until)
  }
  old.close()
  const db = openDatabase({ dataDir })
  onTestFinished(() => db.close())
  const sql =
    "select seq, subject_id as subject, unit_id as audience from feed where kind = 'told' order by seq"
  expect(db.all(sql)).toEqual([
    { seq: 8, subject: 'told:closed_period:2026-10', audience: '' },
    { seq: 9, subject: 'told:closed_period:2026-11', audience: '' },
    { seq: 10, subject: 'told:closed_period:2026', audience: '' },
  ])
})
