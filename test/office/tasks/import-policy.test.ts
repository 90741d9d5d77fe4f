import { describe, expect, it } from 'vitest'
import { importPolicy } from '../../../src/office/tasks/rules/import-policy.ts'
import { parseAmount } from '../../../src/office/tasks/rules/parse-amount.ts'
import { makePolicy } from '../../support/make-policy.ts'

const policy = makePolicy()
const file = JSON.stringify(policy, undefined, 2)

describe('a file of rules', () => {
  it('comes back as it went out, also when an editor has put a mark before it', () => {
    expect(importPolicy(file)).toEqual({ ok: true, policy })
    expect(importPolicy(`\uFEFF${file}`)).toEqual({ ok: true, policy })
  })

  it('that breaks off says at which line', () => {
    const broken = importPolicy(file.slice(0, file.indexOf('"quotas"')))
    expect(broken).toMatchObject({ ok: false, fault: { kind: 'no_json' } })
    const line = file.slice(0, file.indexOf('"quotas"')).split('\n').length
    expect(broken).toMatchObject({ fault: { line } })
  })

  it('with a value that cannot stand there says where, what is expected and what it has', () => {
    const wrong = { ...policy, quotas: policy.quotas.map((quota) => ({ ...quota, minimum: '十二' })) }
    expect(importPolicy(JSON.stringify(wrong))).toEqual({
      ok: false,
      fault: { kind: 'no_policy', place: 'quotas.0.minimum', expected: 'number', received: '"十二"' },
    })
  })

  it('that lacks a part says which one', () => {
    const { scoring: _scoring, ...lacking } = policy
    expect(importPolicy(JSON.stringify(lacking))).toEqual({
      ok: false,
      fault: { kind: 'missing', place: 'scoring' },
    })
  })

  it('that is something else altogether is refused', () => {
    expect(importPolicy('"采风"')).toMatchObject({ ok: false, fault: { kind: 'no_policy', place: '' } })
    expect(importPolicy('[]')).toMatchObject({ ok: false, fault: { kind: 'missing' } })
    expect(importPolicy('采风')).toMatchObject({ ok: false, fault: { kind: 'no_json' } })
  })
})

describe('a typed number', () => {
  const whole = { isWhole: true, isOptional: true }
  const points = { isWhole: false, isOptional: false }

  it.each([
    ['12', whole, 12],
    [' 12 ', whole, 12],
    ['１２', whole, 12],
    ['', whole, null],
    ['0', whole, 0],
    ['-1', whole, undefined],
    ['1.5', whole, undefined],
    ['十二', whole, undefined],
    ['2.5', points, 2.5],
    ['-0.25', points, -0.25],
    ['－１．５', points, -1.5],
    ['1.234', points, undefined],
    ['', points, undefined],
  ])('%j is read as %j says', (text, kind, expected) => {
    expect(parseAmount(text, kind)).toBe(expected)
  })
})
