import {
  ANY_RECORD,
  QUOTA_MEASURES,
  type Breakdown,
  type BreakdownPart,
  type QuotaRule,
} from '../../../domain/policy/quota-rule.ts'
import type { UnitId } from '../../../domain/ids.ts'
import { isTaskOfUnit } from '../../../domain/policy/task-of-unit.ts'
import {
  categoriesField,
  choiceField,
  countField,
  levelsField,
  nameField,
  originsField,
  outletsField,
  periodField,
  statementField,
} from './common-fields.ts'
import { classOptions, freeId, optionsOf, unitOptions, type Context } from './context.ts'
import type { Field } from './field.ts'
import { nameOfQuota, quotaOptions } from './quota-names.ts'
import { listOf, type Section } from './section.ts'

export const QUOTAS: Section = {
  id: 'quotas',
  fields: () => [],
  lists: [
    listOf<QuotaRule>({
      path: 'quotas',
      word: 'quota',
      keyOf: ({ id }) => id,
      nameOf: (rule, context) => nameOfQuota(rule, context),
      fieldsOf: quotaFields,
      begin: beginQuota,
    }),
  ],
}

/** 量化分解到人: how a unit's task is divided among its sections and persons. */
export const BREAKDOWN: Section = {
  id: 'breakdown',
  fields: () => [],
  lists: [
    listOf<Breakdown>({
      path: 'breakdowns',
      word: 'breakdown',
      keyOf: ({ quotaId, unitId }) => `${quotaId}/${unitId}`,
      nameOf: nameOfBreakdown,
      fieldsOf: breakdownFields,
      begin: beginBreakdown,
    }),
  ],
}

function quotaFields(rule: QuotaRule, context: Context): Field[] {
  const { t } = context
  const isOfUses = rule.measure !== 'reported'
  return [
    nameField(context),
    ...scopeFields(rule, context),
    periodField(context),
    choiceField(context, { path: 'measure', word: 'measure', values: QUOTA_MEASURES }),
    countField(context, 'minimum', { hint: 'minimum' }),
    ...(rule.measure === 'both' ? [countField(context, 'adoptedMinimum')] : []),
    countField(context, 'aim', { hint: 'aim' }),
    countField(context, 'floorPercentOfLastYear', { hint: 'floorPercentOfLastYear' }),
    ...(rule.period === 'day'
      ? [
          {
            path: 'isWorkingDaysOnly',
            label: t('tasks.field.isWorkingDaysOnly'),
            control: { kind: 'switch' },
          } as const,
        ]
      : []),
    categoriesField(context, 'filter.categories'),
    originsField(context, 'filter.origins'),
    // Levels and outlets speak of the use; a filter that stands where it should not must still be seen to be taken off.
    ...(isOfUses || rule.filter.levels !== null ? [levelsField(context, 'filter.levels')] : []),
    ...(isOfUses || rule.filter.outlets !== null ? [outletsField(context, 'filter.outlets')] : []),
    statementField(context),
  ]
}

function scopeFields({ scope }: QuotaRule, context: Context): Field[] {
  const { t } = context
  const options = optionsOf(context, 'tasks.scope', [
    'unit_class',
    'unit',
    'section',
    'each_officer',
    'office',
  ])
  const begin = (kind: string) => beginScope(kind, context)
  const own: Field = {
    path: 'scope',
    label: t('tasks.field.scope'),
    control: { kind: 'variant', options, begin },
  }
  if (scope.kind === 'unit' || scope.kind === 'section') {
    const unit: Field = {
      path: 'scope.unitId',
      label: t('tasks.field.unitId'),
      control: { kind: 'choice', options: unitOptions(context) },
    }
    return scope.kind === 'unit'
      ? [own, unit]
      : [own, unit, sectionField('scope.section', scope.unitId, context)]
  }
  if (scope.kind === 'office') return [own]
  const isOptional = scope.kind === 'each_officer'
  const control = { kind: 'choice', options: classOptions(context), isOptional } as const
  return [own, { path: 'scope.unitClassId', label: t('tasks.field.unitClassId'), control }]
}

function beginScope(kind: string, { policy, units }: Context): QuotaRule['scope'] {
  if (kind === 'unit') return { kind, unitId: units[0]?.id ?? ('' as UnitId) }
  if (kind === 'section') return { kind, unitId: units[0]?.id ?? ('' as UnitId), section: '' }
  if (kind === 'each_officer') return { kind, unitClassId: null }
  if (kind === 'unit_class') return { kind, unitClassId: policy.unitClasses[0]?.id ?? '' }
  return { kind: 'office' }
}

function beginQuota(context: Context): QuotaRule {
  return {
    id: freeId(context.policy.quotas, 'quota'),
    name: '',
    scope: beginScope('unit_class', context),
    period: 'month',
    measure: 'reported',
    filter: ANY_RECORD,
    minimum: null,
    adoptedMinimum: null,
    aim: null,
    floorPercentOfLastYear: null,
    isWorkingDaysOnly: false,
    statement: null,
  }
}

function nameOfBreakdown({ quotaId, unitId }: Breakdown, context: Context): string {
  const quota = context.policy.quotas.find(({ id }) => id === quotaId)
  const unit = context.units.find(({ id }) => id === unitId)?.name ?? unitId
  return `${unit}　${quota === undefined ? quotaId : nameOfQuota(quota, context)}`
}

/** The first task of a unit that is not divided yet. */
function beginBreakdown({ policy, units }: Context): Breakdown {
  const divided = new Set(policy.breakdowns.map(({ quotaId, unitId }) => `${quotaId}/${unitId}`))
  const open = policy.quotas.flatMap((quota) =>
    units
      .filter((unit) => isTaskOfUnit(quota, unit) && !divided.has(`${quota.id}/${unit.id}`))
      .map((unit) => ({ quotaId: quota.id, unitId: unit.id })),
  )
  const first = open[0] ?? { quotaId: policy.quotas[0]?.id ?? '', unitId: units[0]?.id ?? ('' as UnitId) }
  return { ...first, parts: [] }
}

function breakdownFields({ unitId, quotaId }: Breakdown, context: Context): Field[] {
  const { t } = context
  const unit = { id: unitId, classId: context.units.find(({ id }) => id === unitId)?.classId }
  // The one chosen stays among them, so that a wrong one is seen for what it is.
  const isOffered = (quota: QuotaRule) => quota.id === quotaId || isTaskOfUnit(quota, unit)
  return [
    {
      path: 'unitId',
      label: t('tasks.field.unitId'),
      control: { kind: 'choice', options: unitOptions(context) },
    },
    {
      path: 'quotaId',
      label: t('tasks.field.quotaId'),
      control: { kind: 'choice', options: quotaOptions(context, isOffered) },
    },
    {
      path: 'parts',
      label: t('tasks.field.parts'),
      hint: t('tasks.hint.parts'),
      control: {
        kind: 'rows',
        fieldsOf: (row) => partFields(row as BreakdownPart, unitId, context),
        begin: (): BreakdownPart => ({ holder: { kind: 'section', section: '' }, minimum: 0 }),
        addLabel: t('tasks.rules.addPart'),
      },
    },
  ]
}

function partFields({ holder }: BreakdownPart, unitId: UnitId, context: Context): Field[] {
  const { t } = context
  const people = context.people.filter((person) => person.unitId === unitId)
  const options = optionsOf(context, 'tasks.holder', ['section', 'person'])
  // Who writes comes before who signs.
  const first = people.find(({ role }) => role === 'officer') ?? people[0]
  const begin = (kind: string) =>
    kind === 'section' ? { kind, section: '' } : { kind, accountId: first?.id ?? '' }
  const whose: Field =
    holder.kind === 'section'
      ? sectionField('holder.section', unitId, context)
      : {
          path: 'holder.accountId',
          label: t('tasks.field.accountId'),
          control: {
            kind: 'choice',
            options: people.map(({ id, displayName }) => ({ value: id, label: displayName })),
          },
        }
  return [
    { path: 'holder', label: t('tasks.field.holder'), control: { kind: 'variant', options, begin } },
    whose,
    countField(context, 'minimum', { isOptional: false }),
  ]
}

/** 科室: one of those that the unit's people are in, for items are counted by it; typed where the roster names none. */
function sectionField(path: string, unitId: UnitId, { t, people }: Context): Field {
  const own = people.flatMap((person) =>
    person.unitId === unitId && person.section !== null ? [person.section] : [],
  )
  const options = [...new Set(own)].map((section) => ({ value: section, label: section }))
  const control: Field['control'] =
    options.length === 0
      ? { kind: 'text', most: 100 }
      : { kind: 'choice', options: [{ value: '', label: t('tasks.rules.chooseSection') }, ...options] }
  return { path, label: t('tasks.field.section'), control }
}
