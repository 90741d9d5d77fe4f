import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workStateOf } from '../../../src/domain/item/work-state.ts'
import { findBrokenInvariants } from '../../../src/field/local/find-broken-invariants.ts'
import { readMeta } from '../../../src/field/local/meta.ts'
import type { Fault, Office, SeenRequest } from '../../support/field-office.ts'
import type { Records } from '../../support/field-office-records.ts'
import { makeOfficeAndPhone, type Phone } from '../../support/field-phone.ts'
import { deviceIdOf, itemIdOf, MINUTE } from '../../support/make-ids.ts'
import { returned } from '../../support/make-item.ts'

/** What happens on a bad day, one thing after the other. */
type Event =
  | { type: 'send'; hasPhoto: boolean }
  | { type: 'sync'; faults: (Fault | null)[] }
  | { type: 'return'; which: number }
  | { type: 'correct'; which: number }
  /** Something typed into one of a few drafts, or one of them thrown away. */
  | { type: 'write'; which: number }
  | { type: 'discard'; which: number }
  | { type: 'back up' }
  | { type: 'restore' }

const FAULTS: Fault[] = [
  'lose_request',
  'lose_answer',
  'portal',
  'truncated',
  'wrong_request_id',
  'stranger',
  { status: 500 },
  { status: 401, code: 'session.required' },
  { status: 413, code: 'request.too_large' },
  { status: 507, code: 'server.storage_full' },
  { slowMs: 5000 },
]

const fault = fc.option(fc.constantFrom(...FAULTS), { freq: 2 })
const usual = fc.oneof<fc.Arbitrary<Event>[]>(
  fc.record({ type: fc.constant('send' as const), hasPhoto: fc.boolean() }),
  fc.record({ type: fc.constant('sync' as const), faults: fc.array(fault, { maxLength: 6 }) }),
  fc.record({ type: fc.constant('return' as const), which: fc.nat(5) }),
  fc.record({ type: fc.constant('correct' as const), which: fc.nat(5) }),
  fc.record({ type: fc.constant('write' as const), which: fc.nat(2) }),
  fc.record({ type: fc.constant('discard' as const), which: fc.nat(2) }),
)
const disaster = fc.oneof<fc.Arbitrary<Event>[]>(
  fc.constant({ type: 'back up' }),
  fc.constant({ type: 'restore' }),
)

interface Day {
  office: Office
  phone: Phone
  /** The last text of each item that left the editor. */
  sent: Map<number, string>
  commands: number
  backup: Records | undefined
}

async function happen(day: Day, event: Event): Promise<void> {
  const { office, phone, sent } = day
  phone.clock.advance(MINUTE)
  switch (event.type) {
    case 'send': {
      const n = sent.size + 1
      if (event.hasPhoto) await phone.takePhoto(n, { photo: n, size: 90_000, previewSize: 900 })
      await phone.send(++day.commands, { body: `第${day.commands}稿` }, n)
      sent.set(n, `第${day.commands}稿`)
      return
    }
    case 'sync': {
      const faults = [...event.faults]
      office.fault = (request) => allowedFault(request, faults.shift() ?? undefined)
      await phone.sync()
      return
    }
    case 'return': {
      const item = office.itemsById().get(itemIdOf(event.which))
      if (item !== undefined && workStateOf(item.events).status === 'registered') {
        office.decide(item.id, returned(phone.clock.now()))
      }
      return
    }
    case 'correct': {
      const item = await phone.database.items.get(itemIdOf(event.which))
      const isWaiting =
        (await phone.database.outbox.where('itemId').equals(itemIdOf(event.which)).count()) > 0
      if (item === undefined || isWaiting || workStateOf(item.events).status !== 'returned') return
      await phone.correct(event.which, ++day.commands, { body: `第${day.commands}稿` })
      sent.set(event.which, `第${day.commands}稿`)
      return
    }
    case 'write':
      await phone.bringBack(DRAFTS_FROM + event.which)
      return phone.write(DRAFTS_FROM + event.which, { body: `第${++day.commands}稿` })
    case 'discard':
      return phone.discard(DRAFTS_FROM + event.which)
    case 'back up':
      day.backup = office.backUp()
      return
    case 'restore':
      office.restore(day.backup)
  }
}

/** Drafts that are never submitted have numbers of their own. */
const DRAFTS_FROM = 500

/** An office says 413 of what is too large, and a request with one short text is not. */
function allowedFault({ sync }: SeenRequest, fault: Fault | undefined): Fault | undefined {
  const isTooLarge = typeof fault === 'object' && 'status' in fault && fault.status === 413
  return isTooLarge && (sync?.commands?.length ?? 0) < 2 ? undefined : fault
}

/** The network is back and everything works. */
async function heal({ office, phone }: Day): Promise<void> {
  office.fault = () => undefined
  for (let tries = 0; tries < 5; tries++) await phone.sync()
}

async function expectThatAllIsWell({ office, phone, sent }: Day): Promise<void> {
  const { database } = phone
  const items = office.itemsById()
  expect(await database.outbox.count()).toBe(0)
  expect([...items.keys()].sort()).toEqual([...sent.keys()].map(itemIdOf).sort())
  for (const [n, text] of sent) {
    const item = items.get(itemIdOf(n))
    const draft = await database.drafts.get(itemIdOf(n))
    // Refused is what a restored office no longer asked for; the officer still has it, with the reason.
    const isRefused = draft?.refusalCode === 'item.not_returned'
    expect(isRefused ? draft.text.body : item?.text.body).toBe(text)
    expect(item?.events.filter(({ type }) => type === 'submitted')).toHaveLength(1)
    expect(item?.photos.every(({ picture }) => picture.isPresent)).toBe(true)
    const {
      photosToCome,
      adoptedAt: _adoptedAt,
      isWrittenHere: _isWrittenHere,
      ...known
    } = (await database.items.get(itemIdOf(n))) ?? {}
    // While a refused text is in the editor the phone shows it, and the facts are those of the office.
    expect({ ...known, text: null, notes: null }).toEqual({ ...item, text: null, notes: null })
    expect(photosToCome).toBe(0)
  }
  await expectThatDraftsAreKept({ office, phone })
  expect(await findBrokenInvariants(database, office.changesFor(deviceIdOf(1)))).toEqual([])
  const numbers = [...office.records.commands.values()].map((taken) => taken.size)
  expect(numbers).toEqual([((await readMeta(database, 'nextSeq')) ?? 1) - 1])
}

/** What the officer still writes on is at the office as it is here, and what was thrown away is in the trash there. */
async function expectThatDraftsAreKept({ office, phone }: Pick<Day, 'office' | 'phone'>): Promise<void> {
  const kept = [...office.records.drafts].filter(([, { state }]) => state === 'kept')
  const bodies = new Map(kept.map(([id, { backup }]) => [id, backup.text.body]))
  const drafts = (await phone.database.drafts.toArray()).filter(({ refusalCode }) => refusalCode === null)
  for (const { id, text } of drafts) expect(bodies.get(id)).toBe(text.body)
  for (const { id } of await phone.database.trash.toArray()) expect(bodies.has(id)).toBe(false)
  expect(await phone.database.besideTexts.count()).toBe(0)
}

async function live(events: Event[]): Promise<void> {
  const day: Day = { ...(await makeOfficeAndPhone()), sent: new Map(), commands: 0, backup: undefined }
  await day.phone.sync()
  for (const event of events) {
    await happen(day, event)
    expect(await findBrokenInvariants(day.phone.database)).toEqual([])
  }
  await heal(day)
  await expectThatAllIsWell(day)
}

describe('whatever happens on a bad day', () => {
  const runs = { numRuns: 40, endOnFailure: false }

  it('each text is at the office once when the network is back, and both sides agree', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(usual, { minLength: 3, maxLength: 25, size: '+1' }), live),
      runs,
    )
  }, 150_000)

  it('also over backups and restores of the office', async () => {
    const event = fc.oneof({ weight: 5, arbitrary: usual }, { weight: 1, arbitrary: disaster })
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 5, maxLength: 30, size: '+1' }), live),
      runs,
    )
  }, 150_000)
})
