import { periodBounds } from '../../domain/calendar/period.ts'
import { classIn } from '../../domain/people/unit-class.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { QuotaRule } from '../../domain/policy/quota-rule.ts'
import type { ScoreRule } from '../../domain/policy/score-rule.ts'
import { examplePeriod, taskExampleOf } from '../../domain/progress/task-example.ts'
import { officeCalendar } from '../../domain/calendar/working-calendar.ts'
import { pointsExampleOf } from '../../domain/score/points-example.ts'
import type { RuleExample, RuleExampleRequest } from '../../protocol/desk-policy.ts'
import type { Parts } from '../parts.ts'
import { listOfficers, listUnits } from '../people/people.usecases.ts'
import { ledgerInput } from '../score/ledger.usecases.ts'
import { refusePolicy } from './policy.errors.ts'

type ExampleParts = Pick<Parts, 'db' | 'policies' | 'records'>

/** A rule of a draft by all records of the office. Nothing is written. */
export function readRuleExample(
  parts: ExampleParts,
  { policy, list, ruleId }: RuleExampleRequest,
  at: number,
): RuleExample {
  const rules: readonly (QuotaRule | ScoreRule)[] = list === 'quotas' ? policy.quotas : policy.scoring.rules
  const rule = rules.find(({ id }) => id === ruleId)
  if (rule === undefined) throw refusePolicy('policy.rule_unknown')
  return 'scope' in rule
    ? exampleOfTask(parts, { rule, policy, at })
    : exampleOfPoints(parts, { rule, policy, at })
}

function exampleOfTask(
  { db, records: book }: ExampleParts,
  { rule, policy, at }: { rule: QuotaRule; policy: Policy; at: number },
): RuleExample {
  const records = book.all()
  const period = examplePeriod(rule.period, { records, now: at })
  const units = listUnits(db).map((unit) => ({ ...unit, classId: classIn(unit, period) }))
  const roster = { units, officers: listOfficers(db) }
  const task = taskExampleOf(rule, { ...roster, policy, period, records, now: at })
  return { period, isOver: periodBounds(period).until <= at, task, points: null }
}

function exampleOfPoints(
  parts: ExampleParts,
  { rule, policy, at }: { rule: ScoreRule; policy: Policy; at: number },
): RuleExample {
  const period = examplePeriod(periodOfRule(rule, policy), { records: parts.records.all(), now: at })
  const input = { ...ledgerInput(parts, { period, at }), calendar: officeCalendar(policy.workingDays) }
  const points = pointsExampleOf(rule.id, { ...input, policy })
  return { period, isOver: periodBounds(period).until <= at, task: null, points }
}

function periodOfRule(rule: ScoreRule, { quotas }: Policy): QuotaRule['period'] {
  if (rule.kind === 'occasion') return 'month'
  if (rule.kind !== 'period') return rule.period
  return rule.missCancels ?? quotas.find(({ id }) => id === rule.quotaId)?.period ?? 'month'
}
