import type { Category } from '../../domain/category.ts'
import { newCommandId, newItemId, type ItemId, type PeriodicalId } from '../../domain/ids.ts'
import type { ReserveReason } from '../../domain/item/reserve-reason.ts'
import type { ReturnReason } from '../../domain/item/return-reason.ts'
import type { Decision } from '../../protocol/desk.ts'
import type { Submission } from '../../protocol/commands.ts'
import { recordArrival } from '../blobs/uploads.usecases.ts'
import { applyDecision, getDeskItem } from '../items/decision.usecases.ts'
import { resubmitItem, submitItem, type Submitted } from '../items/submission.usecases.ts'
import type { Parts } from '../parts.ts'
import county from './county.json' with { type: 'json' }
import type { DemoAuthor, DemoPeople } from './demo-people.ts'
import { gradeAfter } from './demo-grades.ts'
import { manifestOf, type DemoPhoto } from './demo-photos.ts'
import { signByUnit } from './demo-signatures.ts'
import type { Fate, PlannedItem } from './planned-item.ts'
import type { Chance } from './seeded-random.ts'

/** One thing that happens in the county at its time. */
export interface Step {
  at: number
  run(): void
}

export interface Life {
  parts: Parts
  people: DemoPeople
  periodicalId: PeriodicalId
  chance: Chance
  photos: Map<string, DemoPhoto>
  now: number
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

export interface Lived extends Life {
  planned: PlannedItem
  author: DemoAuthor
  itemId: ItemId
}

/** What happens to one item, from its submission to the office's decision. */
export function liveItem(life: Life, planned: PlannedItem, fate: Fate): Step[] {
  const author = life.people.authors.get(planned.unit)?.[planned.author - 1]
  if (author === undefined) throw new Error(`${planned.unit} has no author ${planned.author}`)
  const itemId = newItemId({
    now: () => planned.claimedAt,
    randomBytes: (length) => life.parts.randomBytes(length),
  })
  const lived: Lived = { ...life, planned, author, itemId }
  const wait = life.chance.between(6, 70) * HOUR_MS
  // What came in a moment ago is signed and decided in that moment, never before it.
  const decidedAt = notBefore(
    planned.receivedAt,
    Math.min(planned.receivedAt + wait, life.now - 10 * MINUTE_MS),
  )
  const submit = {
    at: planned.receivedAt,
    run: () => ensureApplied(submitItem(life.parts, submittedOf(lived, null))),
  }
  const signed = signByUnit(lived, {
    at: notBefore(planned.receivedAt, Math.min(planned.receivedAt + 3 * HOUR_MS, decidedAt - MINUTE_MS)),
    isToWait: fate === 'open',
  })
  return [
    submit,
    ...photosArrive(lived),
    signed,
    ...decideAs(lived, fate, decidedAt),
    ...goAbove(lived, fate, decidedAt),
    ...gradeAfter(lived, fate, decidedAt),
  ]
}

function notBefore(earliest: number, at: number): number {
  return Math.max(earliest, at)
}

function decideAs(lived: Lived, fate: Fate, at: number): Step[] {
  const decide = (decision: Verdict, when: number): Step => ({
    at: when,
    run: () => settle(lived, decision, when),
  })
  const { chance } = lived
  switch (fate) {
    case 'open':
      return []
    case 'corrected': {
      const resubmittedAt = notBefore(at, Math.min(at + DAY_MS, lived.now - 8 * MINUTE_MS))
      const resubmit = () => ensureApplied(resubmitItem(lived.parts, submittedOf(lived, resubmittedAt)))
      return [
        decide({ type: 'returned', ...withReason(chance.pick(county.words.returned)) }, at),
        { at: resubmittedAt, run: resubmit },
        signByUnit(lived, { at: resubmittedAt, isToWait: false }),
        decide(
          adoption(lived, resubmittedAt),
          notBefore(resubmittedAt, Math.min(resubmittedAt + DAY_MS, lived.now - 6 * MINUTE_MS)),
        ),
      ]
    }
    case 'adopted':
      return [decide(adoption(lived, at), at)]
    case 'returned':
      return [decide({ type: 'returned', ...withReason(chance.pick(county.words.returned)) }, at)]
    case 'not_used':
      return [decide({ type: 'not_used', ...withReason(chance.pick(county.words.not_used)) }, at)]
    case 'reserved':
      return [decide({ type: 'reserved', ...whyReserved(chance.pick(county.words.reserved)) }, at)]
  }
}

const UPWARD: readonly Category[] = ['experience', 'problem', 'research']

/** What was adopted and says more than news is passed up a day later; half a week later the level above has answered. */
function goAbove(lived: Lived, fate: Fate, decidedAt: number): Step[] {
  const { planned, now } = lived
  if (fate !== 'adopted' || !UPWARD.includes(planned.category)) return []
  // Of the text itself, so that no other chance of the county moves.
  const lot = planned.body.length % 3
  const level = lot === 0 ? ('province' as const) : ('city' as const)
  const step = (at: number, verdict: Verdict): Step => ({ at, run: () => settle(lived, verdict, at) })
  const answer: Verdict =
    lot === 2
      ? { type: 'not_used_above', level, words: county.words.not_used_above }
      : {
          type: 'adopted',
          periodicalId: null,
          issue: null,
          form: 'single',
          level,
          outlet: county.outlets[level],
        }
  return [
    step(decidedAt + DAY_MS, { type: 'passed_up', level, words: '' }),
    step(decidedAt + 4.5 * DAY_MS, answer),
  ].filter(({ at }) => at < now - HOUR_MS)
}

type WithoutId<Variant> = Variant extends unknown ? Omit<Variant, 'id' | 'baseRev'> : never
type Verdict = WithoutId<Decision>

/** Two issues a week, numbered through the year. */
function adoption({ periodicalId, planned }: Lived, at: number): Verdict {
  const year = new Date(at).getUTCFullYear()
  const issue = Math.floor((at - Date.UTC(year, 0, 1)) / (3.5 * DAY_MS)) + 1
  const isShort = planned.category === 'news' || planned.category === 'lead'
  return { type: 'adopted', periodicalId, issue, form: isShort ? 'brief' : 'single' }
}

function withReason({ reason, words }: { reason: string; words: string }) {
  return { reason: reason as ReturnReason, words }
}

function whyReserved({ reason, words }: { reason: string; words: string }) {
  return { reason: reason as ReserveReason, words }
}

function settle({ parts, people, itemId }: Lived, verdict: Verdict, at: number) {
  const id = newCommandId({ now: () => at, randomBytes: (length) => parts.randomBytes(length) })
  const baseRev = getDeskItem(parts.db, itemId).item.rev
  applyDecision(parts.db, {
    itemId,
    decision: { ...verdict, id, baseRev },
    editor: people.editor,
    at,
  })
}

function photosArrive({ parts, planned, author, photos, now }: Lived): Step[] {
  const arriveAt = (place: number) => Math.min(planned.receivedAt + (place + 2) * MINUTE_MS, now)
  return planned.photos.map((name, place) => ({
    at: arriveAt(place),
    run() {
      const { picture, preview } = getPhoto(photos, name)
      const at = arriveAt(place)
      for (const { sha256 } of [preview, picture]) {
        recordArrival(
          parts.db,
          { accountId: author.accountId, sha256 },
          { kind: 'jpeg', modifiedAt: null, at },
        )
      }
    },
  }))
}

/** The submission, or, when `correctedAt` is given, its correction after a return. */
function submittedOf(lived: Lived, correctedAt: number | null): Submitted {
  const { parts, planned, author, itemId, photos } = lived
  const { title, category, eventAt, place } = planned
  const source = { now: () => eventAt, randomBytes: (length: number) => parts.randomBytes(length) }
  const body = correctedAt === null ? planned.body : `${planned.body}（数据已与统计人员核对。）`
  const submission: Submission = {
    text: { title, body, category, eventAt, place },
    notes: [],
    manifest: planned.photos.flatMap((name) => manifestOf(getPhoto(photos, name), source)),
    isDeclaredUnclassified: true,
  }
  return {
    itemId,
    baseRev: correctedAt === null ? 0 : getDeskItem(parts.db, itemId).item.rev,
    claimedAt: correctedAt ?? planned.claimedAt,
    submission,
    author,
    device: null,
    arrival: { at: correctedAt ?? planned.receivedAt, skewMs: 0, earlierSkewMs: 0 },
  }
}

function getPhoto(photos: Map<string, DemoPhoto>, name: string): DemoPhoto {
  const photo = photos.get(name)
  if (photo === undefined) throw new Error(`there is no photo ${name}`)
  return photo
}

function ensureApplied(outcome: { status: string; code?: string }) {
  if (outcome.status !== 'applied')
    throw new Error(`an item of the county was refused: ${outcome.code ?? ''}`)
}
