import { dayOf } from '../../domain/calendar/day.ts'
import type { Audience } from '../../domain/key-points/audience.ts'
import type { POINT_SOURCES } from '../../domain/key-points/key-point.ts'
import { spanAround, type Span, type SpanKind } from '../../domain/key-points/span.ts'
import { newKeyPointId, newKeyPointSetId, type KeyPointId, type KeyPointSetId } from '../../domain/ids.ts'
import { listDesk } from '../items/desk-list.usecases.ts'
import { applyAct, applyKeeping } from '../key-points/keeping.usecases.ts'
import { noteReading } from '../key-points/readings.usecases.ts'
import { applyPointing, readItemPoints } from '../key-points/tags.usecases.ts'
import type { Life, Step } from './demo-life.ts'
import plan from './key-points.json' with { type: 'json' }

const DAY_MS = 24 * 3600_000

/** A set of the file; days count from now. */
interface PlannedSet {
  kind: string
  publishedDay: number
  fromDay?: number
  untilDay?: number
  title: string
  classes: string[]
  points: PlannedPoint[]
}

interface PlannedPoint {
  title: string
  words: string
  /** Words by which the items that answer it are found. */
  items: string
  source?: { kind: string; who: string; day: number }
  decision?: { name: string; day: number }
  supplement?: string
}

interface LivedSet {
  id: KeyPointSetId
  planned: PlannedSet
  pointIds: KeyPointId[]
}

/** The county's key points: published, read by most units, and one supplemented. */
export function liveKeyPoints(life: Life): { steps: Step[]; sets: LivedSet[] } {
  const sets = (plan as PlannedSet[]).map((planned): LivedSet => {
    const source = { now: () => at(life, planned.publishedDay), randomBytes: life.parts.randomBytes }
    const pointIds = planned.points.map(() => newKeyPointId(source))
    return { id: newKeyPointSetId(source), planned, pointIds }
  })
  return {
    sets,
    steps: sets.flatMap((set) => [publish(life, set), ...supplement(life, set), read(life, set)]),
  }
}

const at = ({ now }: Life, day: number) => Math.round(now + day * DAY_MS)

function publish(life: Life, { id, planned, pointIds }: LivedSet): Step {
  const publishedAt = at(life, planned.publishedDay)
  const points = planned.points.map((point, index) => ({
    id: pointIds[index] ?? ('' as KeyPointId),
    title: point.title,
    words: point.words,
    dueOn: null,
    source:
      point.source === undefined
        ? null
        : {
            kind: point.source.kind as (typeof POINT_SOURCES)[number],
            who: point.source.who,
            on: dayOf(at(life, point.source.day)),
          },
    decision:
      point.decision === undefined
        ? null
        : { name: point.decision.name, decidedOn: dayOf(at(life, point.decision.day)), settledOn: null },
  }))
  const set = { baseRev: 0, title: planned.title, points, isPublished: true }
  return {
    at: publishedAt,
    run: () =>
      applyKeeping(life.parts.db, {
        id,
        set: { ...set, span: spanOf(life, planned), audience: audienceOf(planned) },
        by: life.people.editor.accountId,
        at: publishedAt,
      }),
  }
}

/** Of now: whatever the day, the county's points hold today. */
function spanOf(life: Life, { kind, fromDay = 0, untilDay = 0 }: PlannedSet): Span {
  const spanKind = kind as SpanKind
  if (spanKind !== 'days') return spanAround(spanKind, dayOf(life.now))
  return { kind: spanKind, from: dayOf(at(life, fromDay)), until: dayOf(at(life, untilDay)) }
}

function audienceOf({ classes }: PlannedSet): Audience {
  return classes.length === 0 ? { kind: 'all' } : { kind: 'classes', classIds: classes }
}

function supplement(life: Life, { id, planned, pointIds }: LivedSet): Step[] {
  return planned.points.flatMap(({ supplement: words }, index) => {
    const pointId = pointIds[index]
    if (words === undefined || pointId === undefined) return []
    const when = at(life, planned.publishedDay + 2)
    const act = { type: 'supplemented', words } as const
    const by = life.people.editor.displayName
    return [{ at: when, run: () => applyAct(life.parts.db, { id, rev: 1, pointId, act, by, at: when }) }]
  })
}

/** Three units of four have opened the set, a day after its publication; some of them before the supplement. */
function read(life: Life, { id, planned }: LivedSet): Step {
  const when = at(life, planned.publishedDay + 1)
  return {
    at: when,
    run() {
      const readers = [...life.people.authors.values()].map(([first]) => first)
      readers.forEach((author, index) => {
        if (author === undefined || index % 4 === 3) return
        noteReading(life.parts.db, { setId: id, rev: 1, reader: author, at: when })
      })
    },
  }
}

/** After all has happened: the editor names the points that the items of their days answer. */
export function nameKeyPoints({ parts: { db }, people, now }: Life, sets: readonly LivedSet[]) {
  const { accountId } = people.editor
  for (const { planned, pointIds } of sets) {
    planned.points.forEach(({ items }, index) => {
      const pointId = pointIds[index]
      const query = { status: 'all', q: items, limit: '200' }
      for (const { id: itemId } of listDesk(db, { query, accountId, at: now }).lines) {
        if (pointId === undefined || !isOffered(itemId, pointId)) continue
        applyPointing(db, { itemId, pointId, isTagged: true, by: accountId, at: now })
      }
    })
  }

  function isOffered(itemId: Parameters<typeof readItemPoints>[1], pointId: KeyPointId): boolean {
    return readItemPoints(db, itemId).offered.some(({ id }) => id === pointId)
  }
}
