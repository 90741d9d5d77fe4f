import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CATEGORIES } from '../../src/domain/category.ts'
import { DELIVERY_STATUSES } from '../../src/domain/item/delivery.ts'
import { RETURN_REASONS } from '../../src/domain/item/return-reason.ts'
import { WORK_STATUSES } from '../../src/domain/item/work-state.ts'
import { ADOPTION_FORMS } from '../../src/domain/periodical.ts'
import { ROLES } from '../../src/domain/people/role.ts'
import { FIGURE_REFUSAL_CODES } from '../../src/domain/figures/refusal.ts'
import { REFUSAL_CODES } from '../../src/protocol/codes.ts'
import { DESK_FILTERS } from '../../src/protocol/desk.ts'

const EVENT_TYPES = [
  'submitted',
  'resubmitted',
  'photos_complete',
  'adopted',
  'returned',
  'reserved',
  'not_used',
  'merged',
]

/** Each room's words by the path under which screens ask for them; the common ones stand at the root. */
const ROOMS: { room: string; folder: string; part?: string; locales?: string[] }[] = [
  { room: '', folder: 'src/ui/words' },
  // What nobody meets before the first screen stands comes later; English comes as a whole.
  { room: 'refusal', folder: 'src/ui/words', part: 'refusals.', locales: ['zh-CN'] },
  { room: 'arithmetic', folder: 'src/ui/words', part: 'arithmetic.' },
  { room: 'entry', folder: 'src/entry/words' },
  { room: 'field', folder: 'src/field/words' },
  // What the first drawing does not need comes later; English comes later as a whole.
  { room: 'field', folder: 'src/field/words', part: 'later.', locales: ['zh-CN'] },
  { room: 'figures', folder: 'src/field/words', part: 'figures.' },
  { room: 'commissions', folder: 'src/field/words', part: 'commissions.' },
  { room: 'joint', folder: 'src/field/words', part: 'joint.' },
  { room: 'keyPoints', folder: 'src/field/words', part: 'key-points.' },
  { room: 'leads', folder: 'src/field/words', part: 'leads.' },
  { room: 'reviews', folder: 'src/field/words', part: 'reviews.' },
  { room: 'board', folder: 'src/field/words', part: 'board.' },
  { room: 'handover', folder: 'src/field/words', part: 'handover.' },
  { room: 'quality', folder: 'src/field/words', part: 'quality.' },
  { room: 'office', folder: 'src/office/words' },
  { room: 'office', folder: 'src/office/words', part: 'uses.' },
  // Only the desk decides on uses and composites: a phone does not fetch the sentences of its refusals.
  { room: 'refusal', folder: 'src/office/words', part: 'refusals.' },
  { room: 'uses', folder: 'src/office/uses/words' },
  { room: 'tasks', folder: 'src/office/tasks/words' },
  { room: 'grading', folder: 'src/office/quality/words' },
  { room: 'garden', folder: 'src/office/garden/words' },
  { room: 'commissioning', folder: 'src/office/commissions/words' },
  { room: 'publishing', folder: 'src/office/key-points/words' },
  { room: 'lead-desk', folder: 'src/office/leads/words' },
  { room: 'audit', folder: 'src/office/audit/words' },
  { room: 'clues', folder: 'src/office/clues/words' },
  { room: 'contacts', folder: 'src/office/contacts/words' },
  { room: 'backlog', folder: 'src/office/backlog/words' },
  { room: 'calendar', folder: 'src/office/calendar/words' },
  { room: 'demands', folder: 'src/office/demands/words' },
  { room: 'topics', folder: 'src/office/topics/words' },
  { room: 'roster', folder: 'src/office/people/words' },
]

const chinese = readAll('zh-CN')
const english = readAll('en')

describe('the words of the screens', () => {
  it('Chinese and English have the same keys', () => {
    expect([...chinese.keys()].filter((key) => !english.has(key))).toEqual([])
    expect([...english.keys()].filter((key) => !chinese.has(key))).toEqual([])
  })

  it('no sentence is empty, and both languages name the same values', () => {
    for (const [key, words] of chinese) {
      expect(words.trim(), key).not.toBe('')
      // A plural may leave the number out where it is one.
      const spoken = namesIn(english.get(key)?.split(' | ').at(-1) ?? '')
      expect(spoken, key).toEqual(namesIn(words))
    }
  })

  it('no sentence trips over the signs that mean something to the message compiler', () => {
    for (const [key, words] of [...chinese, ...english]) expect(words, key).not.toMatch(/[@$]|\{\s*\}/)
    for (const [key, words] of chinese) expect(words, key).not.toContain('|')
  })

  it.each([
    ['category', CATEGORIES],
    ['work', WORK_STATUSES],
    ['delivery', DELIVERY_STATUSES],
    ['reason', RETURN_REASONS],
    ['form', ADOPTION_FORMS],
    ['role', ROLES],
    ['event', EVENT_TYPES],
    ['office.list.filters', DESK_FILTERS],
    ['refusal', REFUSAL_CODES],
    ['refusal', FIGURE_REFUSAL_CODES],
    ['refusal', ['network', 'unknown']],
  ])('%s has words for each of its values', (room, values) => {
    expect(values.filter((value) => !chinese.has(`${room}.${value}`))).toEqual([])
  })

  it('the names that manuals and tests rely on stand as the product has them', () => {
    expect(CATEGORIES.map((value) => chinese.get(`category.${value}`)).join(' ')).toBe(
      '动态 综合 经验 问题 调研 建议 紧急 线索',
    )
    expect(WORK_STATUSES.map((value) => chinese.get(`work.${value}`)).join(' ')).toBe(
      '草稿 待审核 待签发 已登记 在编 已采用 已并入综合稿 已综合 备用 未采用 已退回',
    )
    expect(DELIVERY_STATUSES.map((value) => chinese.get(`delivery.${value}`)).join('，')).toBe(
      '仅在本机，待发，发送中，照片待传 {count} 张，已送达，已备份，需处理',
    )
    expect(
      ['adopted', 'returned', 'reserved', 'not_used'].map((type) => chinese.get(`office.decide.${type}`)),
    ).toEqual(['采用', '退回', '备用', '不采用'])
    expect(chinese.get('entry.account')).toBe('账号')
    expect(chinese.get('entry.password')).toBe('密码')
    expect(chinese.get('entry.signIn.submit')).toBe('登录')
    expect(chinese.get('app.secrecy')).toBe('涉密不上网，上网不涉密')
  })

  it('every key that a screen names outright exists', () => {
    const named = sourcesBelow('src').flatMap((path) => {
      const source = readFileSync(path, 'utf8')
      return [...source.matchAll(/\bt\(\s*'([a-zA-Z-]+(?:\.[\w-]+)+)'/g)].map((match) => ({
        path,
        key: match[1] ?? '',
      }))
    })
    expect(named.length).toBeGreaterThan(100)
    expect(named.filter(({ key }) => !chinese.has(key))).toEqual([])
  })

  it('nothing is said that no code says', () => {
    const code = sourcesBelow('src')
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n')
    const whole = new Set(Array.from(code.matchAll(/['"`]([\w-]+(?:\.[\w-]+)+)['"`]/g), ([, key]) => key))
    const patterns = patternsIn(code)
    // Which refusals there are the office says, and a test of the codes; languages are named by their own list.
    const isNamedElsewhere = (key: string) => /^(refusal|language)\./.test(key)
    const isSaid = (key: string) => whole.has(key) || patterns.some((pattern) => pattern.test(key))
    expect([...chinese.keys()].filter((key) => !isSaid(key) && !isNamedElsewhere(key))).toEqual([])
  })
})

/** Keys that the code puts together: `work.${status}` is any key below `work`. */
function patternsIn(code: string): RegExp[] {
  return Array.from(code.matchAll(/`([\w.-]*(?:\$\{[^`]*?\}[\w.-]*)+)`/g), ([, written = '']) =>
    written.split(/\$\{.*?\}/),
  )
    .filter((parts) => parts.every((part) => /^[\w.-]*$/.test(part)))
    .filter(([first = '', ...rest]) => first.length > 1 && [first, ...rest].join('').includes('.'))
    .map((parts) => new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('[\\w.-]+')}$`))
}

function readAll(locale: string): Map<string, string> {
  return new Map(
    ROOMS.filter(({ locales = [locale] }) => locales.includes(locale)).flatMap(
      ({ room, folder, part = '' }) => {
        const messages: unknown = JSON.parse(readFileSync(join(folder, `${part}${locale}.json`), 'utf8'))
        return flatten(messages, room)
      },
    ),
  )
}

function flatten(messages: unknown, prefix: string): [string, string][] {
  if (typeof messages === 'string') return [[prefix, messages]]
  return Object.entries(messages as Record<string, unknown>).flatMap(([key, value]) =>
    flatten(value, prefix === '' ? key : `${prefix}.${key}`),
  )
}

/** English names months where Chinese numbers them. */
function namesIn(words: string): string[] {
  return [...new Set([...words.matchAll(/\{(\w+?)(?:Name)?\}/g)].map((match) => match[1] ?? ''))].sort()
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(vue|ts)$/.test(name) && !/^(server|setup)\b/.test(name))
    .map((name) => join(folder, name))
}
