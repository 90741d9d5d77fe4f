import { periodBounds, periodOf, PERIOD_KINDS, type PeriodKind } from '../calendar/period.ts'
import type { ClassTerm } from '../people/unit-class.ts'
import { tenuresOf, type Tenure } from '../policy/policy-holding.ts'
import type { Policy } from '../policy/policy.ts'
import type { QuotaRule, RecordFilter } from '../policy/quota-rule.ts'
import type { Holder } from './holder.ts'
import { tasksOf, type Task } from './task.ts'

/** What held of one rule from one instant until another (ms, `until` not included). */
export interface RuleTerm {
  from: number
  until: number
  /** The version in force; null before the office's first one. */
  policy: Policy | null
  /** By which items are counted: the rule as the version had it, else as the nearest version has it. */
  rule: QuotaRule
  /** Null while no version in force set the holder this task. */
  task: Task | null
}

/** One rule through all versions of the policy; the terms follow each other without a gap, from ever until ever. */
export interface RuleHistory {
  /** As the newest version has it that knows it. */
  rule: QuotaRule
  /** What is counted, where all terms say the same; null where it changed. */
  always: CountedThing | null
  terms: RuleTerm[]
}

/** Which items a rule counts. */
export type CountedThing = Pick<QuotaRule, 'measure' | 'filter'>

interface Reign {
  policy: Policy | null
  from: number
  until: number
  tasks: Task[]
}

/** The rules that any version sets a holder, in the order of the newest document; a rule with another period is another rule. */
export function ruleHistoriesOf(policies: readonly Policy[], holder: Holder): RuleHistory[] {
  return openHistories(policies)(holder)
}

/** The same for many holders: what does not depend on them is worked out once. */
export function openHistories(policies: readonly Policy[]): (holder: Holder) => RuleHistory[] {
  const kinds = PERIOD_KINDS.filter((kind) =>
    policies.some(({ quotas }) => quotas.some(({ period }) => period === kind)),
  )
  const tenures = kinds.map((kind) => ({ kind, tenures: tenuresOf(policies, kind) }))
  const newest = [...policies].sort((a, b) => a.version - b.version).pop()
  const order = (newest?.quotas ?? []).map(({ id }) => id)
  const place = ({ rule }: RuleHistory) => (order.indexOf(rule.id) + order.length + 1) % (order.length + 1)
  return (holder) => {
    const terms = 'classes' in holder ? (holder.classes ?? []) : []
    const known = new Map<string, Task[]>()
    const tasksIn = (policy: Policy, classId: string | undefined) => {
      const key = `${policy.version} ${classId ?? ''}`
      const isOfClass = classId !== undefined && holder.kind !== 'office'
      const tasks = known.get(key) ?? tasksOf(policy, isOfClass ? { ...holder, classId } : holder)
      known.set(key, tasks)
      return tasks
    }
    const histories = tenures.flatMap(({ kind, tenures }) => {
      const reigns = splitByClass(tenures, terms, kind).map(({ classId, ...tenure }) => ({
        ...tenure,
        tasks: tasksIn(tenure.policy, classId).filter(({ rule }) => rule.period === kind),
      }))
      return historiesOf(reigns)
    })
    return histories.sort((a, b) => place(a) - place(b))
  }
}

/** A class that begins inside a period of the kind holds from the next one, as a version of the rules does. */
function splitByClass(
  tenures: readonly Tenure[],
  terms: readonly ClassTerm[],
  kind: PeriodKind,
): (Tenure & { classId: string | undefined })[] {
  if (terms.length === 0) return tenures.map((tenure) => ({ ...tenure, classId: undefined }))
  const starts = terms.map(({ from }, index) => (index === 0 ? -Infinity : firstStartAfter(from, kind)))
  return tenures.flatMap((tenure) =>
    terms
      .map(({ classId }, index) => ({
        policy: tenure.policy,
        classId,
        from: Math.max(tenure.from, starts[index] ?? 0),
        until: Math.min(tenure.until, starts[index + 1] ?? Infinity),
      }))
      .filter(({ from, until }) => from < until),
  )
}

/** The beginning of the first period of a kind that does not begin before an instant. */
function firstStartAfter(at: number, kind: PeriodKind): number {
  const { from, until } = periodBounds(periodOf(kind, at))
  return from === at ? from : until
}

function historiesOf(reigns: readonly Reign[]): RuleHistory[] {
  const first = reigns[0]
  if (first === undefined) return []
  const all: Reign[] = [{ policy: null, from: -Infinity, until: first.from, tasks: [] }, ...reigns]
  const ids = new Set(reigns.flatMap(({ tasks }) => tasks.map(({ rule }) => rule.id)))
  return [...ids].map((id) => historyOf(id, all))
}

function historyOf(id: string, reigns: readonly Reign[]): RuleHistory {
  const tasks = reigns.map((reign) => reign.tasks.find(({ rule }) => rule.id === id) ?? null)
  const nearest = (index: number) => {
    const task = tasks.slice(index).find(isTask) ?? tasks.slice(0, index).reverse().find(isTask)
    if (task === undefined) throw new Error(`no version has the rule ${id}`)
    return task.rule
  }
  const rule = nearest(reigns.length)
  const terms = reigns.map(({ policy, from, until }, index) => ({
    policy,
    from,
    until,
    rule: nearest(index),
    task: tasks[index] ?? null,
  }))
  return { rule, always: terms.every((term) => isSameThing(term.rule, rule)) ? rule : null, terms }
}

function isSameThing(a: CountedThing, b: CountedThing): boolean {
  if (a === b) return true
  const isSameList = (field: keyof RecordFilter) => {
    const [one, other] = [a.filter[field], b.filter[field]]
    return one === other || (one !== null && other !== null && one.join('\n') === other.join('\n'))
  }
  return (
    a.measure === b.measure && (['categories', 'origins', 'levels', 'outlets'] as const).every(isSameList)
  )
}

function isTask(task: Task | null): task is Task {
  return task !== null
}

/** The term in which an instant falls. */
export function termAt({ terms }: RuleHistory, at: number): RuleTerm {
  for (let place = 0; place < terms.length; place++) {
    const term = terms[place]
    if (term !== undefined && at < term.until) return term
  }
  throw new Error(`no term at ${at}`)
}
