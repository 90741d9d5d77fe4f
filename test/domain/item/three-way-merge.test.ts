import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findChangedParts } from '../../../src/domain/compare/changed-parts.ts'
import { ITEM_LIMITS } from '../../../src/domain/item/item-text.ts'
import { mergeThreeWays } from '../../../src/domain/item/three-way-merge.ts'
import type { WrittenText } from '../../../src/domain/item/written-text.ts'
import { noteIdOf } from '../../support/make-ids.ts'
import { makeNote, makeText } from '../../support/make-item.ts'

const write = (
  changes: Parameters<typeof makeText>[0] = {},
  notes: WrittenText['notes'] = [],
): WrittenText => ({
  text: makeText(changes),
  notes,
})
const body = (...paragraphs: string[]) => paragraphs.join('\n')
const base = write({ body: body('一', '二', '三', '四') })

const merge = (ours: WrittenText, theirs: WrittenText) => mergeThreeWays({ base, ours, theirs })
const mergeBodies = (ours: string[], theirs: string[]) =>
  merge(write({ body: body(...ours) }), write({ body: body(...theirs) }))?.text.body.split('\n')

describe('two corrections of one text', () => {
  it('in different fields both survive', () => {
    const ours = { ...base, text: { ...base.text, title: '新题', eventAt: null } }
    const theirs = { ...base, text: { ...base.text, place: '上屏镇', category: 'problem' as const } }
    expect(merge(ours, theirs)?.text).toEqual({
      ...base.text,
      title: '新题',
      eventAt: null,
      place: '上屏镇',
      category: 'problem',
    })
  })

  it.each([
    ['title', '甲', '乙'],
    ['place', '甲', '乙'],
    ['category', 'news', 'problem'],
    ['eventAt', 1, 2],
  ] as const)('of the same %s touch', (field, one, other) => {
    const changed = (value: unknown) => ({
      ...base,
      text: { ...base.text, category: 'experience' as const, [field]: value },
    })
    const from = { ...base, text: { ...base.text, category: 'experience' as const } }
    expect(mergeThreeWays({ base: from, ours: changed(one), theirs: changed(other) })).toBeUndefined()
    expect(mergeThreeWays({ base: from, ours: changed(one), theirs: changed(one) })).toEqual(changed(one))
  })

  it.each<[string, string[], string[], string[] | undefined]>([
    [
      'different paragraphs',
      ['一改', '二', '三', '四'],
      ['一', '二', '三', '四改'],
      ['一改', '二', '三', '四改'],
    ],
    [
      'neighbouring paragraphs',
      ['一', '二改', '三', '四'],
      ['一', '二', '三改', '四'],
      ['一', '二改', '三改', '四'],
    ],
    [
      'a paragraph split in two and one crossed out',
      ['一', '二', '三', '四上', '四下'],
      ['二', '三', '四'],
      ['二', '三', '四上', '四下'],
    ],
    [
      'a start and an end',
      ['〇', '一', '二', '三', '四'],
      ['一', '二', '三', '四', '五'],
      ['〇', '一', '二', '三', '四', '五'],
    ],
    ['the same paragraph', ['一', '二改', '三', '四'], ['一', '二也改', '三', '四'], undefined],
    ['two additions at one place', ['一', '甲', '二', '三', '四'], ['一', '乙', '二', '三', '四'], undefined],
    [
      'an addition beside a rewritten paragraph',
      ['一', '甲', '二', '三', '四'],
      ['一改', '二', '三', '四'],
      undefined,
    ],
    ['everything, half by each', ['一', '二'], ['三', '四'], undefined],
    ['a paragraph crossed out and rewritten', ['一', '三', '四'], ['一', '二改', '三', '四'], undefined],
  ])('of %s', (_what, ours, theirs, joined) => {
    expect(mergeBodies(ours, theirs)).toEqual(joined)
    expect(mergeBodies(theirs, ours)).toEqual(joined)
  })

  it('that together grow beyond the bound of a text touch', () => {
    const long = '长'.repeat(ITEM_LIMITS.bodyCharacters / 2)
    expect(mergeBodies([long, '一', '二', '三', '四'], ['一', '二', '三', '四', long])).toBeUndefined()
  })

  it('of bodies too long and too different to compare are left to people', () => {
    const lines = (mark: string) => Array.from({ length: 1500 }, (_, place) => `${mark}${place}`)
    expect(findChangedParts(lines('a'), lines('b'))).toBeUndefined()
  })
})

describe('notes', () => {
  const [one, two, three] = [1, 2, 3].map((n) => makeNote({ id: noteIdOf(n), writtenAt: n }))
  if (one === undefined || two === undefined || three === undefined) throw new Error('three notes are needed')
  const from = write({}, [one, two])
  const join = (ours: WrittenText['notes'], theirs: WrittenText['notes']) =>
    mergeThreeWays({ base: from, ours: write({}, ours), theirs: write({}, theirs) })?.notes

  it('added on both sides all stay, as they were written', () => {
    const later = makeNote({ id: noteIdOf(4), writtenAt: 4 })
    expect(join([one, two, later], [one, two, three])).toEqual([one, two, three, later])
  })

  it('taken away on one side go, changed on the other stay changed', () => {
    const changed = { ...two, text: '补记' }
    expect(join([two], [one, changed])).toEqual([changed])
  })

  it('changed on both sides, or changed here and taken away there, touch', () => {
    expect(join([{ ...one, text: '甲' }, two], [{ ...one, text: '乙' }, two])).toBeUndefined()
    expect(join([{ ...one, text: '甲' }, two], [two])).toBeUndefined()
  })

  it('put into another order on one side stay in it', () => {
    expect(join([two, one], [one, two])).toEqual([two, one])
  })

  it('beyond their number touch', () => {
    const many = (start: number) =>
      Array.from({ length: 30 }, (_, n) => makeNote({ id: noteIdOf(start + n), writtenAt: start + n }))
    expect(join([one, two, ...many(100)], [one, two, ...many(200)])).toBeUndefined()
  })
})

const line = fc.constantFrom('甲', '乙', '丙', '丁', '')
const text = fc.array(line, { minLength: 1, maxLength: 7 }).map((lines) => lines.join('\n'))
const writing = fc.record({ title: line, body: text, place: line }).map((changes) => write(changes))

describe('whatever three texts there are', () => {
  it('a side that changed nothing gives way whole to the other', () => {
    fc.assert(
      fc.property(writing, writing, (from, changed) => {
        expect(mergeThreeWays({ base: from, ours: from, theirs: changed })).toEqual(changed)
        expect(mergeThreeWays({ base: from, ours: changed, theirs: from })).toEqual(changed)
        expect(mergeThreeWays({ base: from, ours: changed, theirs: changed })).toEqual(changed)
      }),
    )
  })

  it('it makes no difference who is asked first', () => {
    fc.assert(
      fc.property(writing, writing, writing, (from, ours, theirs) => {
        expect(mergeThreeWays({ base: from, ours, theirs })).toEqual(
          mergeThreeWays({ base: from, ours: theirs, theirs: ours }),
        )
      }),
    )
  })

  it('no line is invented, and none that a side added is lost', () => {
    fc.assert(
      fc.property(text, text, text, (from, ours, theirs) => {
        const joined = mergeThreeWays({
          base: write({ body: from }),
          ours: write({ body: ours }),
          theirs: write({ body: theirs }),
        })
        if (joined === undefined) return
        const lines = joined.text.body.split('\n')
        for (const each of lines) expect([...ours.split('\n'), ...theirs.split('\n')]).toContain(each)
        for (const side of [ours, theirs]) {
          for (const each of new Set(side.split('\n'))) {
            if (!from.split('\n').includes(each)) expect(lines).toContain(each)
          }
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('rewritten paragraphs that are not the same ones all survive, in their places', () => {
    const places = fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 8 })
    fc.assert(
      fc.property(places, fc.nat(8), (chosen, cut) => {
        const paragraphs = Array.from({ length: 12 }, (_, place) => `第${place}段`)
        const rewrite = (which: number[], by: string) =>
          paragraphs.map((paragraph, place) => (which.includes(place) ? `${by}${place}` : paragraph))
        const [mine, yours] = [chosen.slice(0, cut), chosen.slice(cut)]
        const joined = mergeThreeWays({
          base: write({ body: body(...paragraphs) }),
          ours: write({ body: body(...rewrite(mine, '我')) }),
          theirs: write({ body: body(...rewrite(yours, '你')) }),
        })
        const expected = rewrite(mine, '我').map((each, place) =>
          yours.includes(place) ? `你${place}` : each,
        )
        expect(joined?.text.body.split('\n')).toEqual(expected)
      }),
    )
  })

  it('the changed parts of two lists turn the one into the other', () => {
    fc.assert(
      fc.property(fc.array(line), fc.array(line), (before, after) => {
        const built: string[] = []
        let place = 0
        for (const { start, end, parts } of findChangedParts(before, after) ?? []) {
          built.push(...before.slice(place, start), ...parts)
          place = end
        }
        expect([...built, ...before.slice(place)]).toEqual(after)
      }),
    )
  })
})
