import { SECTION_CLASS } from '../../domain/people/unit.ts'
import { listPolicies } from './api.ts'

/**
 * The names of the classes of units by their ids: of all versions of the rules, the newest name for each, and of the
 * office's own sections (内设科室), which no rules name. Undefined when the rules could not be read.
 */
export async function readClassNames(): Promise<ReadonlyMap<string, string> | undefined> {
  const answer = await listPolicies()
  if (!answer.ok) return undefined
  const classes = [...answer.value.policies].reverse().flatMap(({ unitClasses }) => unitClasses)
  return new Map([SECTION_CLASS, ...classes].map(({ id, name }) => [id, name]))
}
