import { describe, expect, it } from 'vitest'
import { importPolicy } from '../../../src/office/tasks/rules/import-policy.ts'
import { parseAmount } from '../../../src/office/tasks/rules/parse-amount.ts'
import { writeAt } from '../../../src/office/tasks/description/at-path.ts'
import { sayImportFault } from '../../../src/office/tasks/rules/say-import-fault.ts'
import chinese from '../../../src/office/tasks/words/zh-CN.json'
import common from '../../../src/ui/words/zh-CN.json'
import { fillMessage, findMessage } from '../../../src/ui/words/messages.ts'
import { unitIdOf } from '../../support/make-ids.ts'
import { makePolicy, makeQuota } from '../../support/make-policy.ts'

const words = { ...common, tasks: chinese }

function chineseOf(key: string, values?: Record<string, string | number> | number): string {
  const message = findMessage(words, key) ?? key
  return fillMessage(message, typeof values === 'number' ? { count: values } : values)
}

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
    expect(importPolicy(JSON.stringify(wrong))).toMatchObject({
      ok: false,
      fault: { place: 'quotas.0.minimum', reason: { kind: 'no_number', value: '十二' } },
    })
  })

  it('that lacks a part says which one', () => {
    const { scoring: _scoring, ...lacking } = policy
    expect(importPolicy(JSON.stringify(lacking))).toMatchObject({
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

describe('why a file of rules is not taken over', () => {
  const named = writeAt(policy, 'quotas.0', makeQuota())
  const context = { policy, units: [], people: [], t: chineseOf }

  const say = (document: unknown) => {
    const imported = importPolicy(JSON.stringify(document))
    return imported.ok ? 'taken over' : sayImportFault({ ...imported.fault, name: '规则.json' }, context)
  }

  it.each([
    ['title', '长'.repeat(15_000), '总则　文件名称：最长 200 字，现在 15000 字。'],
    ['quotas.0.filter.categories', ['nes'], '任务　动态和问题　信息类别：只能是：动态、'],
    ['quotas.0.scope', { kind: 'planet' }, '任务　动态和问题　给谁：只能是：一类单位、'],
    ['quotas.0.scope', null, '任务　动态和问题　给谁：这里应有分项的内容，现在是空的（null）。'],
    ['quotas.0.minimum', '十二', '任务　动态和问题　至少（篇）：要填数字，现在是“十二”。'],
    ['quotas.0.minimum', 2.5, '任务　动态和问题　至少（篇）：要填整数，现在是2.5。'],
    ['quotas.0.minimum', -1, '任务　动态和问题　至少（篇）：最小 0，现在是 -1。'],
    ['quotas.0.id', '', '任务　动态和问题　编号：不能空着。'],
    ['quotas.0.name', '名'.repeat(101), `任务　${'名'.repeat(30)}…　名称：最长 100 字，现在 101 字。`],
    ['quotas.0', 7, '任务'],
    ['hasQuantityTargets', 'yes', '总则　数量指标：要填是（true）或否（false），现在是“yes”。'],
    ['quotas', {}, '任务：这里应是一个列表，现在是一组内容。'],
    ['scoring.severalUses', { kind: 'highest_plus_share', percent: 5000 }, '其余各次按（%）：最大 1000'],
    ['unitClasses.0.name', 3, '单位类别　'],
  ])('%s: the place and the reason in the words of the screen', (path, value, sentence) => {
    expect(say(writeAt(named, path, value))).toContain(sentence)
    expect(say(writeAt(named, path, value))).not.toMatch(/quotas|scoring|tasks\.|"|categories|undefined/)
  })

  it('a row of a divided task is named by its number', () => {
    const parts = [{ holder: { kind: 'section', section: '办公室' }, minimum: '两' }]
    const breakdowns = [{ quotaId: 'monthly', unitId: unitIdOf(1), parts }]
    expect(say({ ...named, breakdowns })).toContain('各部分　第 1 条　至少（篇）：要填数字，现在是“两”。')
  })

  it('a part that is not there is named', () => {
    expect(say({ ...named, scoring: undefined })).toBe('“规则.json”里没有“计分”这一项。没有导入任何内容。')
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
    ['999999', whole, 999_999],
    ['9999999999', whole, undefined],
    ['-1000000', points, undefined],
    ['2.5', points, 2.5],
    ['-0.25', points, -0.25],
    ['－１．５', points, -1.5],
    ['1.234', points, undefined],
    ['', points, undefined],
  ])('%j is read as %j says', (text, kind, expected) => {
    expect(parseAmount(text, kind)).toBe(expected)
  })
})
