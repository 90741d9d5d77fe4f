import type { ItemId, UnitId } from '../../domain/ids.ts'
import { breakdownOf } from '../../domain/progress/breakdown-of.ts'
import { countyProgressOf } from '../../domain/progress/county-progress.ts'
import type { Holder } from '../../domain/progress/holder.ts'
import { progressOf, type ProgressInput } from '../../domain/progress/progress-of.ts'
import type { ProgressLine } from '../../domain/progress/progress-line.ts'
import type { UnitProgressAnswer } from '../../protocol/desk-progress.ts'
import { listTitles } from '../items/item-view.usecases.ts'
import { getUnit, listCountyUnits, listUnitOfficers } from '../people/people.usecases.ts'
import {
  commonInput,
  listUnitsIn,
  type PeriodQuestion,
  type ProgressParts,
} from './county-progress.usecases.ts'

/** One unit with the items behind each number, the parts of its divided tasks and its persons. */
export function readUnitProgress(
  parts: ProgressParts,
  { unitId, ...question }: PeriodQuestion & { unitId: UnitId },
): UnitProgressAnswer {
  const { period, at } = question
  const asked = getUnit(parts.db, unitId)
  const taking = listUnitsIn(parts.db, period)
  // Of a unit that has left one may still ask.
  const units = taking.some(({ id }) => id === unitId) ? taking : listCountyUnits(parts.db)
  const persons = listUnitOfficers(parts.db, unitId)
  const common = commonInput(parts, question)
  // All units, for the rank is among all of the class.
  const county = countyProgressOf(parts.records, { ...common, units, persons })
  const unit = county.units.find((each) => each.unitId === unitId)
  if (unit === undefined) throw new Error('a unit of the list has no progress')
  const { classId, classes } = asked
  const holder = { kind: 'unit', unitId, classId, classes } as const
  const records = parts.records.of(unitId).records
  const sections = sectionLines({ ...common, records, holder, waiting: [] })
  const nameById = new Map(persons.map(({ accountId, displayName }) => [accountId, displayName]))
  return {
    period,
    unit: { ...unit, unitName: asked.name },
    breakdowns: breakdownOf({ ...common, records, holder, waiting: [] }),
    sections,
    persons: county.persons.map((person) => ({
      ...person,
      displayName: nameById.get(person.accountId) ?? '',
    })),
    titles: Object.fromEntries(
      listTitles(parts.db, idsOf([...unit.lines, ...sections.map(({ line }) => line)])).map(
        ({ id, title }) => [id, title],
      ),
    ),
    serverTime: at,
  }
}

/** The tasks that the rules set for single sections of the unit, in the document's order. */
function sectionLines(
  input: ProgressInput & { holder: Extract<Holder, { kind: 'unit' }> },
): UnitProgressAnswer['sections'] {
  const { unitId } = input.holder
  const scopes = input.policies.flatMap(({ quotas }) => quotas.map(({ scope }) => scope))
  const named = scopes.flatMap((scope) =>
    scope.kind === 'section' && scope.unitId === unitId ? [scope.section] : [],
  )
  return [...new Set(named)].flatMap((section) =>
    progressOf({ ...input, holder: { ...input.holder, kind: 'section', section } })
      .filter(({ rule }) => rule.scope.kind === 'section')
      .map((line) => ({ section, line })),
  )
}

function idsOf(lines: readonly ProgressLine[]): ItemId[] {
  const ids = lines.flatMap(({ confirmedIds, adopted }) => [
    ...confirmedIds,
    ...(adopted?.confirmedIds ?? []),
  ])
  return [...new Set(ids)]
}
