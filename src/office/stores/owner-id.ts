import { shallowRef } from 'vue'
import type { AccountId } from '../../domain/ids.ts'

const accountId = shallowRef<AccountId>()

/** The account of whoever sits at this desk; set when the desk is taken, read by what tells own things from others'. */
export const useDeskOwnerId = () => accountId
