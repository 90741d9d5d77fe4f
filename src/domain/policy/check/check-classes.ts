import { problem, type PolicyProblem } from '../policy-problem.ts'
import type { Policy } from '../policy.ts'
import { repeatedIndexes } from './repeated.ts'

/** A unit is in one class, so each has a name and no two the same one; and every class that is named anywhere must exist. */
export function checkClasses(policy: Policy): PolicyProblem[] {
  const { unitClasses } = policy
  const names = unitClasses.map(({ name }) => name.trim())
  const known = new Set(unitClasses.map(({ id }) => id))
  return [
    ...repeatedIndexes(unitClasses.map(({ id }) => id)).map((index) =>
      problem('class.id_twice', `unitClasses.${index}.id`, { id: unitClasses[index]?.id ?? '' }),
    ),
    ...unitClasses.flatMap(({ id }, index) =>
      names[index] === '' ? [problem('class.no_name', `unitClasses.${index}.name`, { id })] : [],
    ),
    ...repeatedIndexes(names)
      .filter((index) => names[index] !== '')
      .map((index) => problem('class.name_twice', `unitClasses.${index}.name`, { name: names[index] ?? '' })),
    ...namedClasses(policy)
      .filter(({ id }) => !known.has(id))
      .map(({ place, id }) => problem('class.unknown', place, { id })),
  ]
}

interface NamedClass {
  place: string
  id: string
}

function namedClasses({ quotas, scoring }: Policy): NamedClass[] {
  const inQuotas = quotas.flatMap(({ scope }, index) =>
    'unitClassId' in scope && scope.unitClassId !== null
      ? [{ place: `quotas.${index}.scope.unitClassId`, id: scope.unitClassId }]
      : [],
  )
  const inScoring = scoring.rules.flatMap((rule, index) => {
    const ids = rule.kind === 'occasion' ? rule.match.unitClassIds : rule.unitClassIds
    const place = rule.kind === 'occasion' ? 'match.unitClassIds' : 'unitClassIds'
    return (ids ?? []).map((id, at) => ({ place: `scoring.rules.${index}.${place}.${at}`, id }))
  })
  return [...inQuotas, ...inScoring]
}
