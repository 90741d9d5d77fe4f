import { describe, expect, it } from 'vitest'
import { isPointAt } from '../../../src/domain/people/direct-point.ts'
import { canTakeOver, needsSuccessor, type Standing } from '../../../src/domain/people/handover.ts'
import { seatsAt, vacanciesOf, type RosterEntry } from '../../../src/domain/people/roster.ts'
import { accountIdOf, DAY, NOW, unitIdOf } from '../../support/make-ids.ts'

const entry = (number: number, changes: Partial<RosterEntry> = {}): RosterEntry => ({
  number,
  seatId: 'seat',
  unitId: unitIdOf(1),
  post: 'officer',
  name: `第${number}人`,
  duty: '',
  phone: '',
  accountId: null,
  from: NOW,
  note: '',
  filedBy: '管理员',
  filedAt: NOW,
  ...changes,
})
const namesAt = (entries: RosterEntry[], at: number) => seatsAt(entries, at).map(({ name }) => name)

describe('who holds a seat', () => {
  it('changes on the day that was filed, not on the day of the filing', () => {
    const entries = [entry(1, { from: NOW - DAY }), entry(2, { from: NOW + DAY })]
    expect([namesAt(entries, NOW), namesAt(entries, NOW + DAY)]).toEqual([['第1人'], ['第2人']])
  })

  it('is the person filed last of two for one day', () => {
    expect(namesAt([entry(2), entry(1)], NOW)).toEqual(['第2人'])
  })

  it('is nobody after the last one left, and that is a vacancy', () => {
    const held = seatsAt([entry(1), entry(2, { name: null })], NOW)
    expect([held, vacanciesOf(held)]).toEqual([[], ['leader', 'section_head', 'officer']])
  })

  it('is no vacancy while another officer is there', () => {
    const held = seatsAt([entry(1), entry(2, { name: null }), entry(3, { seatId: 'second' })], NOW)
    expect(vacanciesOf(held)).toEqual(['leader', 'section_head'])
  })
})

describe('who takes over', () => {
  const person = (number: number, changes: Partial<Standing> = {}): Standing => ({
    accountId: accountIdOf(number),
    role: 'officer',
    unitId: unitIdOf(1),
    isActive: true,
    ...changes,
  })

  it('is an active colleague of the unit', () => {
    expect(canTakeOver(person(1), person(2, { role: 'signer' }))).toBe(true)
    expect(canTakeOver(person(1), person(2, { unitId: unitIdOf(2) }))).toBe(false)
    expect(canTakeOver(person(1), person(2, { isActive: false }))).toBe(false)
    expect(canTakeOver(person(1), person(1))).toBe(false)
  })

  it('at the desk is somebody of the same role', () => {
    const editor = { role: 'editor', unitId: null } as const
    expect(canTakeOver(person(1, editor), person(2, editor))).toBe(true)
    expect(canTakeOver(person(1, editor), person(2, { ...editor, role: 'leader' }))).toBe(false)
  })

  it('need not be named for deputyships alone', () => {
    const work = { id: '1', title: '' }
    expect(needsSuccessor([{ ...work, kind: 'deputyship' }])).toBe(false)
    expect(needsSuccessor([{ ...work, kind: 'draft' }])).toBe(true)
  })
})

it('a direct-report point is one from its first day until its last', () => {
  const point = { from: NOW, until: NOW + DAY }
  expect([NOW - 1, NOW, NOW + DAY - 1, NOW + DAY].map((at) => isPointAt(point, at))).toEqual([
    false,
    true,
    true,
    false,
  ])
})
