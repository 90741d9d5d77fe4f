import { dayOf, parseDay, shiftDay } from '../../../domain/calendar/day.ts'
import { monthOf } from '../../../domain/calendar/month.ts'
import { firstDayOf, lastDayOf } from '../../../domain/calendar/period.ts'
import { toShanghaiTime } from '../../../domain/calendar/shanghai-time.ts'
import {
  officeCalendar,
  type DayCorrection,
  type WorkingYear,
} from '../../../domain/calendar/working-calendar.ts'
import { workingDaysBetween } from '../../../domain/calendar/working-days.ts'
import { CATEGORIES } from '../../../domain/category.ts'
import type { DeadlineRules, UrgentClock } from '../../../domain/policy/deadline-rule.ts'
import type { CategoryRule } from '../../../domain/policy/policy.ts'
import type { SignOffChain } from '../../../domain/policy/sign-off-chain.ts'
import type { Context } from '../description/context.ts'
import type { Examples } from './examples.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** Nine in the morning of a day in Asia/Shanghai that each example begins with. */
const MORNING = Date.UTC(2026, 8, 1, 1)

export function kindExample({ category, lengthLimit }: CategoryRule, { t }: Context): string | undefined {
  if (lengthLimit === null) return undefined
  return t('tasks.example.kind', { kind: t(`category.${category}`), characters: lengthLimit + 20, over: 20 })
}

/** 例：9月1日 09:00 事发，电话 09:20 前，书面 09:40 前. */
export function clockExample(clock: UrgentClock, { t }: Context): string | undefined {
  const until = (minutes: number) => momentAfter(minutes * MINUTE_MS)
  const parts = [
    ...(clock.phoneMinutes === null ? [] : [t('tasks.example.byPhone', { time: until(clock.phoneMinutes) })]),
    ...(clock.writtenMinutes === null
      ? []
      : [t('tasks.example.written', { time: until(clock.writtenMinutes) })]),
    ...(clock.followUpMinutes === null ? [] : [t('tasks.example.followUp', clock.followUpMinutes)]),
    ...(clock.finalReportMinutes === null
      ? []
      : [t('tasks.example.final', { time: until(clock.finalReportMinutes) })]),
  ]
  if (parts.length === 0) return undefined
  return t(`tasks.example.clock.${clock.startsAt}`, {
    time: momentAfter(0),
    limits: parts.join(t('tasks.comma')),
  })
}

export function staleExample({ days }: DeadlineRules['staleness'][number], { t }: Context): string {
  return t('tasks.example.stale', { from: dayWords(MORNING, t), until: dayWords(MORNING + days * DAY_MS, t) })
}

/** 例：自报的动态：科室负责人 → 主要领导. */
export function chainExample({ categories, origins, steps, isUpward }: SignOffChain, { t }: Context): string {
  const kind = t(`category.${categories?.[0] ?? CATEGORIES[0]}`)
  const origin = t(`tasks.origin.${origins?.[0] ?? 'own'}`)
  const way = steps.map(
    ({ post, hasDeputy }) => `${t(`tasks.post.${post}`)}${hasDeputy ? t('tasks.example.orDeputy') : ''}`,
  )
  const upward = isUpward === true ? t('tasks.example.upward') : ''
  return t('tasks.example.chain', {
    kind,
    origin,
    upward,
    way: way.join(' → ') || t('tasks.example.straight'),
  })
}

/** 这样算，2026年5月有 19 个工作日. */
export function dayExample(
  rule: DayCorrection | WorkingYear,
  { policy, t }: Context,
  { now }: Examples,
): string | undefined {
  const calendar = officeCalendar(policy.workingDays)
  const start = 'year' in rule ? parseDay(`${rule.year}-01-01`) : parseDay(rule.day)
  if (start === undefined) return undefined
  const month = monthOf(Date.parse(`${start}T04:00:00Z`))
  const until =
    'year' in rule ? shiftDay(parseDay(`${rule.year}-12-31`) ?? dayOf(now), 1) : shiftDay(lastDayOf(month), 1)
  const { days } = workingDaysBetween(calendar, 'year' in rule ? start : firstDayOf(month), until)
  return 'year' in rule
    ? t('tasks.example.workingYear', { year: String(rule.year), days })
    : t('tasks.example.workingMonth', {
        month: t(`time.monthName.${Number(month.slice(5))}`),
        year: month.slice(0, 4),
        days,
      })
}

export function countedByExample({ policy, t }: Context): string[] {
  return [
    t(`tasks.example.countedBy.${policy.countedBy}`),
    t(`tasks.example.returned.${policy.returnedCountsIn}`),
  ]
}

export function deadlineExamples({ policy, t }: Context): string[] {
  const { sameDay, commissionHours, silenceWorkingDays } = policy.deadlines
  return [
    ...(sameDay === null ? [] : [t('tasks.example.sameDay')]),
    ...(commissionHours === null
      ? []
      : [
          t('tasks.example.commission', {
            from: momentAfter(0),
            until: `${dayWords(MORNING + commissionHours * HOUR_MS, t)} ${momentAfter(commissionHours * HOUR_MS)}`,
          }),
        ]),
    ...(silenceWorkingDays === null ? [] : [t('tasks.example.silence', silenceWorkingDays)]),
  ]
}

function momentAfter(ms: number): string {
  return toShanghaiTime(MORNING + ms).time
}

function dayWords(at: number, t: Context['t']): string {
  const { year, month, day } = toShanghaiTime(at)
  return t('time.monthDay', {
    year: String(year),
    month: String(month),
    day: String(day),
    monthName: t(`time.monthName.${month}`),
  })
}
