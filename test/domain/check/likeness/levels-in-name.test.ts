import { describe, expect, it } from 'vitest'
import { levelsInName } from '../../../../src/domain/check/likeness/levels-in-name.ts'

describe('the levels that a text of an office may speak for', () => {
  it.each([
    ['望澜县人民政府办公室', '县'],
    ['信阳市人民政府办公室', '市'],
    ['湖南省统计局', '省'],
  ])('%s speaks for %s and what lies below', (name, level) => {
    expect(levelsInName(name)).toContain(level)
    expect(levelsInName(name)).toContain('乡')
  })

  it('of a county do not hold 我市 and 我区', () => {
    expect(levelsInName('望澜县人民政府办公室')).not.toMatch(/[市区省]/)
  })

  it('are all of them when the name tells none', () => {
    expect(levelsInName('信息科')).toContain('省')
  })
})
