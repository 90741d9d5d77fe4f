import {
  courseOf,
  isCommissionOpen,
  type CommissionCourse,
} from '../../domain/commission/commission-course.ts'
import type { CommissionEvent } from '../../domain/commission/commission-event.ts'
import type { PlanTopic } from '../../domain/commission/plan-topic.ts'
import type { ItemId, PlanTopicId } from '../../domain/ids.ts'
import type { CommissionDeedType, KnownCommissions, ToldCommission } from '../local/commissions.ts'
import type { KnownDeed } from '../local/deeds.ts'
import type { LocalAccount } from '../local/rows.ts'

type CommissionDeed = KnownDeed<CommissionDeedType>

/** An event of the course; one that waits on this phone is not yet known to the office. */
export interface ShownEvent {
  event: CommissionEvent
  isWaiting: boolean
}

/** A commission as this phone shows it: what the office told, with what waits here laid over it. */
export interface CommissionView extends ToldCommission {
  course: CommissionCourse
  shown: ShownEvent[]
  /** Deeds that the office did not take, the newest first. */
  refused: CommissionDeed[]
  /** The draft with which this person answers. */
  draftId: ItemId | null
}

/** What is owed first, by deadline; then what is settled, the newest first. */
export function viewCommissions(
  { told, deeds, answers }: KnownCommissions,
  person: Pick<LocalAccount, 'displayName'>,
): CommissionView[] {
  const views = told.flatMap((row) => {
    const { id } = row.commission
    const own = deeds.filter(({ itemId }) => (itemId as string) === id)
    const mine = answers.filter(({ commissionId }) => commissionId === id)
    const view = viewOne(row, { deeds: own, answers: mine, by: person.displayName })
    return view === null ? [] : [view]
  })
  const open = views.filter(({ course }) => isCommissionOpen(course))
  const settled = views.filter(({ course }) => !isCommissionOpen(course))
  return [
    ...open.sort((a, b) => a.course.dueAt - b.course.dueAt),
    ...settled.sort((a, b) => b.course.issuedAt - a.course.issuedAt),
  ]
}

interface Here {
  deeds: CommissionDeed[]
  answers: KnownCommissions['answers']
  by: string
}

function viewOne(told: ToldCommission, { deeds, answers, by }: Here): CommissionView | null {
  const waiting = deeds.filter(({ status }) => status === 'waiting')
  const sent = answers.flatMap(({ itemId, submittedAt: at }): CommissionEvent[] =>
    at === null ? [] : [{ type: 'answered', at, by, itemId, writtenAt: at }],
  )
  const pending = [...waiting.map((deed) => eventOf(deed, told, by)), ...sent].sort((a, b) => a.at - b.at)
  const course = courseOf([...told.events, ...pending])
  if (course === null) return null
  return {
    ...told,
    course,
    shown: [
      ...told.events.map((event) => ({ event, isWaiting: false })),
      ...pending.map((event) => ({ event, isWaiting: true })),
    ],
    refused: deeds.filter(({ status }) => status === 'refused').reverse(),
    draftId: answers.find(({ submittedAt }) => submittedAt === null)?.itemId ?? null,
  }
}

function eventOf(deed: CommissionDeed, { colleagues }: ToldCommission, by: string): CommissionEvent {
  const done = { at: deed.clientTime, by }
  switch (deed.type) {
    case 'commission.receive':
      return { type: 'received', ...done }
    case 'commission.assign': {
      const { to: accountId } = deed.payload as KnownDeed<'commission.assign'>['payload']
      const name = colleagues.find((colleague) => colleague.accountId === accountId)?.name ?? ''
      return { type: 'assigned', ...done, to: { accountId, name } }
    }
    case 'commission.progress':
      return { type: 'progress', ...done, ...(deed.payload as KnownDeed<'commission.progress'>['payload']) }
    case 'commission.ask_extension': {
      const asked = deed.payload as KnownDeed<'commission.ask_extension'>['payload']
      return { type: 'extension_asked', ...done, ...asked }
    }
    case 'commission.decline':
      return { type: 'declined', ...done, ...(deed.payload as KnownDeed<'commission.decline'>['payload']) }
  }
}

/** A topic that the unit proposed; `status` says whether the office has it. */
export interface TopicView extends Pick<
  PlanTopic,
  'id' | 'topic' | 'reason' | 'mode' | 'proposedAt' | 'answer'
> {
  status: 'told' | 'waiting' | 'refused'
  refusalCode: string | null
}

export function viewTopics({ topics, proposals }: KnownCommissions): TopicView[] {
  const told = topics.map((topic): TopicView => ({ ...topic, status: 'told', refusalCode: null }))
  const here = proposals
    .filter(({ itemId }) => !told.some(({ id }) => (id as string) === itemId))
    .flatMap(({ itemId, payload, clientTime, status, refusalCode }): TopicView[] => [
      {
        ...payload,
        id: itemId as string as PlanTopicId,
        proposedAt: clientTime,
        answer: null,
        status: status === 'refused' ? 'refused' : 'waiting',
        refusalCode,
      },
    ])
  return [...told, ...here].sort((a, b) => b.proposedAt - a.proposedAt)
}
