import { describe, expect, it } from 'vitest'
import { findPolicyProblems } from '../../../src/domain/policy/check-policy.ts'
import { policyOfPreset } from '../../../src/domain/policy/presets/preset.ts'
import { findPreset, PRESETS } from '../../../src/domain/policy/presets/preset-index.ts'
import { adoptPreset, guessMapping } from '../../../src/office/tasks/rules/adopt-preset.ts'

const own = [
  { id: 'town', name: '乡镇' },
  { id: 'department', name: '县直部门' },
]

async function load(id: string) {
  const rules = await findPreset(id)?.load()
  if (rules === undefined) throw new Error(`no preset ${id}`)
  return policyOfPreset(rules, { version: 1, validFrom: 0 })
}

describe('a preset in an office with classes of its own', () => {
  it('a class that stands for one of the office’s gives it its task', async () => {
    const adopted = adoptPreset(await load('dt'), own, { county: ['town'], department: ['department'] })
    const task = adopted.quotas.find(({ id }) => id === 'county-month')
    expect(task?.scope).toEqual({ kind: 'unit_class', unitClassId: 'town' })
    expect(task?.minimum).toBe(15)
  })

  it('a class that stands for none comes in beside the office’s own, under an id of its own', async () => {
    const adopted = adoptPreset(await load('dt'), own, {})
    expect(adopted.unitClasses).toEqual([
      ...own,
      { id: 'county', name: '县区' },
      { id: 'preset-department', name: '市直部门' },
      { id: 'stationed', name: '驻同单位' },
    ])
    const scopes = adopted.quotas.map(({ scope }) => scope)
    expect(scopes).toContainEqual({ kind: 'unit_class', unitClassId: 'preset-department' })
  })

  it('a class that stands for two gives each of them a task of its own', async () => {
    const adopted = adoptPreset(await load('dt'), own, { county: ['town', 'department'] })
    expect(adopted.quotas.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['county-month-town', 'county-month-department']),
    )
  })

  it('the one class of a document that names none is guessed to be all of the office’s', () => {
    expect(guessMapping([{ id: 'unit', name: '报送单位' }], own)).toEqual({ unit: ['town', 'department'] })
    expect(
      guessMapping(
        [
          { id: 'x', name: '乡镇' },
          { id: 'y', name: '企业' },
        ],
        own,
      ),
    ).toEqual({ x: ['town'], y: [] })
  })

  it.each(PRESETS.map(({ id }) => id))(
    '%s contradicts itself neither mapped nor as new classes',
    async (id) => {
      const preset = await load(id)
      const context = { closedUntil: null, versions: [] }
      for (const mapping of [{}, guessMapping(preset.unitClasses, own)]) {
        expect(findPolicyProblems(adoptPreset(preset, own, mapping), context)).toEqual([])
      }
    },
  )
})
