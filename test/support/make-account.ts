import type { LocalAccount } from '../../src/field/local/rows.ts'
import { accountIdOf, unitIdOf } from './make-ids.ts'

/** The officer of 农业农村局 who is signed in on the phone. */
export function makeAccount(changes: Partial<LocalAccount> = {}): LocalAccount {
  return {
    accountId: accountIdOf(1),
    account: 'nongye01',
    displayName: '王采',
    role: 'officer',
    unitId: unitIdOf(1),
    unitName: '农业农村局',
    unitClassId: 'department',
    officeName: '望澜县人民政府办公室',
    ...changes,
  }
}
