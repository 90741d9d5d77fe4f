import type { Category } from '../../domain/category.ts'
import type { ResearchMode } from '../../domain/commission/commission.ts'
import type { CommissionEvent, Verdict } from '../../domain/commission/commission-event.ts'
import {
  newCommandId,
  newCommissionId,
  newItemId,
  newPlanTopicId,
  type CommissionId,
  type ItemId,
  type PlanTopicId,
} from '../../domain/ids.ts'
import type { Level } from '../../domain/record/item-record.ts'
import { recordAnswer } from '../commissions/answers.usecases.ts'
import { recordCourseEvent } from '../commissions/course.usecases.ts'
import { addCommission } from '../commissions/issue.usecases.ts'
import { proposePlanTopic, refusePlanTopic } from '../commissions/plan.usecases.ts'
import { applyDecision, getDeskItem } from '../items/decision.usecases.ts'
import { signNow } from './demo-signatures.ts'
import { submitItem } from '../items/submission.usecases.ts'
import county from './commissions.json' with { type: 'json' }
import type { Life, Step } from './demo-life.ts'
import type { DemoAuthor } from './demo-people.ts'

const DAY_MS = 24 * 3600_000

type PlannedCommission = (typeof county.commissions)[number]
type PlannedCourse = PlannedCommission['units'][number]
/** One event of the file; days count from now. */
interface PlannedEvent {
  type: string
  day: number
  words?: string
  untilDay?: number
  verdict?: string
  /** Place of the colleague in the unit's list of authors. */
  to?: number
  title?: string
  body?: string
}

/** What happens to the county's commissions and to the topics of its research plan. */
export function liveCommissions(life: Life): Step[] {
  let batch = 0
  const commissions = [...county.commissions].sort((a, b) => a.issuedDay - b.issuedDay)
  return [
    ...commissions.flatMap((planned) => liveCommission(life, planned, ++batch)),
    ...county.topics.flatMap((planned) => liveTopic(life, planned)),
  ]
}

const at = ({ now }: Life, day: number) => Math.round(now + day * DAY_MS)

function liveCommission(life: Life, planned: PlannedCommission, batch: number): Step[] {
  const issuedAt = at(life, planned.issuedDay)
  const id = newCommissionId({ now: () => issuedAt, randomBytes: life.parts.randomBytes })
  const { fromPlan } = planned
  const topicId = fromPlan === undefined ? null : newTopicId(life, fromPlan.proposedDay)
  const proposed =
    fromPlan === undefined || topicId === null
      ? []
      : propose(life, topicId, { ...fromPlan, ...planned, mode: 'independent', day: fromPlan.proposedDay })
  const issue = { at: issuedAt, run: () => issueTo(life, planned, { id, batch, topicId }) }
  return [...proposed, issue, ...planned.units.flatMap((course) => liveCourse(life, id, { planned, course }))]
}

function issueTo(
  life: Life,
  planned: PlannedCommission,
  { id, batch, topicId }: { id: CommissionId; batch: number; topicId: PlanTopicId | null },
) {
  const { topic, outline, wordsFrom, wordsTo } = planned
  addCommission(life.parts, {
    commission: {
      id,
      batch,
      topic,
      outline,
      wordsFrom,
      wordsTo,
      category: planned.category as Category,
      asker: planned.asker as Level | null,
      mode: 'independent',
      dueAt: at(life, planned.dueDay),
      files: [],
      addressees: planned.units.map(({ unit }) => ({
        unitId: getAuthor(life, unit).unit.id,
        accountId: null,
      })),
      planTopicId: topicId,
    },
    by: life.people.editor,
    at: at(life, planned.issuedDay),
  })
}

function liveCourse(
  life: Life,
  commissionId: CommissionId,
  { planned, course }: { planned: PlannedCommission; course: PlannedCourse },
): Step[] {
  const author = getAuthor(life, course.unit)
  return (course.events as PlannedEvent[]).map((event) => ({
    at: at(life, event.day),
    run() {
      if (event.type === 'answered') answer(life, commissionId, { planned, event, author })
      else
        ensure(
          recordCourseEvent(
            life.parts.db,
            { commissionId, unitId: author.unit.id },
            eventOf(life, event, author),
          ) !== null,
          event.type,
        )
    },
  }))
}

/** The office's acts carry the editor's name, the unit's its author's. */
const OF_OFFICE = ['reminded', 'insisted', 'judged', 'given_up']

function eventOf(life: Life, event: PlannedEvent, { unit }: DemoAuthor): CommissionEvent {
  const by = OF_OFFICE.includes(event.type) ? life.people.editor.displayName : `${unit.name}信息员`
  const done = { at: at(life, event.day), by }
  const words = event.words ?? ''
  switch (event.type) {
    case 'received':
      return { type: 'received', ...done }
    case 'assigned': {
      const { accountId } = getAuthor(life, unit.name, event.to)
      return { type: 'assigned', ...done, to: { accountId, name: `${unit.name}信息员（二）` } }
    }
    case 'extension_asked':
      return { type: 'extension_asked', ...done, words, until: at(life, event.untilDay ?? 0) }
    case 'judged':
      return { type: 'judged', ...done, words, verdict: event.verdict as Verdict }
    case 'progress':
    case 'reminded':
    case 'declined':
    case 'insisted':
    case 'given_up':
      return { type: event.type, ...done, words }
    default:
      throw new Error(`the county knows no event ${event.type}`)
  }
}

function answer(
  life: Life,
  commissionId: CommissionId,
  { planned, event, author }: { planned: PlannedCommission; event: PlannedEvent; author: DemoAuthor },
) {
  const writtenAt = at(life, event.day)
  const itemId = newItemId({ now: () => writtenAt, randomBytes: life.parts.randomBytes })
  const { title = '', body = '' } = event
  const category = planned.category as Category
  const outcome = submitItem(life.parts, {
    itemId,
    baseRev: 0,
    claimedAt: writtenAt,
    submission: {
      text: { title, body, category, eventAt: null, place: '' },
      notes: [],
      manifest: [],
      isDeclaredUnclassified: true,
    },
    author,
    device: null,
    arrival: { at: writtenAt, skewMs: 0, earlierSkewMs: 0 },
    commissionId,
  })
  ensure(outcome.status === 'applied', 'answered')
  const { accountId, unit } = author
  recordAnswer(life.parts.db, { commissionId, itemId, author: { accountId, unitId: unit.id }, at: writtenAt })
  signNow({ ...life, itemId, unitName: unit.name }, { at: writtenAt + DAY_MS / 8, isToWait: false })
  keepForLater(life, itemId, writtenAt)
}

/** Read and kept: the desk's open list is for what nobody has looked at. */
function keepForLater({ parts, people }: Life, itemId: ItemId, receivedAt: number) {
  const at = receivedAt + DAY_MS
  const id = newCommandId({ now: () => at, randomBytes: parts.randomBytes })
  const baseRev = getDeskItem(parts.db, itemId).item.rev
  const decision = {
    type: 'reserved',
    id,
    baseRev,
    reason: 'composite',
    words: '约稿答复，汇总后一并使用。',
  } as const
  applyDecision(parts.db, { itemId, decision, editor: people.editor, at })
}

interface PlannedTopic {
  unit: string
  topic: string
  reason: string
  mode: ResearchMode
  day: number
}

function liveTopic(life: Life, planned: (typeof county.topics)[number]): Step[] {
  const id = newTopicId(life, planned.day)
  const { refusal } = planned
  const steps = propose(life, id, { ...planned, mode: planned.mode as ResearchMode })
  if (refusal === undefined) return steps
  const answeredAt = at(life, planned.day + 2)
  const { accountId: by } = life.people.editor
  const refuse = () => refusePlanTopic(life.parts.db, { id, words: refusal, by, at: answeredAt })
  return [...steps, { at: answeredAt, run: refuse }]
}

function propose(life: Life, id: PlanTopicId, { unit, topic, reason, mode, day }: PlannedTopic): Step[] {
  const author = getAuthor(life, unit)
  const proposal = { topic, reason, mode }
  const run = () =>
    ensure(
      proposePlanTopic(life.parts.db, { id, proposal, author, at: at(life, day) }).status === 'saved',
      'proposed',
    )
  return [{ at: at(life, day), run }]
}

function newTopicId(life: Life, day: number): PlanTopicId {
  return newPlanTopicId({ now: () => at(life, day), randomBytes: life.parts.randomBytes })
}

function getAuthor({ people }: Life, unit: string, place = 0): DemoAuthor {
  const author = people.authors.get(unit)?.[place]
  if (author === undefined) throw new Error(`${unit} has no author ${place}`)
  return author
}

function ensure(isDone: boolean, what: string) {
  if (!isDone) throw new Error(`a commission of the county refused: ${what}`)
}
