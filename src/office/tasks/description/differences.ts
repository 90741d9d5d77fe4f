import type { Policy } from '../../../domain/policy/policy.ts'
import { readAt } from './at-path.ts'
import type { Context } from './context.ts'
import type { Field } from './field.ts'
import { formatValue, summarize } from './format-value.ts'
import { rulesOf, type RuleList, type SectionId } from './section.ts'
import { SECTIONS } from './sections.ts'

/** One thing that two versions say differently, in words. */
export interface PolicyDifference {
  section: SectionId
  /** Where it stands in the later version (the earlier one for what is gone), as problems name places too. */
  place: string
  /** The rule; empty for what the document says once. */
  rule: string
  change:
    | { kind: 'changed'; label: string; before: string; after: string }
    | { kind: 'added'; after: string }
    | { kind: 'gone'; before: string }
    /** Its place among the rules of an ordered list. */
    | { kind: 'moved'; before: number; after: number }
}

/** What two versions say differently, in the order of the document; the date and the number of a version are no rule. */
export function differencesBetween(
  before: Policy,
  after: Policy,
  names: Omit<Context, 'policy'>,
): PolicyDifference[] {
  const earlier = { ...names, policy: before }
  const later = { ...names, policy: after }
  return SECTIONS.flatMap((section) => {
    const own = fieldDifferences(
      { fields: section.fields(earlier), value: before },
      { fields: section.fields(later), value: after },
      names.t,
    )
    const once = own.map(({ path, ...change }) => ({ section: section.id, place: path, rule: '', change }))
    return [
      ...once,
      ...section.lists.flatMap((list) => listDifferences(list, section.id, { earlier, later })),
    ]
  })
}

interface Side {
  fields: Field[]
  value: unknown
}

interface FieldDifference {
  path: string
  kind: 'changed'
  label: string
  before: string
  after: string
}

function fieldDifferences(before: Side, after: Side, t: Context['t']): FieldDifference[] {
  const beforeByPath = new Map(before.fields.map((field) => [field.path, field]))
  const afterByPath = new Map(after.fields.map((field) => [field.path, field]))
  const paths = [...new Set([...afterByPath.keys(), ...beforeByPath.keys()])]
  return paths.flatMap((path): FieldDifference[] => {
    const [earlier, later] = [beforeByPath.get(path), afterByPath.get(path)]
    const { label = '' } = later ?? earlier ?? {}
    if (isSame(earlier, later, [readAt(before.value, path), readAt(after.value, path)])) return []
    const say = (field: Field | undefined, side: Side) =>
      field === undefined ? '—' : formatValue(field.control, readAt(side.value, path), t)
    const [said, says] = [say(earlier, before), say(later, after)]
    return said === says && later?.control.kind === 'variant'
      ? []
      : [{ path, kind: 'changed', label, before: said, after: says }]
  })
}

/** What a variant holds is compared field by field; of itself it is the same when its tag is. */
function isSame(
  earlier: Field | undefined,
  later: Field | undefined,
  [before, after]: [unknown, unknown],
): boolean {
  if (earlier === undefined || later === undefined) return false
  return JSON.stringify(before) === JSON.stringify(after)
}

function listDifferences(
  list: RuleList,
  section: SectionId,
  { earlier, later }: { earlier: Context; later: Context },
): PolicyDifference[] {
  const { t } = later
  const [before, after] = [rulesOf(earlier.policy, list), rulesOf(later.policy, list)]
  const beforeByKey = new Map(before.map((rule) => [list.keyOf(rule), rule]))
  const afterKeys = new Set(after.map((rule) => list.keyOf(rule)))
  const say = (rule: unknown, context: Context) => summarize(list.fieldsOf(rule, context), rule, t)
  const stillThere = after.flatMap((rule, index): PolicyDifference[] => {
    const head = { section, place: `${list.path}.${index}`, rule: list.nameOf(rule, later) }
    const old = beforeByKey.get(list.keyOf(rule))
    if (old === undefined) return [{ ...head, change: { kind: 'added', after: say(rule, later) } }]
    const sides = [
      { fields: list.fieldsOf(old, earlier), value: old },
      { fields: list.fieldsOf(rule, later), value: rule },
    ] as const
    return fieldDifferences(...sides, t).map(({ path, ...change }) => ({
      ...head,
      place: `${head.place}.${path}`,
      change,
    }))
  })
  const gone = before
    .map((rule, index) => ({ rule, place: `${list.path}.${index}` }))
    .filter(({ rule }) => !afterKeys.has(list.keyOf(rule)))
    .map(({ rule, place }): PolicyDifference => ({
      section,
      place,
      rule: list.nameOf(rule, earlier),
      change: { kind: 'gone', before: say(rule, earlier) },
    }))
  return [
    ...stillThere,
    ...gone,
    ...(list.isOrdered === true ? moves(list, section, { earlier, later }) : []),
  ]
}

/** Rules of an ordered list that stand in another place among those that both versions have. */
function moves(
  list: RuleList,
  section: SectionId,
  { earlier, later }: { earlier: Context; later: Context },
): PolicyDifference[] {
  const [before, after] = [rulesOf(earlier.policy, list), rulesOf(later.policy, list)]
  const keysAfter = new Set(after.map((rule) => list.keyOf(rule)))
  const order = before.map((rule) => list.keyOf(rule)).filter((key) => keysAfter.has(key))
  const shared = after.filter((rule) => order.includes(list.keyOf(rule)))
  return shared.flatMap((rule, index) => {
    const was = order.indexOf(list.keyOf(rule))
    if (was === index) return []
    const change = { kind: 'moved', before: was + 1, after: index + 1 } as const
    return [{ section, place: `${list.path}.${after.indexOf(rule)}`, rule: list.nameOf(rule, later), change }]
  })
}
