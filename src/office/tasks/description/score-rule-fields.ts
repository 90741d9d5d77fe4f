import { PERIOD_KINDS } from '../../../domain/calendar/period.ts'
import {
  SCORE_OCCASIONS,
  type OccasionRule,
  type PeriodRule,
  type ScoreRule,
} from '../../../domain/policy/score-rule.ts'
import { LEADER_RANKS, USE_FORMS } from '../../../domain/record/item-record.ts'
import {
  anyField,
  categoriesField,
  choiceField,
  countField,
  levelsField,
  originsField,
  outletsField,
  periodField,
  pointsField,
  unitClassesField,
} from './common-fields.ts'
import { optionsOf, scoreRuleOptions, type Context } from './context.ts'
import type { Field } from './field.ts'
import { quotaOptions } from './quota-names.ts'

const PERIOD_WHENS = ['met', 'missed', 'per_missing', 'per_extra'] as const

/** The fields of a rule of points beside its name, its kind and its statement. */
export function ownFields(rule: ScoreRule, context: Context): Field[] {
  switch (rule.kind) {
    case 'occasion':
      return occasionFields(rule, context)
    case 'period':
      return [
        unitClassesField(context),
        {
          path: 'quotaId',
          label: context.t('tasks.field.quotaId'),
          control: { kind: 'choice', options: quotaOptions(context) },
        },
        choiceField(context, { path: 'when.kind', word: 'when', values: PERIOD_WHENS }),
        pointsField(context, 'when.points', { word: 'points' }),
        pointsField(context, 'mostPerYear', { isOptional: true }),
        ...missFields(rule, context),
      ]
    case 'threshold':
      return [
        unitClassesField(context),
        periodField(context),
        choiceField(context, { path: 'measure', word: 'measure', values: ['reported', 'adopted'] }),
        categoriesField(context),
        countField(context, 'least', { isOptional: false }),
        pointsField(context, 'points', { word: 'thresholdPoints' }),
        pointsField(context, 'otherwise'),
      ]
    case 'veto':
      return [
        unitClassesField(context),
        choiceField(context, { path: 'occasion', word: 'occasion', values: SCORE_OCCASIONS }),
        countField(context, 'times', { isOptional: false }),
        periodField(context),
      ]
    default:
      return [
        unitClassesField(context),
        periodField(context),
        pointsField(context, 'floor', { isOptional: true }),
        pointsField(context, 'ceiling', { isOptional: true }),
      ]
  }
}

/** Shown where it can hold, or where it stands and has to be taken off. */
function missFields({ when, missCancels }: PeriodRule, context: Context): Field[] {
  if (when.kind !== 'met' && (missCancels ?? null) === null) return []
  const control = {
    kind: 'choice',
    options: optionsOf(context, 'tasks.period', PERIOD_KINDS),
    isOptional: true,
    noneLabel: context.t('tasks.none.missCancels'),
  } as const
  const { t } = context
  return [
    { path: 'missCancels', label: t('tasks.field.missCancels'), hint: t('tasks.hint.missCancels'), control },
  ]
}

function occasionFields({ occasion, points }: OccasionRule, context: Context): Field[] {
  const { t } = context
  const isUse = occasion === 'adopted'
  return [
    choiceField(context, { path: 'occasion', word: 'occasion', values: SCORE_OCCASIONS }),
    {
      path: 'points',
      label: t('tasks.field.pointsKind'),
      control: {
        kind: 'variant',
        options: optionsOf(context, 'tasks.pointsKind', ['fixed', 'multiple']),
        begin: (kind) =>
          kind === 'fixed'
            ? { kind, points: 0 }
            : { kind, ofRuleId: scoreRuleOptions(context)[0]?.value ?? '', factor: 2 },
      },
    },
    ...(points.kind === 'fixed'
      ? [pointsField(context, 'points.points', { word: 'points' })]
      : [
          {
            path: 'points.ofRuleId',
            label: t('tasks.field.ofRuleId'),
            control: { kind: 'choice', options: scoreRuleOptions(context) },
          } as const,
          pointsField(context, 'points.factor', { word: 'factor' }),
        ]),
    unitClassesField(context, 'match.unitClassIds'),
    categoriesField(context, 'match.categories'),
    originsField(context, 'match.origins'),
    levelsField(context, 'match.levels'),
    ...(isUse ? [outletsField(context, 'match.outlets')] : []),
    ...(isUse
      ? [anyField(context, { path: 'match.forms', word: 'forms', room: 'tasks.useForm', values: USE_FORMS })]
      : []),
    ...(occasion === 'instructed'
      ? [anyField(context, { path: 'match.ranks', word: 'ranks', room: 'tasks.rank', values: LEADER_RANKS })]
      : []),
  ]
}
