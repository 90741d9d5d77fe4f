import { beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick, type Component } from 'vue'
import type { Grade } from '../../../../src/domain/grade/grade.ts'
import GradeSteps from '../../../../src/field/components/quality/GradeSteps.vue'
import UnitGrades from '../../../../src/field/components/quality/UnitGrades.vue'
import type { ToldGrade } from '../../../../src/field/stores/grades.ts'
import { itemIdOf, NOW } from '../../../support/make-ids.ts'
import { draw, readText } from '../stand-ins.ts'

const office = vi.hoisted(() => ({ tell: (_grades: unknown) => {} }))
vi.mock('../../../../src/field/stores/grades.ts', () => ({
  followGrades: (onChange: (grades: unknown) => void) => {
    office.tell = onChange
    return () => undefined
  },
}))
beforeEach(() => (office.tell = () => undefined))

const poor: Grade = {
  number: 1,
  at: NOW,
  by: '编辑甲',
  sides: {
    structure: { mark: 'poor', reasons: ['confused'], words: '先说结果' },
    value: { mark: 'good', reasons: [], words: '' },
  },
}
const takenBack: Grade = { number: 2, at: NOW, by: '编辑乙', sides: {} }
const told = (n: number, ...grades: Grade[]): ToldGrade => ({
  itemId: itemIdOf(n),
  title: `稿件${n}`,
  grades,
})

async function drawTold(component: Component, grades: ToldGrade[] | undefined, props = {}) {
  const { wrapper } = await draw(component, { props: { now: NOW, ...props } })
  office.tell(grades)
  await nextTick()
  return wrapper
}

describe('稿件评价 beneath 去向', () => {
  it('says each side with its mark, reasons and words, by whom and when, the newest last', async () => {
    const wrapper = await drawTold(GradeSteps, [told(2, takenBack), told(1, poor, takenBack)], {
      id: itemIdOf(1),
    })
    const steps = wrapper.findAll('li')
    expect(steps).toHaveLength(2)
    expect(steps[0]?.text()).toMatch(/结构：差.*价值：好/)
    expect(steps[0]?.text()).toMatch(/结构：结构混乱 · 先说结果/)
    expect(steps[0]?.text()).toContain('编辑甲')
    expect(steps[1]?.text()).toContain('评价已收回')
    expect(steps[1]?.attributes('aria-current')).toBe('step')
    expect(readText(wrapper)).toContain('不计分，不排名')
  })

  it('is not there while nothing was said, or when it cannot be read', async () => {
    expect(readText(await drawTold(GradeSteps, [told(2, poor)], { id: itemIdOf(1) }))).toBe('')
    expect(readText(await drawTold(GradeSteps, undefined, { id: itemIdOf(1) }))).toBe('')
  })
})

describe('本单位稿件评价 for those who sign', () => {
  it('lists the unit’s items with what was said last', async () => {
    const wrapper = await drawTold(UnitGrades, [told(1, takenBack, poor), told(2, poor)])
    expect(wrapper.findAll('li').map((line) => line.text())).toEqual([
      expect.stringMatching(/稿件1.*结构：差.*以前评价过 1 次/),
      expect.stringMatching(/稿件2.*结构：差/),
    ])
  })

  it('says that there is none, that it is being read, and that it cannot be read', async () => {
    const { wrapper } = await draw(UnitGrades, { props: { now: NOW } })
    expect(wrapper.get('[role=status]').text()).not.toBe('')
    expect(readText(await drawTold(UnitGrades, []))).toContain('还没有评价过本单位的稿件')
    expect(readText(await drawTold(UnitGrades, undefined))).toContain('没有读到评价')
  })
})
