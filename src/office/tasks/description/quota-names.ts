import type { QuotaRule } from '../../../domain/policy/quota-rule.ts'
import type { Context } from './context.ts'
import type { Option } from './field.ts'

/** The rule's own name, else what it asks for: 县区　每月　15 篇. */
export function nameOfQuota(rule: QuotaRule, context: Context): string {
  if (rule.name !== '') return rule.name
  const { t } = context
  const count = rule.minimum === null ? t('tasks.none.minimum') : t('count.items', rule.minimum)
  return t('tasks.rules.quotaName', {
    holder: holderOf(rule, context),
    period: t(`tasks.each.${rule.period}`),
    count,
  })
}

/** Whose task it is, in words. */
function holderOf({ scope }: QuotaRule, { t, policy, units }: Context): string {
  const nameOfClass = (id: string) => policy.unitClasses.find((each) => each.id === id)?.name ?? id
  switch (scope.kind) {
    case 'unit_class':
      return nameOfClass(scope.unitClassId)
    case 'unit':
      return units.find(({ id }) => id === scope.unitId)?.name ?? scope.unitId
    case 'section':
      return `${units.find(({ id }) => id === scope.unitId)?.name ?? scope.unitId}${scope.section}`
    case 'each_officer':
      return t('tasks.rules.eachOfficer', {
        of: scope.unitClassId === null ? t('tasks.none.any') : nameOfClass(scope.unitClassId),
      })
    default:
      return t('tasks.scope.office')
  }
}

/** Tasks to choose from; of those with the same name each says whose it is. */
export function quotaOptions(
  context: Context,
  isOffered: (quota: QuotaRule) => boolean = () => true,
): Option[] {
  const named = context.policy.quotas
    .filter(isOffered)
    .map((quota) => ({ quota, label: nameOfQuota(quota, context) }))
  const isAlone = (label: string) => named.filter((each) => each.label === label).length === 1
  return named.map(({ quota, label }) => ({
    value: quota.id,
    label: isAlone(label) ? label : `${holderOf(quota, context)}　${label}`,
  }))
}
