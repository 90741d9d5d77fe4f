import type { Category } from '../category.ts'
import type { UnitId } from '../ids.ts'
import type { UrgentClock, UrgentGrade } from './deadline-rule.ts'
import type { Policy } from './policy.ts'
import { NO_DEADLINES, task } from './presets/preset.ts'
import type { QuotaRule } from './quota-rule.ts'
import {
  ANY_OCCASION,
  type OccasionRule,
  type ScoreMatch,
  type ScoreOccasion,
  type ScoreRule,
} from './score-rule.ts'
import type { SignOffChain, SignerPost } from './sign-off-chain.ts'
import { startingPolicy } from './starting-policy.ts'
import { unstatedPartsOf } from './unstated-parts.ts'

/** A unit with tasks of its own by the month, in the order of `TASKS`; its rules are named after `id`. */
export interface MonthlyUnit {
  id: string
  unitId: UnitId
  minimums: readonly number[]
}

/**
 * The rules of the fictional county 望澜县: every unit has a task by the quarter, the `monthlyUnits` one by the month
 * besides. All values are invented (practice.md 3.3 for the points, part 5 for the clocks), so no rule names a sentence.
 */
export function demonstrationPolicy(
  validFrom: number,
  monthlyUnits: readonly MonthlyUnit[] = [],
): Omit<Policy, 'version'> {
  const { version: _version, unstated: _unstated, ...usual } = startingPolicy(validFrom)
  const rules = {
    ...usual,
    title: '望澜县政务信息工作考核计分办法（演示）',
    quotas: [
      ...monthlyUnits.flatMap(monthTasks),
      quarterTask('department', 3),
      quarterTask('town', 3),
      quarterTask('stationed', 2),
    ],
    scoring: {
      rules: SCORE_RULES,
      severalUses: { kind: 'highest' as const },
      jointItems: { kind: 'weighted' as const, mainPercent: 60 },
      severalInstructions: 'each' as const,
      rankMethod: 'skip' as const,
    },
    deadlines: { ...NO_DEADLINES, urgent: CLOCKS, silenceWorkingDays: 30 },
    signOff: CHAINS,
  }
  return { ...rules, unstated: unstatedPartsOf(rules) }
}

const TASKS: { name: string; categories: Category[] }[] = [
  { name: '动态、线索和紧急', categories: ['news', 'lead', 'urgent'] },
  { name: '综合和经验', categories: ['roundup', 'experience'] },
  { name: '问题、调研和建议', categories: ['problem', 'research', 'advice'] },
]

function monthTasks({ id, unitId, minimums }: MonthlyUnit): QuotaRule[] {
  return TASKS.map(({ name, categories }, place) =>
    task({
      id: `${id}-month-${place + 1}`,
      name,
      scope: { kind: 'unit', unitId },
      period: 'month',
      filter: { categories },
      minimum: minimums[place] ?? 0,
      statement: null,
    }),
  )
}

/** One item a month, reckoned by the quarter. */
function quarterTask(unitClassId: string, minimum: number): QuotaRule {
  return task({
    id: `${unitClassId}-quarter`,
    name: '每季度报送',
    scope: { kind: 'unit_class', unitClassId },
    period: 'quarter',
    minimum,
    statement: null,
  })
}

/** The first rule that fits is the one, so what is special stands before what is usual. */
const SCORE_RULES: ScoreRule[] = [
  points('own-research', '县级刊物调研采用', 'adopted', 10, { levels: ['county'], categories: ['research'] }),
  points('own-special', '县级刊物专报采用', 'adopted', 5, { levels: ['county'], forms: ['special'] }),
  points('own-routine', '县级刊物采用', 'adopted', 2, { levels: ['county'] }),
  points('city-single', '市级单篇采用', 'adopted', 15, { levels: ['city'], forms: ['single'] }),
  points('city', '市级采用', 'adopted', 5, { levels: ['city'] }),
  points('province-single', '省级单篇采用', 'adopted', 30, { levels: ['province'], forms: ['single'] }),
  points('province', '省级采用', 'adopted', 15, { levels: ['province'] }),
  points('state-council', '国办采用', 'adopted', 50, { levels: ['state_council'] }),
  points('to-state-council', '上报国办', 'passed_up', 20, { levels: ['state_council'] }),
  points('instructed-own-main', '县主要领导批示', 'instructed', 5, { ranks: ['own_main'] }),
  points('instructed-own-other', '县其他领导批示', 'instructed', 3, { ranks: ['own_other'] }),
  points('instructed-city-main', '市主要领导批示', 'instructed', 10, { ranks: ['city_main'] }),
  points('instructed-province', '省领导批示', 'instructed', 30, { ranks: ['province'] }),
  points('instructed-national', '国家领导批示', 'instructed', 100, { ranks: ['national'] }),
  points('commission-on-time', '约稿按时完成', 'commission_on_time', 1),
  points('commission-late', '约稿迟交', 'commission_late', -1),
  points('commission-failed', '约稿未完成', 'commission_failed', -3),
  points('urgent-late', '紧急信息迟报', 'urgent_late', -5),
  points('urgent-missed', '紧急信息漏报', 'urgent_missed', -10),
  points('urgent-concealed', '紧急信息瞒报', 'urgent_concealed', -20),
  {
    kind: 'veto',
    id: 'concealed-veto',
    name: '瞒报一次，全年计零分',
    unitClassIds: null,
    occasion: 'urgent_concealed',
    times: 1,
    period: 'year',
    statement: null,
  },
  points('factual-error', '事实差错', 'factual_error', -5),
]

function points(
  id: string,
  name: string,
  occasion: ScoreOccasion,
  amount: number,
  match: Partial<ScoreMatch> = {},
): OccasionRule {
  return {
    kind: 'occasion',
    id,
    name,
    occasion,
    match: { ...ANY_OCCASION, ...match },
    points: { kind: 'fixed', points: amount },
    statement: null,
  }
}

/** Limits as counties and cities have them in public (practice.md 5.3); follow-ups each two hours while it runs. */
const CLOCKS: UrgentClock[] = [
  clock('grave', ['I', 'II'], { phone: 20, written: 40 }),
  clock('larger', ['III'], { phone: 30, written: 60 }),
  clock('other', null, { phone: null, written: 120 }),
]

function clock(
  id: string,
  grades: UrgentGrade[] | null,
  { phone, written }: { phone: number | null; written: number },
): UrgentClock {
  return {
    id,
    eventKind: null,
    grades,
    phoneMinutes: phone,
    writtenMinutes: written,
    followUpMinutes: 120,
    finalReportMinutes: null,
    startsAt: 'event',
    statement: null,
  }
}

/**
 * The section head reviews and, where it matters, the main leader signs ("Reviewer: sign off routine items; signer: sign
 * off commissioned, important and upward items"). No chain fits 动态, 线索 and 紧急: quick news waits for nobody (特急先报).
 */
const CHAINS: SignOffChain[] = [
  chain('commissioned', '约稿', ['reviewer', 'signer'], 24, { origins: ['commissioned'] }),
  chain('straight', '直报点', [], null, { origins: ['direct_point'] }),
  chain('upward', '上报上级的信息', ['reviewer', 'signer'], 24, { isUpward: true }),
  chain('important', '问题、调研和建议', ['reviewer', 'signer'], 24, {
    categories: ['problem', 'research', 'advice'],
  }),
  chain('routine', '综合和经验', ['reviewer'], 48, { categories: ['roundup', 'experience'] }),
]

function chain(
  id: string,
  name: string,
  posts: readonly SignerPost[],
  hours: number | null,
  match: Partial<Pick<SignOffChain, 'categories' | 'origins' | 'isUpward'>>,
): SignOffChain {
  return {
    id,
    name,
    categories: null,
    origins: null,
    isUpward: null,
    ...match,
    steps: posts.map((post) => ({ post, hasDeputy: true })),
    hours,
    statement: null,
  }
}
