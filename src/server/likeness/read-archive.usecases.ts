import { setImmediate } from 'node:timers/promises'
import { fingerprintsOf } from '../../domain/check/likeness/fingerprints.ts'
import type { Database } from '../db/database.ts'
import type { Parts } from '../parts.ts'
import * as repository from './likeness.repository.ts'
import { createPrintLoad, type PrintLoad } from './print-load.ts'

/** Computed between two turns of the event loop, or read and written at once: some tens of milliseconds. */
const TEXTS_AT_ONCE = 100
/** Their million fingerprints lie in memory together: 8 MB, and twice that while they are put in order. */
const TEXTS_OF_A_LOAD = 10_000
/** One write's worth: about twenty milliseconds, in which phones wait. */
const PRINTS_AT_ONCE = 10_000

export function hasUnread(db: Database): boolean {
  return repository.listUnread(db, repository.readUntil(db), 1).length > 0
}

/**
 * Takes the fingerprints of what came since the last time, between other work. Texts scatter their fingerprints over
 * the whole table, so an archive written text by text would write each page of it a thousand times: it is collected in
 * large loads instead, and each is written in the order in which the table lies on the disk. What an abort leaves is
 * read again the next time, for the mark moves on only after a load.
 */
export async function readArchive({ db }: Pick<Parts, 'db'>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && hasUnread(db)) await readLoad(db, signal)
}

async function readLoad(db: Database, signal: AbortSignal) {
  const load = createPrintLoad(TEXTS_OF_A_LOAD)
  const last = await collect(db, load, signal)
  for (const prints of load.inOrder(PRINTS_AT_ONCE)) {
    if (signal.aborted) return
    await db.write(() => repository.insertPrints(db, prints))
  }
  if (!signal.aborted) await db.write(() => repository.setReadUntil(db, last))
}

/** Fills the load and returns the last revision in it. */
async function collect(db: Database, load: PrintLoad, signal: AbortSignal): Promise<number> {
  let last = repository.readUntil(db)
  while (!load.isFull() && !signal.aborted) {
    const texts = repository.listUnread(db, last, TEXTS_AT_ONCE)
    for (const { revision, body } of texts) load.add(revision, fingerprintsOf(body))
    last = texts.at(-1)?.revision ?? last
    if (texts.length < TEXTS_AT_ONCE) break
    await setImmediate()
  }
  return last
}

/** Inside a write: the texts that wait longest, at once, for somebody who asks. */
export function readSome(db: Database) {
  const texts = repository.listUnread(db, repository.readUntil(db), TEXTS_AT_ONCE)
  const prints = texts.flatMap(({ revision, body }) =>
    fingerprintsOf(body).map((print): repository.Print => [print, revision]),
  )
  repository.insertPrints(
    db,
    prints.sort(([one], [other]) => one - other),
  )
  const last = texts.at(-1)
  if (last !== undefined) repository.setReadUntil(db, last.revision)
}
