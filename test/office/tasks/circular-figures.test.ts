import { describe, expect, it } from 'vitest'
import { figureOf, printFigure } from '../../../src/domain/figures/figure.ts'
import { fillTemplate } from '../../../src/domain/figures/fill-template.ts'
import { floorToTens } from '../../../src/domain/figures/round-count.ts'
import { circularFigures } from '../../../src/office/tasks/circular/circular-figures.ts'
import { USUAL_TEMPLATE } from '../../../src/office/tasks/circular/usual-template.ts'
import type { CountyProgressAnswer } from '../../../src/protocol/desk-progress.ts'

const unit = (unitName: string, reported: number, adopted: number, rank: number) =>
  ({ unitName, classId: 'town', reported, adopted, rank: { reported: rank } }) as never

const progress = (changes: Partial<CountyProgressAnswer> = {}) =>
  ({
    policyVersion: 2,
    hasQuantityTargets: true,
    units: [unit('上屏镇', 4, 1, 2), unit('鹭沙乡', 30, 11, 1), unit('石桥镇', 0, 0, 3)],
    reported: 34,
    adopted: 12,
    completion: { met: 1, tasks: 3 },
    participation: { reported: { taking: 2, units: 3 }, adopted: { taking: 2, units: 3 } },
    ...changes,
  }) as unknown as CountyProgressAnswer

const fill = (template: string, changes: Partial<CountyProgressAnswer> = {}, before?: CountyProgressAnswer) =>
  fillTemplate(
    template,
    circularFigures({
      progress: progress(changes),
      before,
      periodWords: '2026年11月',
      dayWords: '2026年11月30日',
      classNameById: new Map([['town', '乡镇']]),
    }),
  )

describe('a circular', () => {
  it('states what was reported and adopted, each unit by its rank, and who sent nothing', () => {
    const text = fill(USUAL_TEMPLATE)
    expect(text).toContain('3个单位中，2个单位报送信息34篇，参与率67%；采用12篇，采用率35%。')
    expect(text).toContain('乡镇：\n第1名　鹭沙乡　报送30篇，采用11篇\n第2名　上屏镇　报送4篇，采用1篇')
    expect(text).toContain('三、没有报送的单位\n石桥镇')
    expect(text).toContain('依据规则第2版统计')
  })

  it('with an empty figure is refused, and names it', () => {
    expect(fill(USUAL_TEMPLATE, { reported: 0, adopted: 0, units: [] })).toEqual({
      status: 'rejected',
      code: 'figure.empty',
      names: ['采用率', '各单位'],
    })
    expect(fill('{{报送}}{{奖金}}')).toMatchObject({ code: 'figure.empty', names: ['奖金'] })
    expect(fill('{{任务完成率}}', { hasQuantityTargets: false })).toMatchObject({ names: ['任务完成率'] })
  })

  it('carries a bound on: of 30余篇 12 are less than 40%', () => {
    expect(fill('{{报送约数}}，采用率{{采用率约数}}')).toBe('30余篇，采用率近40%')
  })

  it('says what changed since the period before, and nothing where that is not known', () => {
    expect(fill('{{报送增减}}', {}, progress({ reported: 30 }))).toBe('增加4篇')
    expect(fill('{{报送增减}}', {}, progress())).toBe('持平')
    expect(fill('{{报送增减}}')).toMatchObject({ code: 'figure.empty', names: ['报送增减'] })
  })
})

describe('a count that is rounded', () => {
  it.each([
    [34, '30余篇'],
    [30, '30篇'],
    [7, '7篇'],
    [0, '0篇'],
  ])('%i is %s', (count, printed) => {
    expect(printFigure(floorToTens(figureOf(count, '篇')))).toBe(printed)
  })
})
