import { describe, expect, it } from 'vitest'
import { findAnswerFault } from '../../../src/domain/commission/answer-length.ts'

const commission = {
  topic: '秋粮收购',
  outline: '一、收购进度\n二、农户意愿',
  category: 'problem' as const,
  wordsFrom: 20,
  wordsTo: 30,
}
const long = (characters: number) => '字'.repeat(characters)

describe('what an answer lacks against its commission', () => {
  it.each([
    ['the bare outline', '一、收购进度\n\n二、农户意愿', { code: 'outline' }],
    ['the bare outline with blanks', ' 一、收购进度\n二、农户意愿\n\n', { code: 'outline' }],
    ['too short', long(19), { code: 'short', by: 1 }],
    ['just long enough', long(20), undefined],
    ['just short enough', long(30), undefined],
    ['too long', long(33), { code: 'long', by: 3 }],
  ])('%s', (_what, body, fault) => {
    expect(findAnswerFault(body, commission)).toEqual(fault)
  })

  it('is no length where the commission states none', () => {
    const free = { ...commission, outline: '', wordsFrom: null, wordsTo: null }
    expect(findAnswerFault(long(3), free)).toBeUndefined()
    expect(findAnswerFault('', free)).toBeUndefined()
  })
})
