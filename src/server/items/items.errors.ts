import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const ITEM_REFUSALS = {
  'item.unknown': { status: 404, message: 'There is no such item.' },
  'item.changed': { status: 409, message: 'The item has changed since it was read.' },
  'command.conflict_key': { status: 409, message: 'This id was used for something else.' },
} as const satisfies RefusalTexts

export const refuseItem = createRefusals(ITEM_REFUSALS)
