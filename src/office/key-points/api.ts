import type { ItemId, KeyPointSetId } from '../../domain/ids.ts'
import {
  itemPoints,
  keyPointsList,
  keyPointsReceipts,
  pointMatrix,
  type ItemPointing,
  type KeyPointsKeeping,
  type PointActing,
} from '../../protocol/key-points.ts'
import { ask } from '../api.ts'

/** What 报送要点 asks the server. */
export function listKeyPoints(year: number | undefined) {
  return ask({ path: ofYear('', year), schema: keyPointsList })
}

export function keepKeyPoints(id: KeyPointSetId, body: KeyPointsKeeping, year: number | undefined) {
  return ask({ method: 'PUT', path: ofYear(`/${id}`, year), body, schema: keyPointsList })
}

export function dropKeyPoints(id: KeyPointSetId, rev: number, year: number | undefined) {
  const ofRev = `${year === undefined ? '?' : '&'}rev=${rev}`
  return ask({ method: 'DELETE', path: `${ofYear(`/${id}`, year)}${ofRev}`, schema: keyPointsList })
}

export function actOnPoint(id: KeyPointSetId, body: PointActing, year: number | undefined) {
  return ask({ method: 'POST', path: ofYear(`/${id}/acts`, year), body, schema: keyPointsList })
}

export function readReceipts(id: KeyPointSetId) {
  return ask({ path: `/api/desk/key-points/${id}/receipts`, schema: keyPointsReceipts })
}

export interface MatrixQuestion {
  from: string
  until: string
  /** Empty for all classes. */
  classId: string
}

export function readMatrix(question: MatrixQuestion) {
  return ask({ path: matrixUrl(question), schema: pointMatrix })
}

/** Where the matrix stands, as an answer or as a file. */
export function matrixUrl({ from, until, classId }: MatrixQuestion, ending: '' | '.xlsx' | '.csv' = '') {
  const ofClass = classId === '' ? '' : `&class=${encodeURIComponent(classId)}`
  return `/api/desk/key-points/matrix${ending}?from=${from}&until=${until}${ofClass}`
}

export function readItemPoints(id: ItemId) {
  return ask({ path: `/api/desk/items/${id}/key-points`, schema: itemPoints })
}

export function pointItem(id: ItemId, body: ItemPointing) {
  return ask({ method: 'POST', path: `/api/desk/items/${id}/key-points`, body, schema: itemPoints })
}

function ofYear(path: string, year: number | undefined): string {
  return `/api/desk/key-points${path}${year === undefined ? '' : `?year=${year}`}`
}
