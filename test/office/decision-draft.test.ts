import { describe, expect, it } from 'vitest'
import { newDraft, toDecision, type DecisionDraft } from '../../src/office/stores/decision-draft.ts'
import { decision } from '../../src/protocol/desk.ts'
import { parse } from '../../src/protocol/parse.ts'
import { commandIdOf, itemIdOf, periodicalIdOf } from '../support/make-ids.ts'

const id = commandIdOf(1)

describe('a decision on its way from the dialog to the wire', () => {
  it.each<[string, Partial<DecisionDraft>]>([
    ['adopted', { type: 'adopted', periodicalId: periodicalIdOf(1), issue: ' 37 ' }],
    ['returned', { type: 'returned', reason: 'incomplete', words: ' 请补数字 ' }],
    ['reserved', { type: 'reserved', reserveReason: 'composite' }],
    ['not_used', { type: 'not_used', reason: 'outdated' }],
  ])('%s has the agreed shape', (type, changes) => {
    const made = toDecision({ ...newDraft(itemIdOf(1), 'adopted', 3), ...changes }, id)
    expect(made).toMatchObject({ type, id, baseRev: 3 })
    expect(parse(decision, made)).toMatchObject({ ok: true, value: made })
  })

  it('the issue is a number, words lose their edges', () => {
    const adopted = { ...newDraft(itemIdOf(1), 'adopted', 1), periodicalId: periodicalIdOf(1), issue: ' 37 ' }
    expect(toDecision(adopted, id)).toMatchObject({ issue: 37 })
    expect(
      toDecision({ ...newDraft(itemIdOf(1), 'reserved', 1), reserveReason: 'moment', words: ' 留用\n' }, id),
    ).toMatchObject({
      words: '留用',
    })
  })

  it.each<[string, Partial<DecisionDraft>]>([
    ['periodicalId', { type: 'adopted', issue: '37' }],
    ['issue', { type: 'adopted', periodicalId: periodicalIdOf(1), issue: '' }],
    ['issue', { type: 'adopted', periodicalId: periodicalIdOf(1), issue: '0' }],
    ['issue', { type: 'adopted', periodicalId: periodicalIdOf(1), issue: '三十' }],
    ['reason', { type: 'returned', words: '话写了，原因没有选' }],
    ['reason', { type: 'not_used' }],
    ['reason', { type: 'reserved', words: '话写了，原因没有选' }],
  ])('names %s when that is missing', (missing, changes) => {
    expect(toDecision({ ...newDraft(itemIdOf(1), 'adopted', 1), ...changes }, id)).toEqual({ missing })
  })
})
