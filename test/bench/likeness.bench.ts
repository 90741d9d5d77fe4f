/**
 * How long an editor waits for 查重 against an archive of 100,000 items, and how long the office takes to read that
 * archive once. Run with `npm run bench -- likeness`.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ItemId } from '../../src/domain/ids.ts'
import { parseConfig } from '../../src/server/config.ts'
import type { Database } from '../../src/server/db/database.ts'
import { reportLikeness } from '../../src/server/likeness/likeness.usecases.ts'
import { readArchive } from '../../src/server/likeness/read-archive.usecases.ts'
import { foundOffice } from '../../src/server/office/first-run.usecases.ts'
import { createServer } from '../../src/server/server.ts'
import { accountIdOf, itemIdOf, shanghai, unitIdOf } from '../support/make-ids.ts'
import { listSampleTexts } from '../support/make-samples.ts'
import { median, percentile, printFigure } from './figure.ts'

const NOW = shanghai('2026-11-20T10:00')
const ITEMS = Number(process.env['BENCH_ITEMS'] ?? 100_000)
const LOOKS = 60
/** Every hundredth text takes a passage over from an earlier one. */
const COPY_EACH = 100
const SENTENCE = new Uint16Array(24)

const REVISION = `
  insert into item_revisions (item_id, is_sibling, title, body, category, place, notes, characters, claimed_at, received_at)
  values (?, 0, '旧稿', ?, 'news', '上屏镇', '[]', ?, ?, ?)`
const ITEM = `
  insert into items (id, rev, author_id, unit_id, revision_id, text_rev, receipt_month, receipt_number, received_at,
    counted_at, counted_by, status, category)
  values (?, 1, ?, ?, ?, 1, '2026-11', ?, ?, ?, 'claim', 'registered', 'news')`

const dataDir = mkdtempSync(join(process.env['BENCH_DIR'] ?? tmpdir(), 'caifeng-likeness-'))
const server = await createServer({
  config: parseConfig({ DATA_DIR: dataDir }, []),
  now: () => NOW,
  randomBytes,
})
try {
  const { parts } = server
  await parts.db.write(() => {
    foundOffice(parts, { name: '望澜县人民政府办公室', periodicalName: '望澜政务信息' })
    parts.db.run(
      "insert into units (id, name, class_id, created_at) values (?, '农业农村局', 'department', 0)",
      unitIdOf(1),
    )
    parts.db.run(
      "insert into accounts (id, display_name, role, unit_id, created_at) values (?, '王采', 'officer', ?, 0)",
      accountIdOf(1),
      unitIdOf(1),
    )
    fillArchive(parts.db)
  })
  const bytesBefore = databaseBytes()
  const readAt = performance.now()
  await readArchive(parts, new AbortController().signal)
  const seconds = (performance.now() - readAt) / 1000
  printFigure({
    name: 'likeness: reading an archive of 100,000 items once',
    value: seconds,
    unit: 's',
    limit: 600,
  })
  const added = (databaseBytes() - bytesBefore) / 1024 / 1024
  printFigure({ name: 'likeness: fingerprints of 100,000 items', value: added, unit: 'MB', limit: 300 })

  const times: number[] = []
  let found = 0
  for (let n = 0; n < LOOKS; n++) {
    const copy = ITEMS - 1 - n * COPY_EACH
    const startedAt = performance.now()
    const { matches } = await reportLikeness(parts, itemIdOf(copy))
    times.push(performance.now() - startedAt)
    if (matches.some(({ itemId }) => itemId === sourceOf(copy))) found++
  }
  printFigure({
    name: 'likeness: one item against 100,000, median',
    value: median(times),
    unit: 'ms',
    limit: 1000,
  })
  printFigure({
    name: 'likeness: the same, 95th percentile',
    value: percentile(times, 0.95),
    unit: 'ms',
    limit: 1000,
  })
  const share = (found * 100) / LOOKS
  printFigure({ name: 'likeness: copied passages found', value: share, unit: '%', limit: 100, isLeast: true })
} finally {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

function databaseBytes(): number {
  return (
    statSync(join(dataDir, 'office.sqlite')).size +
    (statSync(join(dataDir, 'office.sqlite-wal'), { throwIfNoEntry: false })?.size ?? 0)
  )
}

function sourceOf(copy: number): ItemId {
  return itemIdOf(copy - 77)
}

function fillArchive(db: Database) {
  const random = createRandom(7)
  const phrases = listSampleTexts()
    .flatMap((text) => text.split('。'))
    .filter((phrase) => phrase.length < 40)
  const recent: string[] = []
  for (let n = 0; n < ITEMS; n++) {
    const own = makeText(random, phrases)
    const isCopy = (n + 1) % COPY_EACH === 0
    const taken = isCopy ? (recent[n - 77] ?? '').slice(100, 260) : ''
    recent[n] = own
    const body = `${own}${taken}`
    const revision = db.insert(REVISION, itemIdOf(n), body, body.length, NOW, NOW)
    db.run(ITEM, itemIdOf(n), accountIdOf(1), unitIdOf(1), revision, n + 1, NOW, NOW)
  }
}

/** About 800 characters: four fifths of the text's own, a fifth ordinary sentences that many texts share. */
function makeText(random: () => number, phrases: readonly string[]): string {
  let text = ''
  while (text.length < 800) {
    const isOrdinary = random() < 0.2
    text += isOrdinary ? phrases[Math.floor(random() * phrases.length)] : ownSentence(random)
    text += '。'
  }
  return text
}

function ownSentence(random: () => number): string {
  for (let place = 0; place < SENTENCE.length; place++) {
    const chance = random()
    SENTENCE[place] = 0x4e00 + Math.floor(chance * chance * 3000)
  }
  return String.fromCharCode(...SENTENCE)
}

function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
