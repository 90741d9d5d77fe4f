/** 信息员, 科室负责人, 主要领导, 编辑, 管理员, 领导. */
export const ROLES = ['officer', 'reviewer', 'signer', 'editor', 'admin', 'leader'] as const
export type Role = (typeof ROLES)[number]

/** Roles that belong to a reporting unit and use the phone; the others belong to the office and use the desk. */
export const UNIT_ROLES = ['officer', 'reviewer', 'signer'] as const satisfies readonly Role[]
export const OFFICE_ROLES = ['editor', 'admin', 'leader'] as const satisfies readonly Role[]

export function isUnitRole(role: Role): role is (typeof UNIT_ROLES)[number] {
  return (UNIT_ROLES as readonly Role[]).includes(role)
}
