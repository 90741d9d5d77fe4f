import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../../src/domain/calendar/day.ts'
import type { Category } from '../../../src/domain/category.ts'
import { MOST_AMOUNT } from '../../../src/domain/policy/amount.ts'
import { changesNothing } from '../../../src/domain/policy/changes-nothing.ts'
import { findPolicyProblems } from '../../../src/domain/policy/check-policy.ts'
import type { UrgentClock } from '../../../src/domain/policy/deadline-rule.ts'
import { POLICY_PROBLEM_CODES } from '../../../src/domain/policy/policy-problem-codes.ts'
import type { PolicyContext } from '../../../src/domain/policy/policy-problem.ts'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import { ANY_RECORD, type Breakdown, type QuotaRule } from '../../../src/domain/policy/quota-rule.ts'
import type { ScoreRule, Scoring } from '../../../src/domain/policy/score-rule.ts'
import type { SignOffChain } from '../../../src/domain/policy/sign-off-chain.ts'
import { NO_SCORING, startingPolicy } from '../../../src/domain/policy/starting-policy.ts'
import { ledgerOf } from '../../../src/domain/score/ledger.ts'
import { accountIdOf, shanghai, unitIdOf } from '../../support/make-ids.ts'
import {
  bound,
  forTask,
  inputOf,
  makeEntry,
  makeRecord,
  pointsFor,
  threshold,
  used,
  veto,
} from '../../support/make-ledger.ts'
import { makeQuota } from '../../support/make-policy.ts'

const JULY = shanghai('2026-07-01T00:00')
const OPEN: PolicyContext = { closedUntil: null, versions: [] }

const found = (changes: Partial<Policy>, context: Partial<PolicyContext> = {}) =>
  findPolicyProblems({ ...startingPolicy(JULY), ...changes }, { ...OPEN, ...context }).map(
    ({ code, place }) => `${code} at ${place}`,
  )
const foundInRules = (rules: ScoreRule[], changes: Partial<Policy> = {}) =>
  found({ ...changes, scoring: { ...NO_SCORING, rules } })
const foundInScoring = (scoring: Partial<Scoring>) => found({ scoring: { ...NO_SCORING, ...scoring } })

describe('a policy without a contradiction', () => {
  it('is refused for nothing', () => {
    const quotas = [makeQuota({ aim: 5 }), makeQuota({ id: 'both', measure: 'both', adoptedMinimum: 1 })]
    const signOff = [
      makeChain({ origins: ['commissioned'] }),
      makeChain({ id: 'rest', steps: [{ post: 'reviewer', hasDeputy: false }] }),
    ]
    const rules = [
      pointsFor('adopted', 30, { levels: ['city'], forms: ['single'], id: 'single' }),
      pointsFor('adopted', 5, { levels: ['city'], id: 'city' }),
      pointsFor('adopted', { times: 2, rule: 'city' }, { levels: ['province'] }),
      forTask({ id: 'task', when: { kind: 'met', points: 10 }, mostPerYear: 120 }),
      threshold({ id: 'threshold' }),
      veto({}),
      bound({ floor: 0, ceiling: 100 }),
    ]
    expect(found({ quotas, signOff, scoring: { ...NO_SCORING, rules } })).toEqual([])
  })

  it('may say nothing at all beyond its classes', () => {
    expect(found({})).toEqual([])
  })
})

describe('the date from which a policy holds', () => {
  it('is not in a closed period; the first instant after it is free', () => {
    expect(found({}, { closedUntil: JULY + 1 })).toEqual(['policy.from_closed_period at validFrom'])
    expect(found({}, { closedUntil: JULY })).toEqual([])
  })

  it('comes after that of every published version', () => {
    const versions = [
      { version: 1, validFrom: JULY - 5 },
      { version: 2, validFrom: JULY },
    ]
    expect(found({}, { versions })).toEqual(['policy.not_after_newest at validFrom'])
    expect(found({}, { versions: versions.slice(0, 1) })).toEqual([])
  })

  it('may come before that of a version that has not begun: a wrong date can be put right', () => {
    const versions = [
      { version: 1, validFrom: JULY - 5 },
      { version: 2, validFrom: JULY + 5 },
    ]
    expect(found({}, { versions, now: JULY - 1 })).toEqual([])
    expect(found({}, { versions, now: JULY + 6 })).toEqual(['policy.not_after_newest at validFrom'])
  })
})

describe('the office’s own days', () => {
  const day = '2026-10-10' as Day
  it('say of a day only once whether it is worked, and why', () => {
    const corrections = [
      { day, isWorking: true, reason: '防汛值班' },
      { day, isWorking: false, reason: '台风' },
      { day: '2026-10-12' as Day, isWorking: false, reason: ' ' },
    ]
    const years = [
      { year: 2028, off: [], on: [] },
      { year: 2028, off: [], on: [] },
    ]
    expect(found({ workingDays: { years, corrections } })).toEqual([
      'calendar.year_given_twice at workingDays.years.1',
      'calendar.day_corrected_twice at workingDays.corrections.1',
      'calendar.reason_missing at workingDays.corrections.2',
    ])
  })
})

describe('classes of units', () => {
  it('do not overlap: no id and no name stands twice', () => {
    const unitClasses = [
      { id: 'town', name: '乡镇' },
      { id: 'town', name: '街道' },
      { id: 'street', name: '乡镇 ' },
    ]
    expect(found({ unitClasses })).toEqual([
      'class.id_twice at unitClasses.1.id',
      'class.name_twice at unitClasses.2.name',
    ])
  })

  it('has a name, for units and screens show nothing else of it', () => {
    const unitClasses = [
      { id: 'town', name: '乡镇' },
      { id: 'class-2', name: '' },
      { id: 'class-3', name: ' ' },
    ]
    expect(found({ unitClasses })).toEqual([
      'class.no_name at unitClasses.1.name',
      'class.no_name at unitClasses.2.name',
    ])
  })

  it('that a task or a rule of points names must exist', () => {
    const quotas = [
      makeQuota({ scope: { kind: 'unit_class', unitClassId: 'moon' } }),
      makeQuota({ id: 'each', scope: { kind: 'each_officer', unitClassId: 'moon' } }),
      makeQuota({ id: 'all', scope: { kind: 'each_officer', unitClassId: null } }),
    ]
    const rules = [
      pointsFor('reported', 1, { unitClassIds: ['town', 'moon'] }),
      bound({ unitClassIds: ['moon'], floor: 0 }),
    ]
    expect(found({ quotas, scoring: { ...NO_SCORING, rules } })).toEqual([
      'class.unknown at quotas.0.scope.unitClassId',
      'class.unknown at quotas.1.scope.unitClassId',
      'class.unknown at scoring.rules.0.match.unitClassIds.1',
      'class.unknown at scoring.rules.1.unitClassIds.0',
    ])
  })
})

describe('kinds of item', () => {
  const gossip = 'gossip' as Category

  it('have at most one rule each', () => {
    const rule = { category: 'news' as const, lengthLimit: 300, structure: [], statement: null }
    expect(found({ categories: [rule, rule] })).toEqual(['category.twice at categories.1.category'])
  })

  it('are known wherever they are named', () => {
    const places = found({
      categories: [{ category: gossip, lengthLimit: null, structure: [], statement: null }],
      quotas: [makeQuota({ filter: { ...ANY_RECORD, categories: ['news', gossip] } })],
      scoring: {
        ...NO_SCORING,
        rules: [pointsFor('reported', 1, { categories: [gossip] }), threshold({ categories: [gossip] })],
      },
      deadlines: {
        ...startingPolicy(JULY).deadlines,
        sameDay: { categories: [gossip], statement: null },
        staleness: [{ categories: [gossip], days: 3, statement: null }],
      },
      signOff: [makeChain({ categories: [gossip] })],
    })
    expect(places).toEqual([
      'category.unknown at categories.0',
      'category.unknown at quotas.0.filter.categories.1',
      'category.unknown at scoring.rules.0.match.categories.0',
      'category.unknown at scoring.rules.1.categories.0',
      'category.unknown at deadlines.sameDay.categories.0',
      'category.unknown at deadlines.staleness.0.categories.0',
      'category.unknown at signOff.0.categories.0',
    ])
  })
})

describe('a task', () => {
  const foundIn = (...quotas: QuotaRule[]) => found({ quotas })

  it('has a minimum, or at least a floor from last year', () => {
    expect(foundIn(makeQuota({ minimum: null }))).toEqual(['quota.no_minimum at quotas.0.minimum'])
    expect(foundIn(makeQuota({ minimum: null, floorPercentOfLastYear: 100 }))).toEqual([])
  })

  it('does not ask for more than it strives for', () => {
    expect(foundIn(makeQuota({ minimum: 5, aim: 4 }))).toEqual(['quota.minimum_above_aim at quotas.0.aim'])
  })

  it('that counts both says how many are to be adopted, and no other task does', () => {
    expect(foundIn(makeQuota({ measure: 'both' }))).toEqual([
      'quota.no_adopted_minimum at quotas.0.adoptedMinimum',
    ])
    expect(foundIn(makeQuota({ adoptedMinimum: 2 }))).toEqual([
      'quota.adopted_minimum_without_both at quotas.0.adoptedMinimum',
    ])
  })

  it('of reported items asks nothing of their use', () => {
    const filter = { ...ANY_RECORD, levels: ['city' as const], outlets: ['平凉信息'] }
    expect(foundIn(makeQuota({ filter }))).toEqual([
      'quota.use_filter_on_reported at quotas.0.filter.levels',
      'quota.use_filter_on_reported at quotas.0.filter.outlets',
    ])
    expect(foundIn(makeQuota({ filter, measure: 'adopted' }))).toEqual([])
  })

  it('can be filled by some item', () => {
    expect(foundIn(makeQuota({ filter: { ...ANY_RECORD, categories: [] } }))).toEqual([
      'quota.fits_nothing at quotas.0.filter.categories',
    ])
  })

  it('is set once: the same holder, period, measure and filter do not stand twice, in whatever order', () => {
    const twin = makeQuota({ id: 'twin', filter: { ...ANY_RECORD, categories: ['problem', 'news'] } })
    expect(foundIn(makeQuota(), twin)).toEqual(['quota.overlaps at quotas.1'])
    expect(foundIn(makeQuota(), { ...twin, period: 'year' })).toEqual([])
    expect(foundIn(makeQuota(), makeQuota({ period: 'year' }))).toEqual(['quota.id_twice at quotas.1.id'])
  })

  it('of a section names the section, and its unit is on the roster', () => {
    const ofSection = (section: string, unit = 1) => [
      makeQuota({ scope: { kind: 'section', unitId: unitIdOf(unit), section } }),
    ]
    const units = [{ id: unitIdOf(1), classId: 'town' }]
    expect(found({ quotas: ofSection('办公室') }, { units })).toEqual([])
    expect(found({ quotas: ofSection(' ') }, { units })).toEqual([
      'quota.no_section at quotas.0.scope.section',
    ])
    expect(found({ quotas: ofSection('办公室', 9) }, { units })).toEqual([
      'unit.unknown at quotas.0.scope.unitId',
    ])
  })

  it('of a unit is that of a unit on the roster', () => {
    const quotas = [makeQuota({ scope: { kind: 'unit', unitId: unitIdOf(9) } })]
    expect(found({ quotas }, { units: [{ id: unitIdOf(1), classId: 'town' }] })).toEqual([
      'unit.unknown at quotas.0.scope.unitId',
    ])
    expect(found({ quotas })).toEqual([])
  })
})

describe('a breakdown', () => {
  const quotas = [makeQuota({ minimum: 5 })]
  const context: Partial<PolicyContext> = {
    units: [
      { id: unitIdOf(1), classId: 'department' },
      { id: unitIdOf(2), classId: 'town' },
    ],
    accounts: [
      { id: accountIdOf(1), unitId: unitIdOf(1) },
      { id: accountIdOf(2), unitId: unitIdOf(2) },
    ],
  }
  const breakdown = (changes: Partial<Breakdown> = {}): Breakdown => ({
    quotaId: 'monthly',
    unitId: unitIdOf(1),
    parts: [section('办公室', 3), section('业务科', 2)],
    ...changes,
  })
  const section = (name: string, minimum: number) => ({
    holder: { kind: 'section' as const, section: name },
    minimum,
  })
  const person = (n: number, minimum: number) => ({
    holder: { kind: 'person' as const, accountId: accountIdOf(n) },
    minimum,
  })
  const foundIn = (...breakdowns: Breakdown[]) => found({ quotas, breakdowns }, context)

  it('makes up the task, neither less nor more', () => {
    expect(foundIn(breakdown())).toEqual([])
    expect(foundIn(breakdown({ parts: [section('办公室', 3), person(1, 2)] }))).toEqual([])
    const short = 'breakdown.sum_differs at breakdowns.0.parts'
    expect(foundIn(breakdown({ parts: [section('办公室', 4)] }))).toEqual([short])
    expect(foundIn(breakdown({ parts: [section('办公室', 6)] }))).toEqual([short])
  })

  it('may divide the task among sections, and once more among persons', () => {
    expect(foundIn(breakdown({ parts: [section('办公室', 3), section('业务科', 2), person(1, 5)] }))).toEqual(
      [],
    )
  })

  it('names a task of that unit', () => {
    expect(foundIn(breakdown({ quotaId: 'other' }))).toEqual([
      'breakdown.unknown_quota at breakdowns.0.quotaId',
    ])
    expect(foundIn(breakdown({ unitId: unitIdOf(2) }))).toEqual([
      'breakdown.not_of_unit at breakdowns.0.quotaId',
    ])
    expect(foundIn(breakdown({ unitId: unitIdOf(3) }))).toEqual(['unit.unknown at breakdowns.0.unitId'])
  })

  it('is one for each unit and task, with one part for each holder', () => {
    expect(foundIn(breakdown(), breakdown())).toEqual(['breakdown.twice at breakdowns.1'])
    expect(foundIn(breakdown({ parts: [section('办公室', 3), section('办公室', 2)] }))).toEqual([
      'breakdown.holder_twice at breakdowns.0.parts.1.holder',
    ])
  })

  it('names the section of each part that is a section’s, and counts no blank one twice', () => {
    expect(foundIn(breakdown({ parts: [section('', 2), section(' ', 2), section('业务科', 1)] }))).toEqual([
      'breakdown.no_section at breakdowns.0.parts.0.holder.section',
      'breakdown.no_section at breakdowns.0.parts.1.holder.section',
    ])
  })

  it('names people of that unit', () => {
    const parts = [person(1, 1), person(2, 2), person(3, 2)]
    expect(foundIn(breakdown({ parts }))).toEqual([
      'account.of_other_unit at breakdowns.0.parts.1.holder.accountId',
      'account.unknown at breakdowns.0.parts.2.holder.accountId',
    ])
  })
})

describe('a rule of points', () => {
  it('has an id of its own', () => {
    expect(foundInRules([threshold({}), threshold({ least: 3 })])).toEqual([
      'score.id_twice at scoring.rules.1.id',
    ])
  })

  it('for a task names a task of units', () => {
    const quotas = [makeQuota({ scope: { kind: 'office' } })]
    const when = { kind: 'met' as const, points: 1 }
    expect(foundInRules([forTask({ when })])).toEqual(['score.unknown_quota at scoring.rules.0.quotaId'])
    expect(foundInRules([forTask({ when })], { quotas })).toEqual([
      'score.task_of_persons at scoring.rules.0.quotaId',
    ])
    expect(foundInRules([forTask({ when, mostPerYear: -1 })], { quotas: [makeQuota()] })).toEqual([
      'score.limit_below_zero at scoring.rules.0.mostPerYear',
    ])
  })

  it('takes points of met tasks back for a miss, in a period longer than the task’s own', () => {
    const quotas = [makeQuota({ period: 'week' })]
    const refused = ['score.miss_cancels_nothing at scoring.rules.0.missCancels']
    const met = { kind: 'met' as const, points: 1 }
    expect(foundInRules([forTask({ when: met, missCancels: 'month' })], { quotas })).toEqual([])
    expect(foundInRules([forTask({ when: met, missCancels: null })], { quotas })).toEqual([])
    expect(foundInRules([forTask({ when: met, missCancels: 'week' })], { quotas })).toEqual(refused)
    const missed = { kind: 'missed' as const, points: -1 }
    expect(foundInRules([forTask({ when: missed, missCancels: 'month' })], { quotas })).toEqual(refused)
  })

  it('is a multiple of a rule that is there, gives points and does not lead back', () => {
    const at = 'at scoring.rules.0.points.ofRuleId'
    const multiple = (rule: string) => pointsFor('adopted', { times: 2, rule }, { id: 'a' })
    expect(foundInRules([multiple('b')])).toEqual([`score.unknown_rule ${at}`])
    expect(foundInRules([multiple('veto'), veto({})])).toEqual([`score.multiple_of_no_points ${at}`])
    expect(foundInRules([multiple('a')])).toEqual([`score.multiple_in_circle ${at}`])
    const back = pointsFor('reported', { times: 2, rule: 'a' }, { id: 'b' })
    expect(foundInRules([multiple('b'), back])).toEqual([
      `score.multiple_in_circle ${at}`,
      'score.multiple_in_circle at scoring.rules.1.points.ofRuleId',
    ])
    const into = pointsFor('instructed', { times: 2, rule: 'a' }, { id: 'c' })
    expect(foundInRules([multiple('b'), back, into])).toHaveLength(2)
  })

  it('is reached: no earlier one takes everything that it fits', () => {
    const wide = pointsFor('adopted', 5, { id: 'wide', levels: ['city', 'province'] })
    const narrow = pointsFor('adopted', 9, { id: 'narrow', levels: ['city'], forms: ['single'] })
    expect(foundInRules([wide, narrow])).toEqual(['score.never_reached at scoring.rules.1'])
    expect(foundInRules([narrow, wide])).toEqual([])
    expect(foundInRules([pointsFor('reported', 1, { id: 'other' }), narrow])).toEqual([])
  })

  it('that only serves others as their measure need not be reached', () => {
    const rules = [
      pointsFor('adopted', { times: 2, rule: 'base' }, { id: 'all' }),
      pointsFor('adopted', 5, { id: 'base' }),
    ]
    expect(foundInRules(rules)).toEqual([])
  })

  it('asks only for what a record says of its occasion', () => {
    const rules = [
      pointsFor('reported', 1, { levels: ['city'] }),
      pointsFor('instructed', 1, { categories: [] }),
      pointsFor('passed_up', 1, { levels: ['city'] }),
      pointsFor('commission_late', -1, { ranks: ['national'] }),
    ]
    expect(foundInRules(rules)).toEqual([
      'score.fits_nothing at scoring.rules.0.match.levels',
      'score.fits_nothing at scoring.rules.1.match.categories',
      'score.fits_nothing at scoring.rules.3.match.ranks',
    ])
  })

  it('that vetoes rests on entries that two persons make', () => {
    expect(foundInRules([veto({ occasion: 'adopted' })])).toEqual([
      'score.veto_without_entry at scoring.rules.0.occasion',
    ])
  })

  it('that bounds has an end, and its floor is not above its ceiling', () => {
    expect(foundInRules([bound({})])).toEqual(['score.bound_without_end at scoring.rules.0'])
    expect(foundInRules([bound({ floor: 5, ceiling: 4 })])).toEqual([
      'score.floor_above_ceiling at scoring.rules.0.floor',
    ])
    expect(foundInRules([bound({ floor: 5, ceiling: 5 })])).toEqual([])
  })

  it('gives no weight above the whole', () => {
    expect(foundInScoring({ jointItems: { kind: 'weighted', mainPercent: 101 } })).toEqual([
      'score.weight_above_100 at scoring.jointItems.mainPercent',
    ])
    expect(foundInScoring({ severalUses: { kind: 'highest_plus_share', percent: 101 } })).toEqual([
      'score.weight_above_100 at scoring.severalUses.percent',
    ])
    expect(foundInScoring({ jointItems: { kind: 'weighted', mainPercent: 100 } })).toEqual([])
  })
})

describe('the clocks of urgent reports', () => {
  const clock = (changes: Partial<UrgentClock>): UrgentClock => ({
    id: 'urgent',
    eventKind: null,
    grades: null,
    phoneMinutes: null,
    writtenMinutes: null,
    followUpMinutes: null,
    finalReportMinutes: null,
    startsAt: 'event',
    statement: null,
    ...changes,
  })
  const foundIn = (...urgent: UrgentClock[]) =>
    found({ deadlines: { ...startingPolicy(JULY).deadlines, urgent } })

  it('ask for the call before the text, and for the text before the final report', () => {
    expect(foundIn(clock({ phoneMinutes: 60, writtenMinutes: 30 }))).toEqual([
      'urgent.phone_after_written at deadlines.urgent.0.phoneMinutes',
    ])
    expect(foundIn(clock({ writtenMinutes: 60, finalReportMinutes: 30 }))).toEqual([
      'urgent.final_before_written at deadlines.urgent.0.finalReportMinutes',
    ])
    expect(foundIn(clock({ phoneMinutes: 30, writtenMinutes: 30 }))).toEqual([])
    expect(foundIn(clock({ phoneMinutes: 30 }), clock({}))).toEqual([
      'urgent.id_twice at deadlines.urgent.1.id',
    ])
  })
})

describe('a chain of signatures', () => {
  const foundIn = (...signOff: SignOffChain[]) => found({ signOff })

  it('has steps, and among them somebody who signs', () => {
    expect(foundIn(makeChain({ steps: [] }))).toEqual(['chain.no_steps at signOff.0.steps'])
    expect(foundIn(makeChain({ steps: [{ post: 'editor', hasDeputy: true }] }))).toEqual([
      'chain.no_signer at signOff.0.steps',
    ])
    expect(foundIn(makeChain({ isUpward: true, steps: [{ post: 'editor', hasDeputy: true }] }))).toEqual([])
  })

  it('may have no steps for direct-report points alone', () => {
    const straight = makeChain({ id: 'straight', origins: ['direct_point'], steps: [] })
    expect(foundIn(straight)).toEqual([])
    expect(foundIn({ ...straight, origins: ['own', 'direct_point'] })).toEqual([
      'chain.no_steps at signOff.0.steps',
    ])
    expect(foundIn(makeChain({ origins: ['own'] }), straight)).toEqual(['chain.never_reached at signOff.1'])
    expect(foundIn(straight, makeChain({ origins: ['own'] }))).toEqual([])
  })

  it('is reached: no earlier one takes everything that it fits', () => {
    const twin = makeChain({ id: 'twin' })
    expect(foundIn(makeChain(), twin)).toEqual(['chain.never_reached at signOff.1'])
    expect(foundIn(makeChain(), { ...twin, isUpward: true })).toEqual(['chain.never_reached at signOff.1'])
    expect(foundIn(makeChain({ isUpward: true }), twin)).toEqual([])
    expect(foundIn(makeChain({ categories: ['news'] }), { ...twin, categories: ['news', 'urgent'] })).toEqual(
      [],
    )
    expect(foundIn(makeChain({ origins: [] }))).toEqual(['chain.fits_nothing at signOff.0.origins'])
    expect(foundIn(makeChain(), makeChain({ isUpward: false }))).toContain('chain.id_twice at signOff.1.id')
  })
})

describe('the name of a document', () => {
  it('is there, and more than blanks', () => {
    expect(found({ title: '' })).toEqual(['policy.no_title at title'])
    expect(found({ title: ' 　' })).toEqual(['policy.no_title at title'])
  })
})

describe('a number of a document', () => {
  const tooLarge = (changes: Partial<Policy>) =>
    findPolicyProblems({ ...startingPolicy(JULY), ...changes }, OPEN).filter(
      ({ code }) => code === 'amount.too_large',
    )

  it('is within one bound, wherever it stands', () => {
    expect(tooLarge({ quotas: [makeQuota({ minimum: MOST_AMOUNT })] })).toEqual([])
    expect(tooLarge({ quotas: [makeQuota({ minimum: 1e15 })] })).toEqual([
      { code: 'amount.too_large', place: 'quotas.0.minimum', data: { most: MOST_AMOUNT, amount: 1e15 } },
    ])
    const rules = [threshold({ points: -MOST_AMOUNT - 1 })]
    expect(tooLarge({ scoring: { ...NO_SCORING, rules } }).map(({ place }) => place)).toEqual([
      'scoring.rules.0.points',
    ])
  })
})

describe('a version that changes nothing', () => {
  const newest = { ...startingPolicy(JULY), quotas: [makeQuota()] }
  const next = { ...structuredClone(newest), version: 2, validFrom: JULY + 1 }

  it('says what the newest one says, from a later day', () => {
    expect(changesNothing(next, newest)).toBe(true)
    expect(changesNothing({ ...next, quotas: [makeQuota({ minimum: 4 })] }, newest)).toBe(false)
    expect(changesNothing({ ...next, quotas: [] }, newest)).toBe(false)
  })

  it('is not the one that puts a wrong day right', () => {
    expect(changesNothing({ ...next, validFrom: JULY - 1 }, newest)).toBe(false)
  })
})

describe('the list of problems', () => {
  it('carries what its sentence names', () => {
    const quotas = [makeQuota({ id: 'q', name: '动态类信息', minimum: 5, aim: 4 })]
    expect(findPolicyProblems({ ...startingPolicy(JULY), quotas }, OPEN)).toEqual([
      {
        code: 'quota.minimum_above_aim',
        place: 'quotas.0.aim',
        data: { id: 'q', name: '动态类信息', minimum: 5, aim: 4 },
      },
    ])
  })

  it('has codes that stand for one thing each', () => {
    expect(new Set(POLICY_PROBLEM_CODES).size).toBe(POLICY_PROBLEM_CODES.length)
  })
})

describe('whatever a document says', () => {
  const id = fc.constantFrom('a', 'b', 'c')
  const points = fc.integer({ min: -50, max: 50 })
  const rule: fc.Arbitrary<ScoreRule> = fc.oneof(
    fc
      .tuple(id, id, fc.constantFrom('reported' as const, 'adopted' as const, 'commission_failed' as const))
      .map(([own, other, occasion]) => pointsFor(occasion, { times: 2, rule: other }, { id: own })),
    fc.tuple(id, points).map(([own, given]) => pointsFor('adopted', given, { id: own, levels: [] })),
    fc
      .tuple(id, id, points)
      .map(([own, quotaId, given]) =>
        forTask({ id: own, quotaId, when: { kind: 'per_missing', points: given }, mostPerYear: given }),
      ),
    fc
      .tuple(id, fc.option(points), fc.option(points))
      .map(([own, floor, ceiling]) => bound({ id: own, floor, ceiling })),
    id.map((own) => veto({ id: own, times: 1 })),
    id.map((own) => threshold({ id: own, unitClassIds: ['moon'] })),
  )
  const quota = fc
    .record({
      id,
      minimum: fc.option(fc.nat(5)),
      measure: fc.constantFrom('reported' as const, 'adopted' as const, 'both' as const),
      period: fc.constantFrom('day' as const, 'month' as const, 'year' as const),
      scope: fc.constantFrom<QuotaRule['scope'][]>(
        { kind: 'office' },
        { kind: 'unit_class', unitClassId: 'town' },
        { kind: 'unit', unitId: unitIdOf(1) },
      ),
    })
    .map((changes) => makeQuota(changes))

  it('neither its check nor its ledger throws', () => {
    const records = [makeRecord({ uses: [used('city', '2026-08-01')] })]
    fc.assert(
      fc.property(
        fc.array(rule, { maxLength: 5 }),
        fc.array(quota, { maxLength: 3 }),
        fc.integer({ min: 0, max: 1000 }),
        (rules, quotas, percent) => {
          const jointItems = { kind: 'weighted' as const, mainPercent: percent }
          const policy = { ...startingPolicy(JULY), quotas, scoring: { ...NO_SCORING, rules, jointItems } }
          expect(() => findPolicyProblems(policy, OPEN)).not.toThrow()
          expect(() => ledgerOf(inputOf({ policy, records, entries: [makeEntry()] }))).not.toThrow()
        },
      ),
    )
  })
})

function makeChain(changes: Partial<SignOffChain> = {}): SignOffChain {
  return {
    id: 'routine',
    name: '一般信息',
    categories: null,
    origins: null,
    isUpward: null,
    steps: [{ post: 'signer', hasDeputy: false }],
    statement: null,
    ...changes,
  }
}
