import { describe, expect, it } from 'vitest'
import FieldGlance from '../../src/field/FieldGlance.vue'
import { accountIdOf, NOW } from '../support/make-ids.ts'
import { makeMonth, makeRecord } from '../support/make-month.ts'
import { makePolicy, makeRule } from '../support/make-policy.ts'
import { draw, readText } from './components/stand-ins.ts'

describe('the first drawing', () => {
  it('shows the month as it stood last, and nothing that could be tapped before it works', async () => {
    const progress = makeMonth({
      policies: [makePolicy({ quotas: [makeRule({ id: 'news', categories: ['news'], minimum: 2 })] })],
      records: [makeRecord(1)],
    })
    const hint = { shape: 2 as const, accountId: accountIdOf(1), progress, confirmedAt: NOW }
    const { wrapper } = await draw(FieldGlance, { props: { hint } })
    expect(readText(wrapper)).toContain('已完成 1 篇，共 2 篇，待发 0 篇')
    expect(wrapper.findAll('button, a, input')).toHaveLength(0)
    expect(wrapper.get('section').attributes('aria-labelledby')).toBeDefined()
  })
})
