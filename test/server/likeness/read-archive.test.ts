import { afterEach, beforeEach, expect, it } from 'vitest'
import { fingerprintsOf } from '../../../src/domain/check/likeness/fingerprints.ts'
import { hasUnread, readArchive, readSome } from '../../../src/server/likeness/read-archive.usecases.ts'
import { listSampleTexts } from '../../support/make-samples.ts'
import { openTestOffice, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, makeSubmission, sync } from '../../support/server-phone.ts'

const TEXTS = 120
const [sample = ''] = listSampleTexts()
const bodies = Array.from(
  { length: TEXTS },
  (_, n) => `第${n}号情况。${sample.slice(0, 60)}另有${n * 7919}户。`,
)

let office: TestOffice

beforeEach(async () => {
  office = await openTestOffice()
  const phone = await office.signIn('nongye01')
  const commands = bodies.map((body, n) =>
    makeCommand(n + 1, { payload: makeSubmission({ title: `第${n}篇`, body }) }),
  )
  for (let start = 0; start < commands.length; start += 50)
    await sync(phone, commands.slice(start, start + 50))
})
afterEach(() => office.close())

function listPrints() {
  return office.server.parts.db.all('select print, revision from likeness_prints order by revision, print')
}

/** What the texts come to, one by one. */
function expectedPrints() {
  const { db } = office.server.parts
  return db
    .all<{ id: number; body: string }>('select id, body from item_revisions order by id')
    .flatMap(({ id, body }) =>
      fingerprintsOf(body)
        .sort((one, other) => one - other)
        .map((print) => ({ print, revision: id })),
    )
}

/** Aborts when the archive is asked for the so-manieth time whether to go on. */
function abortAfter(questions: number): AbortSignal {
  const signal = new AbortController().signal
  let asked = 0
  return Object.defineProperty(signal, 'aborted', { get: () => ++asked > questions })
}

it('an archive leaves the fingerprints of all its texts, and nothing unread', async () => {
  await readArchive(office.server.parts, new AbortController().signal)
  expect(listPrints()).toEqual(expectedPrints())
  expect(hasUnread(office.server.parts.db)).toBe(false)
})

it.each([0, 1, 2, 3, 4, 5])(
  'a reading that was stopped at its %ith step is made good by the next one',
  async (questions) => {
    await readArchive(office.server.parts, abortAfter(questions))
    await readArchive(office.server.parts, new AbortController().signal)
    expect(listPrints()).toEqual(expectedPrints())
    expect(hasUnread(office.server.parts.db)).toBe(false)
  },
)

it('texts that the desk reads meanwhile are not read back', async () => {
  const { db } = office.server.parts
  const reading = readArchive(office.server.parts, new AbortController().signal)
  await db.write(() => readSome(db))
  await db.write(() => readSome(db))
  await reading
  expect(listPrints()).toEqual(expectedPrints())
  expect(hasUnread(db)).toBe(false)
})
