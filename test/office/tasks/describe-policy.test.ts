import { describe, expect, it } from 'vitest'
import type { UnitId } from '../../../src/domain/ids.ts'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import { POLICY_PROBLEM_CODES } from '../../../src/domain/policy/policy-problem-codes.ts'
import { policyOfPreset } from '../../../src/domain/policy/presets/preset.ts'
import { PRESETS } from '../../../src/domain/policy/presets/preset-index.ts'
import { isWithin, readAt, writeAt } from '../../../src/office/tasks/description/at-path.ts'
import { describePlace } from '../../../src/office/tasks/description/describe-place.ts'
import { differencesBetween } from '../../../src/office/tasks/description/differences.ts'
import { summarize } from '../../../src/office/tasks/description/format-value.ts'
import { rulesOf } from '../../../src/office/tasks/description/section.ts'
import { SECTIONS } from '../../../src/office/tasks/description/sections.ts'
import chinese from '../../../src/office/tasks/words/zh-CN.json'
import common from '../../../src/ui/words/zh-CN.json'
import { fillMessage, findMessage } from '../../../src/ui/words/messages.ts'
import { makePolicy, makeQuota } from '../../support/make-policy.ts'

const words = { ...common, tasks: chinese }
const spoken: string[] = []

function t(key: string, values?: Record<string, string | number> | number): string {
  const message = findMessage(words, key)
  if (message === undefined) spoken.push(key)
  return fillMessage(message ?? key, typeof values === 'number' ? { count: values } : values)
}

const names = {
  units: [{ id: 'u1' as UnitId, name: '水利局', classId: 'department' }],
  people: [],
  t,
}
const policy = makePolicy()

function changed(path: string, value: unknown): Policy {
  return writeAt(policy, path, value)
}

function sentences(before: Policy, after: Policy): string[] {
  return differencesBetween(before, after, names).map(({ rule, change }) => {
    if (change.kind === 'changed') return `${rule} ${change.label} ${change.before} → ${change.after}`
    return `${change.kind} ${rule}`
  })
}

describe('a document as the desk describes it', () => {
  it('a value is read and written at its path, and all else stays the same', () => {
    const next = changed('quotas.0.minimum', 5)
    expect(readAt(next, 'quotas.0.minimum')).toBe(5)
    expect(policy.quotas[0]?.minimum).toBe(3)
    expect(next.unitClasses).toBe(policy.unitClasses)
    expect(Array.isArray(next.quotas)).toBe(true)
  })

  it('a place lies in its rule and not in one whose number begins alike', () => {
    expect(isWithin('quotas.3.minimum', 'quotas.3')).toBe(true)
    expect(isWithin('quotas.30.minimum', 'quotas.3')).toBe(false)
  })

  it('two equal documents differ in nothing', () => {
    expect(differencesBetween(policy, structuredClone(policy), names)).toEqual([])
  })

  it('a changed minimum is one sentence with both numbers', () => {
    const before = makePolicy()
    const named = writeAt(before, 'quotas.0', makeQuota())
    expect(sentences(named, writeAt(named, 'quotas.0.minimum', 12))).toEqual(['动态和问题 至少（篇） 3 → 12'])
  })

  it('what one version does not state is 未规定 in the difference', () => {
    const named = writeAt(policy, 'quotas.0', makeQuota())
    expect(sentences(named, writeAt(named, 'quotas.0.aim', 4))).toEqual(['动态和问题 力争（篇） 未规定 → 4'])
  })

  it('a new rule, one that is gone and another scope are told apart', () => {
    const quota = makeQuota({ id: 'second', name: '调研' })
    const more = changed('quotas', [...policy.quotas, quota])
    expect(sentences(policy, more)).toEqual(['added 调研'])
    expect(sentences(more, policy)).toEqual(['gone 调研'])
    const named = writeAt(policy, 'quotas.0', makeQuota())
    const moved = writeAt(named, 'quotas.0.scope', { kind: 'unit', unitId: 'u1' })
    expect(sentences(named, moved)).toEqual([
      '动态和问题 给谁 一类单位 → 一个单位',
      '动态和问题 单位 — → 水利局',
      '动态和问题 单位类别 县直部门 → —',
    ])
  })

  it('the order of rules of points is a difference, because the first that fits is the one that holds', () => {
    const rule = (id: string) => ({
      kind: 'bound' as const,
      id,
      name: id,
      statement: null,
      unitClassIds: null,
      period: 'year' as const,
      floor: 0,
      ceiling: null,
    })
    const one = changed('scoring.rules', [rule('甲'), rule('乙')])
    const other = changed('scoring.rules', [rule('乙'), rule('甲')])
    expect(sentences(one, other)).toEqual(['moved 乙', 'moved 甲'])
  })

  it('a place is named by its section, its rule and its field', () => {
    const named = writeAt(policy, 'quotas.0', makeQuota())
    const context = { ...names, policy: named }
    expect(describePlace('quotas.0.minimum', context)).toEqual({
      section: 'quotas',
      words: '任务　动态和问题　至少（篇）',
    })
    expect(describePlace('scoring.severalUses.percent', context).section).toBe('scoring')
    expect(describePlace('validFrom', context)).toEqual({ section: undefined, words: '从哪天起执行' })
  })

  it('every problem has its sentence', () => {
    const silent = POLICY_PROBLEM_CODES.filter((code) => findMessage(chinese.problem, code) === undefined)
    expect(silent).toEqual([])
  })

  it.each(PRESETS.map((entry) => [entry.code, entry] as const))(
    '%s: every rule of the preset can be read, and no word is missing',
    async (_code, entry) => {
      const preset = policyOfPreset(await entry.load(), { version: 1, validFrom: 0 })
      const context = { ...names, policy: preset }
      spoken.length = 0
      for (const section of SECTIONS) {
        summarize(section.fields(context), preset, t)
        for (const list of section.lists) {
          for (const rule of rulesOf(preset, list)) {
            list.nameOf(rule, context)
            summarize(list.fieldsOf(rule, context), rule, t)
          }
          if (list.begin !== undefined) list.fieldsOf(list.begin(context), context)
        }
      }
      expect(spoken).toEqual([])
      expect(differencesBetween(preset, preset, names)).toEqual([])
      expect(differencesBetween(policy, preset, names).length).toBeGreaterThan(0)
    },
  )
})
