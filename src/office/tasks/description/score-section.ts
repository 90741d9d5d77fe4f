import {
  RANK_METHODS,
  SCORE_OCCASIONS,
  SEVERAL_INSTRUCTIONS,
  type JointItems,
  type OccasionRule,
  type ScoreRule,
  type SeveralUses,
} from '../../../domain/policy/score-rule.ts'
import { LEADER_RANKS, USE_FORMS } from '../../../domain/record/item-record.ts'
import {
  anyField,
  categoriesField,
  choiceField,
  countField,
  levelsField,
  nameField,
  originsField,
  outletsField,
  periodField,
  pointsField,
  statementField,
  unitClassesField,
} from './common-fields.ts'
import { freeId, optionsOf, quotaOptions, scoreRuleOptions, type Context } from './context.ts'
import type { Field } from './field.ts'
import { listOf, type Section } from './section.ts'

/** Every dimension and operator of practice.md 3.2. */
export const SCORING: Section = {
  id: 'scoring',
  fields: scoringFields,
  lists: [
    listOf<ScoreRule>({
      path: 'scoring.rules',
      word: 'scoreRule',
      keyOf: ({ id }) => id,
      nameOf: ({ name, kind }, { t }) => (name === '' ? t(`tasks.scoreKind.${kind}`) : name),
      fieldsOf: scoreRuleFields,
      begin: (context) =>
        beginScoreRule(
          'occasion',
          { id: freeId(context.policy.scoring.rules, 'rule'), name: '', statement: null },
          context,
        ),
      isOrdered: true,
    }),
  ],
}

const SCORE_KINDS = ['occasion', 'period', 'threshold', 'veto', 'bound'] as const
const PERIOD_WHENS = ['met', 'missed', 'per_missing', 'per_extra'] as const

function scoringFields(context: Context): Field[] {
  const { t, policy } = context
  const { severalUses, jointItems } = policy.scoring
  return [
    {
      path: 'scoring.severalUses',
      label: t('tasks.field.severalUses'),
      control: {
        kind: 'variant',
        options: optionsOf(context, 'tasks.severalUses', ['sum', 'highest', 'highest_plus_share']),
        begin: (kind): SeveralUses =>
          kind === 'highest_plus_share' ? { kind, percent: 50 } : { kind: kind as 'sum' | 'highest' },
      },
    },
    ...(severalUses.kind === 'highest_plus_share'
      ? [inside('scoring.severalUses', countField(context, 'percent', { isOptional: false }))]
      : []),
    {
      path: 'scoring.jointItems',
      label: t('tasks.field.jointItems'),
      control: {
        kind: 'variant',
        options: optionsOf(context, 'tasks.jointItems', ['equal', 'fixed', 'weighted']),
        begin: beginJointItems,
      },
    },
    ...(jointItems.kind === 'fixed'
      ? [inside('scoring.jointItems', pointsField(context, 'points', { word: 'pointsEach' }))]
      : []),
    ...(jointItems.kind === 'weighted'
      ? [inside('scoring.jointItems', countField(context, 'mainPercent', { isOptional: false }))]
      : []),
    choiceField(context, {
      path: 'scoring.severalInstructions',
      word: 'severalInstructions',
      values: SEVERAL_INSTRUCTIONS,
    }),
    {
      ...choiceField(context, { path: 'scoring.rankMethod', word: 'rankMethod', values: RANK_METHODS }),
      hint: t('tasks.hint.rankMethod'),
    },
  ]
}

function beginJointItems(kind: string): JointItems {
  if (kind === 'fixed') return { kind, points: 3 }
  return kind === 'weighted' ? { kind, mainPercent: 60 } : { kind: 'equal' }
}

function inside(path: string, field: Field): Field {
  return { ...field, path: `${path}.${field.path}` }
}

function scoreRuleFields(rule: ScoreRule, context: Context): Field[] {
  const { t } = context
  const { id, name, statement } = rule
  const options = optionsOf(context, 'tasks.scoreKind', SCORE_KINDS)
  // The rule itself is the variant: its head stays, the rest begins anew.
  const begin = (kind: string) => beginScoreRule(kind, { id, name, statement }, context)
  return [
    nameField(context),
    { path: '', label: t('tasks.field.scoreKind'), control: { kind: 'variant', options, begin } },
    ...ownFields(rule, context),
    statementField(context),
  ]
}

function ownFields(rule: ScoreRule, context: Context): Field[] {
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

type Head = Pick<ScoreRule, 'id' | 'name' | 'statement'>

function beginScoreRule(kind: string, head: Head, { policy }: Context): ScoreRule {
  const everywhere = { ...head, unitClassIds: null }
  switch (kind) {
    case 'period':
      return {
        ...everywhere,
        kind,
        quotaId: policy.quotas[0]?.id ?? '',
        when: { kind: 'met', points: 0 },
        mostPerYear: null,
      }
    case 'threshold':
      return {
        ...everywhere,
        kind,
        period: 'year',
        measure: 'reported',
        categories: null,
        least: 1,
        points: 0,
        otherwise: 0,
      }
    case 'veto':
      return { ...everywhere, kind, occasion: 'commission_failed', times: 2, period: 'year' }
    case 'bound':
      return { ...everywhere, kind, period: 'year', floor: null, ceiling: null }
    default:
      return {
        ...head,
        kind: 'occasion',
        occasion: 'adopted',
        match: {
          unitClassIds: null,
          categories: null,
          origins: null,
          levels: null,
          outlets: null,
          forms: null,
          ranks: null,
        },
        points: { kind: 'fixed', points: 0 },
      }
  }
}
