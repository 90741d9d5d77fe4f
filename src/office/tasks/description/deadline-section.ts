import { URGENT_GRADES, type DeadlineRules, type UrgentClock } from '../../../domain/policy/deadline-rule.ts'
import {
  SIGN_OFF_ORIGINS,
  SIGNER_POSTS,
  type SignOffChain,
  type SignOffStep,
} from '../../../domain/policy/sign-off-chain.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import type { DayCorrection, WorkingYear } from '../../../domain/calendar/working-calendar.ts'
import {
  anyField,
  categoriesField,
  choiceField,
  countField,
  nameField,
  statementField,
} from './common-fields.ts'
import { freeId, type Context } from './context.ts'
import type { Field } from './field.ts'
import { listOf, type Section } from './section.ts'

type Staleness = DeadlineRules['staleness'][number]

export const DEADLINES: Section = {
  id: 'deadlines',
  fields: deadlineFields,
  lists: [
    listOf<UrgentClock>({
      path: 'deadlines.urgent',
      word: 'urgent',
      keyOf: ({ id }) => id,
      nameOf: ({ eventKind, grades }, { t }) =>
        [
          eventKind ?? t('tasks.none.anyEvent'),
          ...(grades ?? []).map((grade) => t(`tasks.grade.${grade}`)),
        ].join('　'),
      fieldsOf: urgentFields,
      begin: ({ policy }) => ({
        id: freeId(policy.deadlines.urgent, 'clock'),
        eventKind: null,
        grades: null,
        phoneMinutes: null,
        writtenMinutes: null,
        followUpMinutes: null,
        finalReportMinutes: null,
        startsAt: 'event',
        statement: null,
      }),
      isOrdered: true,
    }),
    listOf<Staleness>({
      path: 'deadlines.staleness',
      word: 'staleness',
      keyOf: ({ categories }) => (categories ?? ['any']).join(),
      nameOf: ({ categories }, { t }) =>
        categories?.map((each) => t(`category.${each}`)).join(t('tasks.listComma')) ?? t('tasks.none.any'),
      fieldsOf: (_rule, context) => [
        categoriesField(context),
        countField(context, 'days', { isOptional: false }),
        statementField(context),
      ],
      begin: () => ({ categories: null, days: 7, statement: null }),
    }),
  ],
}

export const SIGN_OFF: Section = {
  id: 'signOff',
  fields: () => [],
  lists: [
    listOf<SignOffChain>({
      path: 'signOff',
      word: 'chain',
      keyOf: ({ id }) => id,
      nameOf: ({ name, steps }, { t }) =>
        name || steps.map(({ post }) => t(`tasks.post.${post}`)).join(' → ') || t('tasks.example.straight'),
      fieldsOf: chainFields,
      begin: ({ policy }) => ({
        id: freeId(policy.signOff, 'chain'),
        name: '',
        categories: null,
        origins: null,
        isUpward: null,
        steps: [{ post: 'reviewer', hasDeputy: false }],
        hours: null,
        statement: null,
      }),
      isOrdered: true,
    }),
  ],
}

/** The office's own days, and years that it entered before the program knew them. */
export const DAYS: Section = {
  id: 'days',
  fields: () => [],
  lists: [
    listOf<DayCorrection>({
      path: 'workingDays.corrections',
      word: 'correction',
      keyOf: ({ day }) => day,
      nameOf: ({ day, isWorking }, { t }) =>
        `${day}　${t(isWorking ? 'tasks.dayKind.true' : 'tasks.dayKind.false')}`,
      fieldsOf: correctionFields,
      begin: () => ({ day: '' as Day, isWorking: false, reason: '' }),
    }),
    listOf<WorkingYear>({
      path: 'workingDays.years',
      word: 'year',
      keyOf: ({ year }) => String(year),
      nameOf: ({ year }) => String(year),
      fieldsOf: yearFields,
      begin: ({ policy }) => ({ year: 2027 + policy.workingDays.years.length, off: [], on: [] }),
    }),
  ],
}

function deadlineFields(context: Context): Field[] {
  const { t, policy } = context
  const options = [{ value: 'rule', label: t('tasks.sameDay.rule') }]
  const begin = (kind: string) => (kind === 'rule' ? { categories: null, statement: null } : null)
  return [
    {
      path: 'deadlines.sameDay',
      label: t('tasks.field.sameDay'),
      control: { kind: 'variant', options, begin, noneLabel: t('tasks.none.unstated') },
    },
    ...(policy.deadlines.sameDay === null
      ? []
      : [
          categoriesField(context, 'deadlines.sameDay.categories'),
          statementField(context, 'deadlines.sameDay.statement'),
        ]),
    {
      ...countField(context, 'commissionHours', { hint: 'commissionHours' }),
      path: 'deadlines.commissionHours',
    },
    {
      ...countField(context, 'silenceWorkingDays', { hint: 'silenceWorkingDays' }),
      path: 'deadlines.silenceWorkingDays',
    },
  ]
}

function urgentFields(_rule: UrgentClock, context: Context): Field[] {
  const { t } = context
  return [
    {
      path: 'eventKind',
      label: t('tasks.field.eventKind'),
      hint: t('tasks.hint.eventKind'),
      control: { kind: 'text', most: 100, emptyIs: null },
    },
    anyField(context, { path: 'grades', word: 'grades', room: 'tasks.grade', values: URGENT_GRADES }),
    choiceField(context, { path: 'startsAt', word: 'startsAt', values: ['event', 'knowledge'] }),
    countField(context, 'phoneMinutes'),
    countField(context, 'writtenMinutes'),
    countField(context, 'followUpMinutes'),
    countField(context, 'finalReportMinutes'),
    statementField(context),
  ]
}

function chainFields(_rule: SignOffChain, context: Context): Field[] {
  const { t } = context
  return [
    nameField(context),
    categoriesField(context),
    anyField(context, {
      path: 'origins',
      word: 'origins',
      room: 'tasks.origin',
      values: SIGN_OFF_ORIGINS,
    }),
    { path: 'isUpward', label: t('tasks.field.isUpward'), control: { kind: 'yes_no_any' } },
    {
      path: 'steps',
      label: t('tasks.field.steps'),
      control: {
        kind: 'rows',
        fieldsOf: () => [
          choiceField(context, { path: 'post', word: 'post', values: SIGNER_POSTS }),
          { path: 'hasDeputy', label: t('tasks.field.hasDeputy'), control: { kind: 'switch' } },
        ],
        begin: (): SignOffStep => ({ post: 'signer', hasDeputy: false }),
        addLabel: t('tasks.rules.addStep'),
      },
    },
    countField(context, 'hours', { hint: 'hours' }),
    statementField(context),
  ]
}

function correctionFields(_rule: DayCorrection, { t }: Context): Field[] {
  return [
    { path: 'day', label: t('tasks.field.day'), control: { kind: 'day' } },
    { path: 'isWorking', label: t('tasks.field.isWorking'), control: { kind: 'switch' } },
    { path: 'reason', label: t('tasks.field.reason'), control: { kind: 'text', most: 200 } },
  ]
}

function yearFields(_rule: WorkingYear, context: Context): Field[] {
  const { t } = context
  const hint = t('tasks.hint.days')
  return [
    countField(context, 'year', { isOptional: false }),
    { path: 'off', label: t('tasks.field.off'), hint, control: { kind: 'names', emptyIs: [] } },
    { path: 'on', label: t('tasks.field.on'), hint, control: { kind: 'names', emptyIs: [] } },
  ]
}
