import { describe, expect, it } from 'vitest'
import { fieldOfRefusal, findFaults, type FirstRunForm } from '../../src/entry/first-run-form.ts'

const complete: FirstRunForm = {
  officeName: '望澜县人民政府办公室',
  periodicalName: '望澜政务信息',
  account: 'guanli',
  displayName: '周敏',
  password: 'wanglan-2026',
  passwordAgain: 'wanglan-2026',
}

describe('the form of the first run', () => {
  it('can be sent when it is complete', () => {
    expect(findFaults(complete)).toEqual({})
  })

  it.each<[string, Partial<FirstRunForm>, string[]]>([
    [
      'names of one character',
      { officeName: '县', periodicalName: ' 刊 ' },
      ['officeName', 'periodicalName'],
    ],
    ['a missing person', { displayName: ' ' }, ['displayName']],
    ['a Chinese account name', { account: '管理员' }, ['account']],
    [
      'a short password, and says nothing of its copy',
      { password: 'short', passwordAgain: '' },
      ['password'],
    ],
    ['two passwords', { passwordAgain: 'wanglan-2027' }, ['passwordAgain']],
    ['an endless password', { password: 'x'.repeat(129) }, ['password']],
  ])('finds %s', (_, changes, fields) => {
    expect(Object.keys(findFaults({ ...complete, ...changes }))).toEqual(fields)
  })

  it('puts refusals of the server where they belong', () => {
    expect(fieldOfRefusal('person.name_malformed')).toBe('account')
    expect(fieldOfRefusal('person.password_too_short')).toBe('password')
    expect(fieldOfRefusal('office.exists')).toBeUndefined()
  })
})
