import { describe, expect, it } from 'vitest'
import { isUnitRole, OFFICE_ROLES, ROLES, UNIT_ROLES } from '../../../src/domain/people/role.ts'

describe('the roles', () => {
  it('belong either to a unit or to the office, never to both', () => {
    expect([...UNIT_ROLES, ...OFFICE_ROLES].sort()).toEqual([...ROLES].sort())
    expect(ROLES.filter(isUnitRole)).toEqual(['officer', 'reviewer', 'signer'])
  })
})
