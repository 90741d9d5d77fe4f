import {
  RANK_METHODS,
  SEVERAL_INSTRUCTIONS,
  type JointItems,
  type ScoreRule,
  type SeveralUses,
} from '../../../domain/policy/score-rule.ts'
import { beginScoreRule } from './begin-score-rule.ts'
import { choiceField, countField, nameField, pointsField, statementField } from './common-fields.ts'
import { freeId, optionsOf, type Context } from './context.ts'
import type { Field } from './field.ts'
import { ownFields } from './score-rule-fields.ts'
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
