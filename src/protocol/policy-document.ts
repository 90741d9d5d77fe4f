import * as v from 'valibot'
import { parseDay, type Day } from '../domain/calendar/day.ts'
import { PERIOD_KINDS } from '../domain/calendar/period.ts'
import { CATEGORIES } from '../domain/category.ts'
import { URGENT_GRADES } from '../domain/policy/deadline-rule.ts'
import { POLICY_PARTS, type Policy } from '../domain/policy/policy.ts'
import { QUOTA_MEASURES } from '../domain/policy/quota-rule.ts'
import { RANK_METHODS, SCORE_OCCASIONS, SEVERAL_INSTRUCTIONS } from '../domain/policy/score-rule.ts'
import { SIGN_OFF_ORIGINS, SIGNER_POSTS } from '../domain/policy/sign-off-chain.ts'
import { LEADER_RANKS, LEVELS, ORIGINS, USE_FORMS } from '../domain/record/item-record.ts'
import { accountId, count, instant, text, unitId } from './fields.ts'

/** Bounds that keep a document small enough for a phone; no office comes near them. */
const MOST_RULES = 400
const name = text(100)
const ruleId = v.pipe(text(64), v.minLength(1))
const listOf = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(v.array(schema), v.maxLength(MOST_RULES))
const anyOf = <Schema extends v.GenericSchema>(schema: Schema) => v.nullable(listOf(schema))
const positive = v.pipe(count, v.minValue(1))
const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(1000))
/** At most two decimals. */
const points = v.pipe(
  v.number(),
  v.minValue(-1_000_000),
  v.maxValue(1_000_000),
  v.check((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6),
)

const category = v.picklist(CATEGORIES)
const period = v.picklist(PERIOD_KINDS)
const spokenStatement = v.object({ code: text(100), quote: text(1000) })
const statement = v.nullable(spokenStatement)
const classIds = anyOf(text(64))

const scope = v.variant('kind', [
  v.object({ kind: v.literal('unit_class'), unitClassId: text(64) }),
  v.object({ kind: v.literal('unit'), unitId }),
  v.object({ kind: v.literal('section'), unitId, section: name }),
  v.object({ kind: v.literal('each_officer'), unitClassId: v.nullable(text(64)) }),
  v.object({ kind: v.literal('office') }),
])

const quota = v.object({
  id: ruleId,
  name,
  scope,
  period,
  measure: v.picklist(QUOTA_MEASURES),
  filter: v.object({
    categories: anyOf(category),
    origins: anyOf(v.picklist(ORIGINS)),
    levels: anyOf(v.picklist(LEVELS)),
    outlets: anyOf(name),
  }),
  minimum: v.nullable(count),
  adoptedMinimum: v.nullable(count),
  aim: v.nullable(count),
  floorPercentOfLastYear: v.nullable(percent),
  isWorkingDaysOnly: v.boolean(),
  statement,
})

const breakdown = v.object({
  quotaId: ruleId,
  unitId,
  parts: listOf(
    v.object({
      holder: v.variant('kind', [
        v.object({ kind: v.literal('section'), section: name }),
        v.object({ kind: v.literal('person'), accountId }),
      ]),
      minimum: count,
    }),
  ),
})

const ruleHead = { id: ruleId, name, statement }
const occasion = v.picklist(SCORE_OCCASIONS)

const scoreRule = v.variant('kind', [
  v.object({
    kind: v.literal('occasion'),
    ...ruleHead,
    occasion,
    match: v.object({
      unitClassIds: classIds,
      categories: anyOf(category),
      origins: anyOf(v.picklist(ORIGINS)),
      levels: anyOf(v.picklist(LEVELS)),
      outlets: anyOf(name),
      forms: anyOf(v.picklist(USE_FORMS)),
      ranks: anyOf(v.picklist(LEADER_RANKS)),
    }),
    points: v.variant('kind', [
      v.object({ kind: v.literal('fixed'), points }),
      v.object({ kind: v.literal('multiple'), ofRuleId: ruleId, factor: points }),
    ]),
  }),
  v.object({
    kind: v.literal('period'),
    ...ruleHead,
    unitClassIds: classIds,
    quotaId: ruleId,
    when: v.object({ kind: v.picklist(['met', 'missed', 'per_missing', 'per_extra']), points }),
    mostPerYear: v.nullable(points),
    missCancels: v.optional(v.nullable(period)),
  }),
  v.object({
    kind: v.literal('threshold'),
    ...ruleHead,
    unitClassIds: classIds,
    period,
    measure: v.picklist(['reported', 'adopted']),
    categories: anyOf(category),
    least: positive,
    points,
    otherwise: points,
  }),
  v.object({
    kind: v.literal('veto'),
    ...ruleHead,
    unitClassIds: classIds,
    occasion,
    times: positive,
    period,
  }),
  v.object({
    kind: v.literal('bound'),
    ...ruleHead,
    unitClassIds: classIds,
    period,
    floor: v.nullable(points),
    ceiling: v.nullable(points),
  }),
])

const scoring = v.object({
  rules: listOf(scoreRule),
  severalUses: v.variant('kind', [
    v.object({ kind: v.literal('sum') }),
    v.object({ kind: v.literal('highest') }),
    v.object({ kind: v.literal('highest_plus_share'), percent }),
  ]),
  jointItems: v.variant('kind', [
    v.object({ kind: v.literal('equal') }),
    v.object({ kind: v.literal('fixed'), points }),
    v.object({ kind: v.literal('weighted'), mainPercent: percent }),
  ]),
  severalInstructions: v.picklist(SEVERAL_INSTRUCTIONS),
  rankMethod: v.picklist(RANK_METHODS),
})

const minutes = v.nullable(positive)
const deadlines = v.object({
  urgent: listOf(
    v.object({
      id: ruleId,
      eventKind: v.nullable(name),
      grades: anyOf(v.picklist(URGENT_GRADES)),
      phoneMinutes: minutes,
      writtenMinutes: minutes,
      followUpMinutes: minutes,
      finalReportMinutes: minutes,
      startsAt: v.picklist(['event', 'knowledge']),
      statement,
    }),
  ),
  sameDay: v.nullable(v.object({ categories: anyOf(category), statement })),
  commissionHours: v.nullable(positive),
  staleness: listOf(v.object({ categories: anyOf(category), days: positive, statement })),
  silenceWorkingDays: v.nullable(positive),
})

const signOffChain = v.object({
  id: ruleId,
  name,
  categories: anyOf(category),
  origins: anyOf(v.picklist(SIGN_OFF_ORIGINS)),
  isUpward: v.nullable(v.boolean()),
  steps: listOf(v.object({ post: v.picklist(SIGNER_POSTS), hasDeputy: v.boolean() })),
  hours: v.optional(v.nullable(positive)),
  statement,
})

const day = v.pipe(
  v.string(),
  v.check((value) => parseDay(value) !== undefined),
  v.transform((value) => value as Day),
)
const days = v.pipe(v.array(day), v.maxLength(366))
const workingDays = v.object({
  years: listOf(v.object({ year: v.pipe(count, v.minValue(1900), v.maxValue(2199)), off: days, on: days })),
  corrections: v.pipe(
    v.array(v.object({ day, isWorking: v.boolean(), reason: text(200) })),
    v.maxLength(2000),
  ),
})

/** The policy document on the wire and in exported files: it equals `Policy` of `domain/policy`. */
export const policyDocument = v.object({
  version: count,
  validFrom: instant,
  title: text(200),
  unitClasses: listOf(v.object({ id: v.pipe(text(64), v.minLength(1)), name })),
  categories: listOf(
    v.object({
      category,
      lengthLimit: v.nullable(positive),
      structure: v.pipe(v.array(name), v.maxLength(20)),
      statement,
    }),
  ),
  hasQuantityTargets: v.boolean(),
  quotas: listOf(quota),
  breakdowns: v.pipe(v.array(breakdown), v.maxLength(5000)),
  scoring,
  deadlines,
  signOff: listOf(signOffChain),
  countedBy: v.picklist(['officer', 'receipt']),
  returnedCountsIn: v.picklist(['first', 'last']),
  workingDays,
  remarks: listOf(spokenStatement),
  unstated: v.array(v.picklist(POLICY_PARTS)),
}) satisfies v.GenericSchema<unknown, Policy>
