import { parseDay, type Day } from '../../domain/calendar/day.ts'
import type { Audience } from '../../domain/key-points/audience.ts'
import { MOST_FOLLOW_UP_MONTHS } from '../../domain/key-points/follow-up.ts'
import type { PointSource, POINT_SOURCES } from '../../domain/key-points/key-point.ts'
import {
  findSpanFault,
  isInSpan,
  spanAround,
  type Span,
  type SpanKind,
} from '../../domain/key-points/span.ts'
import type { KeyPointId, UnitId } from '../../domain/ids.ts'
import type { CalendarTopicId, DemandId } from '../../domain/later-ids.ts'
import type { DeskKeyPoints, KeyPointsKeeping } from '../../protocol/key-points.ts'

/** One point as the fields have it; days are `2026-11-30` or empty. */
export interface PointForm {
  id: KeyPointId
  title: string
  words: string
  dueOn: string
  sourceKind: (typeof POINT_SOURCES)[number] | ''
  sourceWho: string
  sourceOn: string
  isDecision: boolean
  decisionName: string
  decidedOn: string
  settledOn: string
  /** Empty for the usual months. */
  followUpMonths: string
  topicId?: CalendarTopicId | undefined
  demandId?: DemandId | undefined
}

/** What a set is begun of: a dated topic or a leader's demand, with its words. */
export interface Origin {
  topicId?: CalendarTopicId
  demandId?: DemandId
  title: string
  words: string
  audience: Audience
  /** All units, of which the audience chooses; left out where everybody is addressed. */
  units?: readonly { unitId: UnitId; classId: string }[]
  from: Day
  until: Day
  /** Who asked, and when; of a demand alone. */
  source?: PointSource
}

export interface DraftForm {
  title: string
  kind: SpanKind
  from: string
  /** Read only where the kind is `days`. */
  until: string
  audience: Audience['kind']
  classIds: string[]
  unitIds: UnitId[]
  points: PointForm[]
}

export type DraftFault =
  'title' | 'days' | 'past' | 'audience' | 'points' | 'pointTitle' | 'source' | 'decision' | 'due'

export function emptyPoint(id: KeyPointId): PointForm {
  return {
    id,
    title: '',
    words: '',
    dueOn: '',
    sourceKind: '',
    sourceWho: '',
    sourceOn: '',
    isDecision: false,
    decisionName: '',
    decidedOn: '',
    settledOn: '',
    followUpMonths: '',
  }
}

export function emptyForm(today: Day, pointId: KeyPointId): DraftForm {
  return {
    title: '',
    kind: 'month',
    from: today,
    until: today,
    audience: 'all',
    classIds: [],
    unitIds: [],
    points: [emptyPoint(pointId)],
  }
}

/** The form of a set with one point, which names what it was made of. */
export function formOfOrigin(origin: Origin, pointId: KeyPointId): DraftForm {
  const { title, words, audience, from, until, source, topicId, demandId } = origin
  const named =
    source === undefined ? {} : { sourceKind: source.kind, sourceWho: source.who, sourceOn: source.on }
  return {
    title,
    kind: 'days',
    from,
    until,
    ...fieldsOf(audience),
    points: [{ ...emptyPoint(pointId), title, words, ...named, topicId, demandId }],
  }
}

function fieldsOf(audience: Audience): Pick<DraftForm, 'audience' | 'classIds' | 'unitIds'> {
  return {
    audience: audience.kind,
    classIds: audience.kind === 'classes' ? audience.classIds : [],
    unitIds: audience.kind === 'units' ? audience.unitIds : [],
  }
}

/** The form of a draft that is written on. */
export function formOf({ title, span, audience, points }: DeskKeyPoints): DraftForm {
  return {
    title,
    kind: span.kind,
    from: span.from,
    until: span.until,
    ...fieldsOf(audience),
    points: points.map(({ id, title: head, words, dueOn, source, decision, topicId, demandId }) => ({
      id,
      title: head,
      words,
      dueOn: dueOn ?? '',
      sourceKind: source?.kind ?? '',
      sourceWho: source?.who ?? '',
      sourceOn: source?.on ?? '',
      isDecision: decision !== null,
      decisionName: decision?.name ?? '',
      decidedOn: decision?.decidedOn ?? '',
      settledOn: decision?.settledOn ?? '',
      followUpMonths: decision?.followUpMonths === undefined ? '' : String(decision.followUpMonths),
      topicId,
      demandId,
    })),
  }
}

/** The days that the form names; undefined when they are none. */
export function spanOf({ kind, from, until }: Pick<DraftForm, 'kind' | 'from' | 'until'>): Span | undefined {
  const first = parseDay(from)
  if (first === undefined) return undefined
  if (kind !== 'days') return spanAround(kind, first)
  const last = parseDay(until)
  return last === undefined ? undefined : { kind, from: first, until: last }
}

/** What is sent, or what is wrong first; a draft may lie in days gone by, a published set not. */
export function toKeeping(
  form: DraftForm,
  { baseRev, isPublished, today }: { baseRev: number; isPublished: boolean; today: Day },
): KeyPointsKeeping | { fault: DraftFault } {
  const span = spanOf(form)
  const audience = audienceOf(form)
  if (form.title.trim() === '') return { fault: 'title' }
  if (span === undefined || findSpanFault(span, span.from) !== undefined) return { fault: 'days' }
  if (isPublished && findSpanFault(span, today) !== undefined) return { fault: 'past' }
  if (audience === undefined) return { fault: 'audience' }
  if (isPublished && form.points.length === 0) return { fault: 'points' }
  const points = form.points.map(toPoint)
  const broken = points.find((point) => typeof point === 'string')
  if (broken !== undefined) return { fault: broken }
  const whole = points.filter((point) => typeof point !== 'string')
  const isLate = (dueOn: Day | null) => dueOn !== null && (dueOn < today || !isInSpan(span, dueOn))
  if (isPublished && whole.some(({ dueOn }) => isLate(dueOn))) return { fault: 'due' }
  return { baseRev, title: form.title.trim(), span, audience, points: whole, isPublished }
}

function audienceOf({ audience, classIds, unitIds }: DraftForm): Audience | undefined {
  if (audience === 'all') return { kind: 'all' }
  if (audience === 'classes') return classIds.length === 0 ? undefined : { kind: 'classes', classIds }
  return unitIds.length === 0 ? undefined : { kind: 'units', unitIds }
}

function toPoint(form: PointForm): KeyPointsKeeping['points'][number] | DraftFault {
  const dueOn = form.dueOn === '' ? null : parseDay(form.dueOn)
  const source = sourceOf(form)
  const decision = decisionOf(form)
  if (form.title.trim() === '') return 'pointTitle'
  if (dueOn === undefined) return 'due'
  if (source === undefined) return 'source'
  if (decision === undefined) return 'decision'
  const { id, topicId, demandId } = form
  const origin = { ...(topicId && { topicId }), ...(demandId && { demandId }) }
  return { id, title: form.title.trim(), words: form.words.trim(), dueOn, source, decision, ...origin }
}

/** Null when it has none, undefined when who or when is missing. */
function sourceOf({ sourceKind, sourceWho, sourceOn }: PointForm) {
  if (sourceKind === '') return null
  const on = parseDay(sourceOn)
  if (on === undefined || sourceWho.trim() === '') return undefined
  return { kind: sourceKind, who: sourceWho.trim(), on }
}

function decisionOf({ isDecision, decisionName, decidedOn, settledOn, followUpMonths }: PointForm) {
  if (!isDecision) return null
  const decided = parseDay(decidedOn)
  const settled = settledOn === '' ? null : parseDay(settledOn)
  if (decided === undefined || settled === undefined || decisionName.trim() === '') return undefined
  if (settled !== null && settled <= decided) return undefined
  const decision = { name: decisionName.trim(), decidedOn: decided, settledOn: settled }
  if (followUpMonths.trim() === '') return decision
  const months = /^\d{1,2}$/.test(followUpMonths.trim()) ? Number(followUpMonths) : 0
  return months < 1 || months > MOST_FOLLOW_UP_MONTHS ? undefined : { ...decision, followUpMonths: months }
}
