import type * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { Receipt } from '../../src/domain/receipt.ts'
import { startingPolicy } from '../../src/domain/policy/starting-policy.ts'
import { toFirstPolicy } from '../../src/domain/policy/upgrade-policy.ts'
import { command, draftBackup, draftRemoval, submission } from '../../src/protocol/commands.ts'
import * as desk from '../../src/protocol/desk.ts'
import { adoption, item, itemEvent, itemPhoto, itemText, sibling } from '../../src/protocol/item.ts'
import { manifestEntry } from '../../src/protocol/manifest.ts'
import { parse } from '../../src/protocol/parse.ts'
import { policy } from '../../src/protocol/policy.ts'
import * as session from '../../src/protocol/session.ts'
import {
  change,
  commandResult,
  reconcileRequest,
  reconcileResponse,
  refusal,
  syncRequest,
  syncResponse,
} from '../../src/protocol/sync.ts'
import { breakEachField } from '../support/make-broken.ts'
import {
  makeAnswer,
  makeCommand,
  makeItemChange,
  makeManifestEntry,
  makeRefusal,
  makeRequest,
  makeResult,
  makeSubmission,
} from '../support/make-exchange.ts'
import {
  accountIdOf,
  commandIdOf,
  deviceIdOf,
  itemIdOf,
  NOW,
  periodicalIdOf,
  shanghai,
  sha256Of,
  unitIdOf,
} from '../support/make-ids.ts'
import * as make from '../support/make-item.ts'
import { makePolicy } from '../support/make-policy.ts'

interface Message {
  name: string
  schema: v.GenericSchema
  good: unknown
  /** Fields that may be left out, or whose content is nobody's business here. */
  optional?: string[]
}

const fullItem = make.makeItem({
  notes: [make.makeNote()],
  photos: [make.makeItemPhoto(1, { place: { latitude: 31.2, longitude: 121.4 } })],
})
const deskLine = {
  id: itemIdOf(1),
  rev: 1,
  title: '题',
  category: 'news',
  unitName: '农业农村局',
  authorName: '王采',
  receipt: '2026-11-0042',
  receivedAt: NOW,
  status: 'registered',
  characters: 201,
  photos: 2,
  photosToCome: 1,
  siblings: 1,
  claimedBy: { id: accountIdOf(2), name: '李编' },
  dueAt: NOW,
}
const unit = { id: unitIdOf(1), name: '农业农村局', classId: 'department' }
const device = { id: deviceIdOf(1), name: 'Android' }
const decided = { id: commandIdOf(1), baseRev: 1 }
const reasoned = { reason: 'wording', words: '请精简' }

const everyEvent = [
  make.submitted,
  make.resubmitted,
  make.photosComplete,
  make.adopted,
  make.returned,
  make.reserved,
  make.notUsed,
  make.merged,
].map((makeEvent) => makeEvent(NOW))

const writing = { text: make.makeText(), notes: [make.makeNote()] }
const beside = { number: 7, deviceName: '王采的平板', writtenAt: NOW, ...writing }

const MESSAGES: Message[] = [
  { name: 'a text', schema: itemText, good: make.makeText() },
  { name: 'a photo', schema: itemPhoto, good: fullItem.photos[0] },
  { name: 'an adoption', schema: adoption, good: make.adoption },
  { name: 'an item', schema: item, good: fullItem },
  ...everyEvent.map((good) => ({ name: `the event ${good.type}`, schema: itemEvent, good })),
  { name: 'a submission', schema: submission, good: makeSubmission({ notes: [make.makeNote()] }) },
  {
    name: 'a file of the manifest',
    schema: manifestEntry,
    good: makeManifestEntry({ takenAt: NOW, place: { latitude: -31, longitude: 0 } }),
    optional: ['takenAt', 'place'],
  },
  { name: 'a command', schema: command, good: makeCommand({ payload: 'whatever' }) },
  {
    name: 'a request',
    schema: syncRequest,
    good: makeRequest({ commands: [makeCommand({ payload: 'whatever' })], understands: ['draft'] }),
    optional: ['understands'],
  },
  { name: 'an applied result', schema: commandResult, good: makeResult(1, { missing: [sha256Of(1)] }) },
  { name: 'a refused result', schema: commandResult, good: makeRefusal(1, 'item.incomplete') },
  {
    name: 'a merged result',
    schema: commandResult,
    good: { ...makeResult(1), outcome: { status: 'merged', rev: 2, sibling: itemIdOf(1) } },
  },
  {
    name: 'a saved result',
    schema: commandResult,
    good: { ...makeResult(1), outcome: { status: 'saved', rev: 4 } },
  },
  { name: 'a draft', schema: draftBackup, good: { ...writing, itemRev: 2, savedAt: NOW } },
  { name: 'a draft thrown away', schema: draftRemoval, good: { deletedAt: NOW } },
  { name: 'a text that stands beside another', schema: sibling, good: beside },
  {
    name: 'a change of an item',
    schema: change,
    good: { ...makeItemChange(fullItem), siblings: [beside] },
    optional: ['written', 'siblings'],
  },
  {
    name: 'a change of a draft',
    schema: change,
    good: {
      kind: 'draft',
      seq: 3,
      itemId: itemIdOf(3),
      rev: 2,
      itemRev: 0,
      state: 'kept',
      savedAt: NOW,
      written: writing,
      siblings: [beside],
    },
    optional: ['written', 'siblings'],
  },
  {
    name: 'what a phone holds',
    schema: reconcileRequest,
    good: {
      protocol: 1,
      account: accountIdOf(1),
      device: deviceIdOf(1),
      nextSeq: 9,
      have: [{ itemId: itemIdOf(1), rev: 3, payloadSha256: sha256Of(1) }],
      kept: [{ id: commandIdOf(1), seq: 8 }],
    },
  },
  {
    name: 'what the office lacks',
    schema: reconcileResponse,
    good: {
      epoch: 'epoch-2',
      lastSeq: 7,
      lacking: [commandIdOf(1)],
      lackingItems: [itemIdOf(1)],
      serverTime: NOW,
    },
  },
  {
    name: 'a record of a colleague',
    schema: change,
    good: {
      kind: 'record',
      seq: 3,
      itemId: itemIdOf(2),
      rev: 1,
      category: 'news',
      reportedAt: NOW,
      adoptedAt: null,
    },
  },
  {
    name: 'a change of the policy',
    schema: change,
    good: { kind: 'policy', seq: 1, policy: toFirstPolicy(makePolicy()) },
  },
  { name: 'a change of the unit', schema: change, good: { kind: 'unit', seq: 2, unit } },
  {
    name: 'an answer',
    schema: syncResponse,
    good: makeAnswer({
      results: [makeResult(1)],
      changes: [makeItemChange(fullItem, { isWrittenHere: true })],
    }),
  },
  {
    name: 'a refusal',
    schema: refusal,
    good: { code: 'login.wait', message: 'Please wait.', requestId: 'r1', retryAfter: 4 },
    optional: ['requestId', 'retryAfter'],
  },
  { name: 'a policy', schema: policy, good: toFirstPolicy(makePolicy()) },
  {
    name: 'a sign-in',
    schema: session.signInRequest,
    good: { account: 'nongye01', password: 'wanglan-2026', device, sentAt: NOW },
  },
  {
    name: 'a session',
    schema: session.sessionInfo,
    good: {
      account: { id: accountIdOf(1), name: 'nongye01', displayName: '王采', role: 'officer' },
      unit,
      office: { name: '望澜县人民政府办公室' },
      serverTime: NOW,
    },
  },
  { name: 'the state of the office', schema: session.officeState, good: { state: 'new', name: '' } },
  {
    name: 'a first run',
    schema: session.createOfficeRequest,
    good: {
      officeName: '望澜县人民政府办公室',
      periodicalName: '望澜政务信息',
      account: 'guanli',
      displayName: '管理员',
      password: 'wanglan-2026',
      device,
    },
  },
  {
    name: 'a list at the desk',
    schema: desk.deskList,
    good: {
      lines: [deskLine],
      next: null,
      counts: { open: 1, in_composite: 0, adopted: 0, returned: 0, reserved: 0, not_used: 0 },
      serverTime: NOW,
    },
  },
  {
    name: 'an item at the desk',
    schema: desk.deskItem,
    good: {
      item: fullItem,
      status: 'registered',
      siblings: [beside],
      claimedBy: { id: accountIdOf(2), name: '李编' },
      dueAt: NOW,
      edited: { number: 1, title: '题', body: '文', by: '李编', at: NOW },
    },
  },
  {
    name: 'an adoption at the desk',
    schema: desk.decision,
    good: { type: 'adopted', ...decided, periodicalId: periodicalIdOf(1), issue: 37, form: 'brief' },
  },
  {
    name: 'a return at the desk',
    schema: desk.decision,
    good: { type: 'returned', ...decided, ...reasoned },
  },
  {
    name: 'a reserve at the desk',
    schema: desk.decision,
    good: { type: 'reserved', reason: 'moment', ...decided, words: '' },
  },
  {
    name: 'a refusal at the desk',
    schema: desk.decision,
    good: { type: 'not_used', ...decided, ...reasoned },
  },
  {
    name: 'a list of periodicals',
    schema: desk.periodicalList,
    good: { periodicals: [{ id: periodicalIdOf(1), name: '望澜政务信息', currentIssue: 37 }] },
  },
  { name: 'news for the desk', schema: desk.deskEvent, good: { itemId: itemIdOf(1), rev: 1, isNew: true } },
  {
    name: 'a list of people',
    schema: desk.peopleList,
    good: {
      units: [{ ...unit, people: 1, deactivatedAt: null }],
      people: [
        {
          id: accountIdOf(1),
          account: 'nongye01',
          displayName: '王采',
          role: 'officer',
          unitId: unit.id,
          section: '综合科',
          isDirector: false,
          deactivatedAt: null,
          stop: { from: NOW, refused: null },
        },
      ],
      unitClasses: startingPolicy(NOW).unitClasses,
      serverTime: NOW,
    },
  },
  { name: 'a new unit', schema: desk.createUnitRequest, good: { name: '上屏镇', classId: 'town' } },
  {
    name: 'a new person',
    schema: desk.createPersonRequest,
    good: {
      account: 'shangping01',
      displayName: '陈采',
      role: 'officer',
      unitId: unit.id,
      password: 'wanglan-2026',
    },
  },
]

describe.each(MESSAGES)('$name', ({ schema, good, optional = [] }) => {
  it('is taken as it was made', () => {
    expect(parse(schema, good)).toEqual({ ok: true, value: good })
  })

  it('survives the wire', () => {
    expect(parse(schema, JSON.parse(JSON.stringify(good)))).toEqual({ ok: true, value: good })
  })

  it('is refused for each broken field, and the field is named', () => {
    const broken = breakEachField(good, [...optional, 'payload']).filter(
      ({ place }) => !/(^|\.)payload$/.test(place),
    )
    const answers = broken.map(({ place, fault, data }) => ({ place, fault, answer: parse(schema, data) }))
    expect(answers).toEqual(
      broken.map(({ place, fault }) => ({ place, fault, answer: { ok: false, place } })),
    )
  })
})

describe('a bound', () => {
  const characters = (count: number) => '字'.repeat(count)
  const times = <Value>(count: number, value: Value) => Array.from({ length: count }, () => value)
  const textWith = (changes: object) => ({ ...make.makeText(), ...changes })

  it.each<[string, v.GenericSchema, (size: number) => unknown, number]>([
    ['title', itemText, (size) => textWith({ title: characters(size) }), 120],
    ['body', itemText, (size) => textWith({ body: characters(size) }), 20_000],
    ['place', itemText, (size) => textWith({ place: characters(size) }), 120],
    ['notes', submission, (size) => makeSubmission({ notes: times(size, make.makeNote()) }), 50],
    [
      'notes.0.text',
      submission,
      (size) => makeSubmission({ notes: [make.makeNote({ text: characters(size) })] }),
      5000,
    ],
    ['manifest', submission, (size) => makeSubmission({ manifest: times(size, makeManifestEntry()) }), 40],
    ['size', manifestEntry, (size) => makeManifestEntry({ size }), 25 * 1024 * 1024],
    ['commands', syncRequest, (size) => makeRequest({ commands: times(size, makeCommand()) }), 500],
    ['appVersion', command, (size) => makeCommand({ appVersion: characters(size) }), 64],
    ['type', command, (size) => makeCommand({ type: characters(size) }), 64],
    ['clientTime', command, (clientTime) => makeCommand({ clientTime }), 9_000_000_000_000],
    [
      'words',
      desk.decision,
      (size) => ({ type: 'reserved', reason: 'moment', ...decided, words: characters(size) }),
      500,
    ],
  ])('of %s is kept to the last one, and no further', (place, schema, makeWith, most) => {
    expect(parse(schema, makeWith(most)).ok).toBe(true)
    expect(parse(schema, makeWith(most + 1))).toEqual({ ok: false, place })
  })

  it.each<[string, v.GenericSchema, unknown]>([
    ['isDeclaredUnclassified', submission, { ...makeSubmission(), isDeclaredUnclassified: false }],
    ['seq', command, makeCommand({ seq: 0 })],
    ['seq', command, makeCommand({ seq: 1.5 })],
    ['firstSeq', syncRequest, makeRequest({ firstSeq: 0 })],
    ['protocol', syncRequest, { ...makeRequest(), protocol: 2 }],
    ['schema', command, { ...makeCommand(), schema: 1.5 }],
    ['clientTime', command, makeCommand({ clientTime: -1 })],
    ['clientTime', command, makeCommand({ clientTime: Number.NaN })],
    ['size', manifestEntry, makeManifestEntry({ size: 0 })],
    ['place.latitude', manifestEntry, makeManifestEntry({ place: { latitude: 90.1, longitude: 0 } })],
    ['place.longitude', manifestEntry, makeManifestEntry({ place: { latitude: 0, longitude: -180.1 } })],
    [
      'payloadSha256',
      command,
      { ...makeCommand(), payloadSha256: sha256Of(1).toUpperCase().replace('0', 'A') },
    ],
    ['itemId', command, { ...makeCommand(), itemId: '../../etc/passwd' }],
    ['receipt', item, make.makeItem({ receipt: '2026-13-0001' as Receipt })],
    ['receipt', item, make.makeItem({ receipt: '2026-11-42' as Receipt })],
    [
      'issue',
      desk.decision,
      { type: 'adopted', ...decided, periodicalId: periodicalIdOf(1), issue: 0, form: 'single' },
    ],
    ['name', desk.createUnitRequest, { name: ' 局 ', classId: 'town' }],
  ])('of %s is kept', (place, schema, data) => {
    expect(parse(schema, data)).toEqual({ ok: false, place })
  })

  it('lets an event lie in any year that a date field can say', () => {
    const years = ['0002-01-01T00:00', '1951-05-23T12:00', '9999-12-31T23:59']
    const answers = years.map((time) => parse(itemText, make.makeText({ eventAt: shanghai(time) })).ok)
    expect(answers).toEqual([true, true, true])
  })
})
