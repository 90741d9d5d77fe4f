import { describe, expect, it } from 'vitest'
import { findPolicyProblems } from '../../../../src/domain/policy/check-policy.ts'
import type { Policy } from '../../../../src/domain/policy/policy.ts'
import { policyOfPreset } from '../../../../src/domain/policy/presets/preset.ts'
import { findPreset, PRESETS } from '../../../../src/domain/policy/presets/preset-index.ts'
import { unstatedPartsOf } from '../../../../src/domain/policy/unstated-parts.ts'
import { policyDocument } from '../../../../src/protocol/policy-document.ts'
import { parse } from '../../../../src/protocol/parse.ts'
import { DAY, NOW } from '../../../support/make-ids.ts'
import { ASKING_KINDS, codesOf, readOffices, statementsOf, TELLING } from './support.ts'

const offices = readOffices()
const presets = await Promise.all(PRESETS.map(async (entry) => ({ entry, preset: await entry.load() })))

describe('the presets', () => {
  it('are one for each office of the documents, in their order', () => {
    expect(PRESETS.map(({ code }) => code)).toEqual([...offices.keys()])
    expect(PRESETS).toHaveLength(27)
  })

  it('are found by their id', () => {
    expect(findPreset('bt')?.name).toBe('包头市政府办公室')
    expect(findPreset('zz')).toBeUndefined()
  })

  it('are named as outside of 政务信息 exactly where the documents say so, and in their title', () => {
    const outside = presets.filter(({ entry }) => !entry.isInScope)
    expect(outside.map(({ entry }) => entry.code)).toEqual(['SQ', 'NPC', 'CD', 'YC', 'GH', 'HB', 'MG'])
    for (const { entry, preset } of presets) {
      expect(preset.title.includes('（非政务信息：只沿用')).toBe(!entry.isInScope)
    }
  })

  it('set those seven no task, no points and no clock', () => {
    for (const { preset } of presets.filter(({ entry }) => !entry.isInScope)) {
      expect(preset.unstated).toEqual(expect.arrayContaining(['quotas', 'scoring', 'urgent', 'same_day']))
      expect(preset.remarks.length).toBeGreaterThan(0)
    }
  })
})

describe.each(presets)('the preset of $entry.code', ({ entry, preset }) => {
  const policy = policyOfPreset(preset, { version: 2, validFrom: NOW })
  const spoken = statementsOf(policy)

  it('passes the office door as it is', () => {
    expect(parse(policyDocument, policy)).toEqual({ ok: true, value: policy })
  })

  it('does not contradict itself, as the second version of an office', () => {
    const versions = [{ version: 1, validFrom: NOW - DAY }]
    expect(findPolicyProblems(policy, { closedUntil: NOW - DAY, versions })).toEqual([])
  })

  it('quotes its own document and literally', () => {
    expect(spoken.length).toBeGreaterThan(0)
    for (const { code, quote } of spoken) {
      expect(offices.get(entry.code)?.get(code)?.quote, code).toContain(quote)
    }
  })

  it('names for each rule the sentence that states it', () => {
    expect(rulesWithoutStatement(policy)).toEqual([])
  })

  it('says of every part without a rule that it is unsaid, and of no other', () => {
    const inWords = unstatedPartsOf(preset).filter((part) => !preset.unstated.includes(part))
    expect(preset.unstated.filter((part) => !unstatedPartsOf(preset).includes(part))).toEqual([])
    expect(inWords.filter((part) => part !== 'breakdown' && part !== 'commissions')).toEqual([])
  })
})

describe('nothing that an office asks for is left out', () => {
  const inScope = presets.filter(({ entry }) => entry.isInScope)

  it.each(inScope)('$entry.code', ({ entry, preset }) => {
    const asked = [...(offices.get(entry.code) ?? [])].filter(([, { kind }]) => ASKING_KINDS.includes(kind))
    const said = codesOf(preset)
    const missing = asked.map(([code]) => code).filter((code) => !said.has(code) && !TELLING.includes(code))
    expect(missing).toEqual([])
  })

  it('and what is left out as mere telling is in no preset', () => {
    const said = new Set(presets.flatMap(({ preset }) => [...codesOf(preset)]))
    expect(TELLING.filter((code) => said.has(code))).toEqual([])
  })
})

function rulesWithoutStatement({ categories, quotas, scoring, deadlines, signOff }: Policy) {
  const sameDay = deadlines.sameDay === null ? [] : [deadlines.sameDay]
  const written = categories.filter(
    ({ lengthLimit, structure }) => lengthLimit !== null || structure.length > 0,
  )
  const rules = [...written, ...quotas, ...scoring.rules, ...deadlines.urgent, ...sameDay, ...signOff]
  return rules.filter(({ statement }) => statement === null)
}
