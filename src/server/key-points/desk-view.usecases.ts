import { periodOf } from '../../domain/calendar/period.ts'
import { isAddressed } from '../../domain/key-points/audience.ts'
import type { KeyPointsList } from '../../protocol/key-points.ts'
import type { Parts } from '../parts.ts'
import { listUnits } from '../people/people.usecases.ts'
import * as repository from './key-points.repository.ts'
import { listReadingUnits } from './readings.repository.ts'

/** A whole year: an office publishes a set a week, a month or a quarter. */
export function listDeskKeyPoints(
  { db, policies }: Pick<Parts, 'db' | 'policies'>,
  { year, at }: { year: number; at: number },
): KeyPointsList {
  const units = listUnits(db)
  const days = { from: `${year}-01-01`, until: `${year}-12-31`, withDrafts: true }
  const years = new Set([Number(periodOf('year', at)), ...repository.listYears(db)])
  return {
    sets: repository.listSets(db, days).map(({ toldAt: _, ...set }) => {
      const addressed = units.filter((unit) => isAddressed(set.audience, unit))
      const reading = new Set(set.publishedAt === null ? [] : listReadingUnits(db, set.id))
      return { ...set, asked: addressed.length, read: addressed.filter(({ id }) => reading.has(id)).length }
    }),
    years: [...years].sort((a, b) => b - a),
    classes: policies.at(at).unitClasses.map(({ id, name }) => ({ id, name })),
    units: units.map(({ id, name, classId }) => ({ unitId: id, unitName: name, classId })),
    serverTime: at,
  }
}
