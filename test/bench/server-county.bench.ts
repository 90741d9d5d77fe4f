/**
 * How long the desk waits for the progress of the whole county: 300 units, 1,500 officers, 200,000 records of 13 months,
 * asked over the app object, the answer's JSON included. Run: node test/bench/server-county.bench.ts
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CATEGORIES } from '../../src/domain/category.ts'
import { newDeviceId } from '../../src/domain/ids.ts'
import { parseConfig } from '../../src/server/config.ts'
import type { Database } from '../../src/server/db/database.ts'
import { foundOffice } from '../../src/server/office/first-run.usecases.ts'
import { addAccount } from '../../src/server/people/people.usecases.ts'
import { addPolicy } from '../../src/server/policy/policy.usecases.ts'
import { createServer } from '../../src/server/server.ts'
import { openSession } from '../../src/server/sessions/sessions.usecases.ts'
import { accountIdOf, itemIdOf, shanghai, unitIdOf } from '../support/make-ids.ts'
import { makeCountyPolicy } from './county-policy.ts'
import { median, printFigure } from './figure.ts'

const NOW = shanghai('2026-11-20T10:00')
const FIRST = shanghai('2025-11-01T00:00')
const UNITS = 300
const OFFICERS = 1500
const RECORDS = 200_000
const LOOKS = 9
const PROGRESS = '/api/desk/progress?period=2026-11'

const BODY = '全县晚稻机收进度过八成。'.repeat(50)
const REVISION = `
  insert into item_revisions (item_id, is_sibling, title, body, category, place, notes, characters, claimed_at, received_at)
  values (?, 0, '全县晚稻机收进度过八成', ?, ?, '上屏镇', '[]', 600, ?, ?)`
const ITEM = `
  insert into items (id, rev, author_id, unit_id, revision_id, text_rev, receipt_month, receipt_number, received_at,
    counted_at, counted_by, status)
  values (?, 1, ?, ?, ?, 1, '2026-11', ?, ?, ?, 'claim', 'registered')`
const EVENT = 'insert into item_events (item_id, number, type, at, event) values (?, ?, ?, ?, ?)'
const FEED = `
  insert into feed (seq, kind, subject_id, owner_id, unit_id)
  values ((select coalesce(max(seq), 0) + 1 from feed), 'item', ?, ?, ?)`

const dataDir = mkdtempSync(join(process.env['BENCH_DIR'] ?? tmpdir(), 'caifeng-county-'))
const config = parseConfig({ DATA_DIR: dataDir }, [])
const server = await createServer({ config, now: () => NOW, randomBytes })
try {
  const { parts, app } = server
  const cookie = await parts.db.write(() => {
    foundOffice(parts, { name: '望澜县人民政府办公室', periodicalName: '望澜政务信息' })
    addPolicy(parts.db, makeCountyPolicy(FIRST))
    fillCounty(parts.db)
    return signIn()
  })

  const look = async (path: string) => {
    const startedAt = performance.now()
    const reply = await app.inject({ method: 'GET', url: path, headers: headersOf(cookie) })
    if (reply.statusCode !== 200) throw new Error(reply.body)
    return performance.now() - startedAt
  }

  report('server county progress, the first look after a start', await look(PROGRESS), 2000)
  const looks: number[] = []
  for (let n = 0; n < LOOKS; n++) {
    // Somebody reports between two looks.
    await parts.db.write(() => fillItem(parts.db, RECORDS + n))
    looks.push(await look(PROGRESS))
  }
  report('server county progress', median(looks), 1000)
  report('server county progress of a year', await look('/api/desk/progress?period=2026'), 1000)
  report('server county workbook', await look('/api/desk/progress.xlsx?period=2026-11'), 3000)
  const memory = process.memoryUsage().rss / 1024 / 1024
  printFigure({ name: 'server county memory', value: memory, unit: 'MB', limit: 600 })
} finally {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

function report(name: string, value: number, limit: number) {
  printFigure({ name, value, unit: 'ms', limit })
}

function headersOf(cookie: string) {
  return { cookie, 'sec-fetch-site': 'same-origin', 'x-caifeng-protocol': '1' }
}

function signIn(): string {
  const { parts } = server
  const account = {
    id: accountIdOf(999_999),
    name: 'bianji',
    displayName: '编辑',
    role: 'editor' as const,
    unitId: null,
    passwordHash: null,
    createdAt: FIRST,
  }
  addAccount(parts.db, account)
  const device = { id: newDeviceId({ now: () => NOW, randomBytes }), name: 'bench' }
  return `caifeng=${openSession(parts, { account, device, skewMs: 0 }).token}`
}

function fillCounty(db: Database) {
  for (let n = 0; n < UNITS; n++) {
    const sql = 'insert into units (id, name, class_id, created_at) values (?, ?, ?, ?)'
    db.run(sql, unitIdOf(n), `第${n + 1}单位`, 'department', FIRST)
  }
  for (let n = 0; n < OFFICERS; n++) {
    const sql =
      'insert into accounts (id, name, display_name, role, unit_id, created_at) values (?, ?, ?, ?, ?, ?)'
    db.run(sql, accountIdOf(n), `officer${n}`, `信息员${n}`, 'officer', unitIdOf(n % UNITS), FIRST)
  }
  for (let n = 0; n < RECORDS; n++) fillItem(db, n)
}

/** Spread over 13 months by a fixed pattern, a usual text of 600 characters each; every third is adopted. */
function fillItem(db: Database, n: number) {
  const officer = (n * 7) % OFFICERS
  const at = FIRST + ((n * 7919) % 10_000) * ((NOW - FIRST) / 10_000)
  const revision = db.insert(REVISION, itemIdOf(n), BODY, CATEGORIES[n % CATEGORIES.length] ?? 'news', at, at)
  const author = accountIdOf(officer)
  const unit = unitIdOf(officer % UNITS)
  db.run(ITEM, itemIdOf(n), author, unit, revision, n + 1, at, at)
  db.run(EVENT, itemIdOf(n), 1, 'submitted', at, JSON.stringify({ type: 'submitted', at, claimedAt: at }))
  if (n % 3 === 0) db.run(EVENT, itemIdOf(n), 2, 'adopted', at + 3_600_000, adoptionAt(at + 3_600_000))
  db.run(FEED, itemIdOf(n), author, unit)
}

function adoptionAt(at: number): string {
  const adoption = { periodicalId: 'p', periodicalName: '望澜政务信息', issue: 7, form: 'single' }
  return JSON.stringify({ type: 'adopted', at, by: '编辑', adoption })
}
