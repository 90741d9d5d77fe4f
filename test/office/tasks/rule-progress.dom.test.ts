import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { Month } from '../../../src/domain/calendar/month.ts'
import { NATIONAL_CALENDAR } from '../../../src/domain/calendar/working-calendar.ts'
import { ANY_RECORD, type QuotaRule } from '../../../src/domain/policy/quota-rule.ts'
import { progressOf } from '../../../src/domain/progress/progress-of.ts'
import RuleProgress from '../../../src/office/tasks/progress/RuleProgress.vue'
import tasks from '../../../src/office/tasks/words/zh-CN.json'
import { addMessages, createWords } from '../../../src/ui/words/words.ts'
import { NOW, unitIdOf } from '../../support/make-ids.ts'
import { makePolicy, makeQuota } from '../../support/make-policy.ts'

async function titleOf(changes: Partial<QuotaRule>): Promise<string> {
  const [line] = progressOf({
    policies: [{ ...makePolicy(), quotas: [makeQuota({ id: 'quota-3', ...changes })] }],
    holder: { kind: 'unit', unitId: unitIdOf(1), classId: 'department' },
    period: '2026-11' as Month,
    records: [],
    waiting: [],
    calendar: NATIONAL_CALENDAR,
    now: NOW,
  })
  if (line === undefined) throw new Error('no line')
  const words = createWords('zh-CN')
  await addMessages('tasks', { 'zh-CN': () => tasks, en: () => tasks })
  const card = mount(RuleProgress, {
    props: { line, persons: [], titles: {} },
    global: { plugins: [words] },
  })
  return card.get('h2, h3').text()
}

describe('a task in the progress of a unit', () => {
  it('is called by its name, and without one by what it counts, never by its id', async () => {
    expect(await titleOf({ name: '月任务' })).toBe('月任务')
    expect(await titleOf({ name: '' })).toBe('动态、问题')
    expect(await titleOf({ name: '', filter: ANY_RECORD })).toBe('信息')
  })
})
