import type { Day } from '../../src/domain/calendar/day.ts'
import type { KeyPoint } from '../../src/domain/key-points/key-point.ts'
import { spanAround } from '../../src/domain/key-points/span.ts'
import { newKeyPointId, newKeyPointSetId, type KeyPointSetId } from '../../src/domain/ids.ts'
import {
  keyPointsList,
  type DeskKeyPoints,
  type KeyPointsKeeping,
  type PointActing,
} from '../../src/protocol/key-points.ts'
import { parse } from '../../src/protocol/parse.ts'
import { testIds, type Client, type Reply } from './server-office.ts'

type DraftedPoint = KeyPointsKeeping['points'][number]

export function makePoint(changes: Partial<DraftedPoint> = {}): DraftedPoint {
  return {
    id: newKeyPointId(testIds),
    title: '秋粮收购和农户卖粮意愿',
    words: '收购进度、价格、农户是否惜售。',
    dueOn: null,
    source: null,
    decision: null,
    ...changes,
  }
}

/** A point as the domain knows it. */
export function makeKeyPoint(changes: Partial<KeyPoint> = {}): KeyPoint {
  return { ...makePoint(), number: 1, events: [], ...changes }
}

/** The points of November 2026 for all units, published. */
export function makeKeyPoints(changes: Partial<KeyPointsKeeping> = {}): KeyPointsKeeping {
  return {
    baseRev: 0,
    title: '11月信息报送要点',
    span: spanAround('month', '2026-11-21' as Day),
    audience: { kind: 'all' },
    points: [makePoint(), makePoint({ title: '冬春农田水利建设' })],
    isPublished: true,
    ...changes,
  }
}

export function readKeyPoints(reply: Reply): DeskKeyPoints[] {
  const parsed = parse(keyPointsList, reply.json())
  if (reply.statusCode !== 200 || !parsed.ok) throw new Error(`no list: ${reply.statusCode} ${reply.body}`)
  return parsed.value.sets
}

/** Keeps a set and answers it as the desk sees it. */
export async function keep(
  editor: Client,
  set: KeyPointsKeeping,
  id: KeyPointSetId = newKeyPointSetId(testIds),
): Promise<DeskKeyPoints> {
  const kept = readKeyPoints(await put(editor, id, set)).find((each) => each.id === id)
  if (kept === undefined) throw new Error('it was not kept')
  return kept
}

export function put(editor: Client, id: KeyPointSetId, payload: KeyPointsKeeping): Promise<Reply> {
  return editor.inject({ method: 'PUT', url: `/api/desk/key-points/${id}`, payload })
}

/** An act at the first point of a set, as an editor who has just read it. */
export function actOn(editor: Client, set: DeskKeyPoints, act: PointActing['act']): Promise<Reply> {
  const pointId = set.points[0]?.id
  return editor.post(`/api/desk/key-points/${set.id}/acts`, { rev: set.rev, pointId, act })
}
