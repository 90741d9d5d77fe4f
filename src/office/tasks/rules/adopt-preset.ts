import type { Policy, UnitClass } from '../../../domain/policy/policy.ts'
import type { QuotaRule } from '../../../domain/policy/quota-rule.ts'
import type { ScoreRule } from '../../../domain/policy/score-rule.ts'

/** Which of the office's own classes each class of a preset stands for; none: it comes in as a new class. */
export type ClassMapping = Readonly<Record<string, readonly string[] | undefined>>

/** What needs no asking: classes of the same name, and the one class of a document that names none for all there are. */
export function guessMapping(preset: readonly UnitClass[], own: readonly UnitClass[]): ClassMapping {
  const [only] = preset
  if (preset.length === 1 && only !== undefined) return { [only.id]: own.map(({ id }) => id) }
  return Object.fromEntries(
    preset.map(({ id, name }) => [id, own.filter((each) => each.name === name).map((each) => each.id)]),
  )
}

/**
 * A preset for an office whose units stand in classes of its own: a rule of a class that stands for several becomes
 * one rule for each. The office's own classes stay, for units are in them.
 */
export function adoptPreset(preset: Policy, own: readonly UnitClass[], mapping: ClassMapping): Policy {
  const meant = (classId: string): readonly string[] => {
    const chosen = mapping[classId]
    return chosen === undefined || chosen.length === 0 ? [freeClassId(classId, own)] : chosen
  }
  const added = preset.unitClasses
    .filter(({ id }) => (mapping[id] ?? []).length === 0)
    .map(({ id, name }) => ({ id: freeClassId(id, own), name: freeName(name, own) }))
  const quotaIds = new Map(
    preset.quotas.map((quota) => [quota.id, forEachClass(quota, meant).map(({ id }) => id)]),
  )
  return {
    ...preset,
    unitClasses: [...own, ...added],
    quotas: preset.quotas.flatMap((quota) => forEachClass(quota, meant)),
    scoring: {
      ...preset.scoring,
      rules: preset.scoring.rules.flatMap((rule) => forEachTask(withClasses(rule, meant), quotaIds)),
    },
  }
}

type Meant = (classId: string) => readonly string[]

function forEachClass(quota: QuotaRule, meant: Meant): QuotaRule[] {
  const { scope } = quota
  if (!('unitClassId' in scope) || scope.unitClassId === null) return [quota]
  const ids = meant(scope.unitClassId)
  return ids.map((unitClassId) => ({
    ...quota,
    id: ids.length === 1 ? quota.id : `${quota.id}-${unitClassId}`,
    scope: { ...scope, unitClassId },
  }))
}

function withClasses(rule: ScoreRule, meant: Meant): ScoreRule {
  const inner = (ids: string[] | null) => (ids === null ? null : [...new Set(ids.flatMap(meant))])
  if (rule.kind === 'occasion') {
    return { ...rule, match: { ...rule.match, unitClassIds: inner(rule.match.unitClassIds) } }
  }
  return { ...rule, unitClassIds: inner(rule.unitClassIds) }
}

function forEachTask(rule: ScoreRule, quotaIds: ReadonlyMap<string, string[]>): ScoreRule[] {
  if (rule.kind !== 'period') return [rule]
  const ids = quotaIds.get(rule.quotaId) ?? [rule.quotaId]
  return ids.map((quotaId) => ({
    ...rule,
    id: ids.length === 1 ? rule.id : `${rule.id}-${quotaId}`,
    quotaId,
  }))
}

/** A class of the preset that happens to be called like one of the office's is not that one. */
function freeClassId(id: string, own: readonly UnitClass[]): string {
  return own.some((each) => each.id === id) ? `preset-${id}` : id
}

function freeName(name: string, own: readonly UnitClass[]): string {
  return own.some((each) => each.name === name) ? `${name}（样板）` : name
}
