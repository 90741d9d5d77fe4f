import { describe, expect, it } from 'vitest'
import type { Receipt } from '../../src/domain/receipt.ts'
import { belongsTo, insertLine, mergeHead } from '../../src/office/stores/loaded-lines.ts'
import type { DeskLine } from '../../src/protocol/desk.ts'
import { itemIdOf, NOW } from '../support/make-ids.ts'

describe('the newest page laid over what is loaded', () => {
  it('puts new lines in front and keeps older pages with their end', () => {
    const loaded = { lines: lines(5, 4, 3, 2, 1), next: 'b' }
    const merged = mergeHead(loaded, { lines: lines(7, 6, 5), next: 'a' })
    expect([numbers(merged.lines), merged.next]).toEqual([[7, 6, 5, 4, 3, 2, 1], 'b'])
  })

  it('drops lines in its range that it does not name: they have left the list', () => {
    const loaded = { lines: lines(5, 4, 3, 2, 1), next: 'b' }
    const merged = mergeHead(loaded, { lines: lines(5, 3), next: 'a' })
    expect([numbers(merged.lines), merged.next]).toEqual([[5, 3, 2, 1], 'b'])
  })

  it('takes its own state of a line', () => {
    const merged = mergeHead(
      { lines: [makeLine(1, { rev: 1 })], next: null },
      { lines: [makeLine(1, { rev: 2 })], next: 'a' },
    )
    expect(merged.lines.map((line) => line.rev)).toEqual([2])
  })

  it('without a line in common there may be a hole, so older pages are asked for again', () => {
    const merged = mergeHead({ lines: lines(3, 2, 1), next: null }, { lines: lines(9, 8, 7), next: 'a' })
    expect([numbers(merged.lines), merged.next]).toEqual([[9, 8, 7], 'a'])
  })

  it('is all there is when nothing follows it', () => {
    const merged = mergeHead({ lines: lines(3, 2, 1), next: 'b' }, { lines: lines(2), next: null })
    expect([numbers(merged.lines), merged.next]).toEqual([[2], null])
  })

  it('of an empty list is the list', () => {
    const merged = mergeHead({ lines: [], next: null }, { lines: lines(2, 1), next: 'a' })
    expect([numbers(merged.lines), merged.next]).toEqual([[2, 1], 'a'])
  })
})

describe('a line that comes back', () => {
  it('finds its place by its receipt, month first, then the running number as a number', () => {
    const loaded = [makeLine(12_000), makeLine(9_999), makeLine(3)]
    expect(numbers(insertLine({ lines: loaded, next: 'a' }, makeLine(10_000)))).toEqual([
      12_000, 10_000, 9_999, 3,
    ])
    const december = makeLine(1, { receipt: '2026-12-0001' as Receipt })
    expect(insertLine({ lines: loaded, next: 'a' }, december)[0]).toBe(december)
  })

  it('waits for its page when that is not loaded, and closes the list when all is', () => {
    expect(numbers(insertLine({ lines: lines(5, 4), next: 'a' }, makeLine(1)))).toEqual([5, 4])
    expect(numbers(insertLine({ lines: lines(5, 4), next: null }, makeLine(1)))).toEqual([5, 4, 1])
  })
})

it('in the queue a line finds its place by urgency, then by the day it is wanted, then the newest first', () => {
  const [urgent, wanted] = [makeLine(7, { category: 'urgent' }), makeLine(6, { dueAt: NOW })]
  const loaded = { lines: [urgent, wanted, makeLine(4), makeLine(2)], next: null }
  const place = (line: DeskLine) =>
    numbers(insertLine(loaded, line, 'queue')).indexOf(Number(line.receipt.slice(8)))
  expect(place(makeLine(9, { category: 'urgent' }))).toBe(0)
  expect(place(makeLine(9, { dueAt: NOW - 1 }))).toBe(1)
  expect(place(makeLine(3))).toBe(3)
  expect(place(makeLine(9))).toBe(2)
  expect(place(makeLine(1))).toBe(4)
})

it('each status stands under one tab, and under all', () => {
  expect(belongsTo('open', 'registered')).toBe(true)
  expect(belongsTo('open', 'reserved')).toBe(false)
  expect(belongsTo('adopted', 'merged')).toBe(true)
  expect(belongsTo('returned', 'returned')).toBe(true)
  expect(belongsTo('returned', 'not_used')).toBe(false)
  expect(belongsTo('all', 'draft')).toBe(true)
})

function makeLine(n: number, changes: Partial<DeskLine> = {}): DeskLine {
  return {
    id: itemIdOf(n),
    rev: 1,
    title: `第${n}篇`,
    category: 'news',
    unitName: '农业农村局',
    authorName: '王采',
    receipt: `2026-11-${String(n).padStart(4, '0')}` as Receipt,
    receivedAt: NOW,
    status: 'registered',
    characters: 100,
    photos: 0,
    photosToCome: 0,
    siblings: 0,
    claimedBy: null,
    dueAt: null,
    ...changes,
  }
}

const lines = (...all: number[]) => all.map((n) => makeLine(n))
const numbers = (all: DeskLine[]) => all.map((line) => Number(line.receipt.slice(8)))
