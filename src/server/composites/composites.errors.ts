import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const COMPOSITE_REFUSALS = {
  'composite.unknown': { status: 404, message: 'There is no such composite.' },
  'composite.changed': { status: 409, message: 'The composite has changed since it was read.' },
  'composite.used': { status: 409, message: 'The composite has been used: its sources stay as they are.' },
  'composite.dissolved': { status: 409, message: 'The composite has been taken apart.' },
  'composite.too_few': { status: 422, message: 'A composite has two sources at least.' },
  'composite.source_twice': { status: 422, message: 'An item is named twice among the sources.' },
  'composite.one_main': { status: 422, message: 'Exactly one source is the main one.' },
  'composite.empty_share': { status: 422, message: 'Each source has a share above 0.' },
  'composite.share_sum': { status: 422, message: 'The shares do not add up to 100 %.' },
  'composite.source_changed': { status: 409, message: 'A source has changed since it was read.' },
  'command.conflict_key': { status: 409, message: 'This id was used for something else.' },
  'item.secrecy_mark': { status: 422, message: 'The text carries a classification mark.' },
  'item.unknown': { status: 404, message: 'There is no such item.' },
  'adoption.day_before_item': { status: 422, message: 'The day of the use lies before the item came.' },
  'instruction.day_ahead': { status: 422, message: 'The day of the instruction has not come yet.' },
  'instruction.day_before_item': {
    status: 422,
    message: 'The day of the instruction lies before the composite was made.',
  },
  'adoption.entered_already': { status: 409, message: 'This use has been entered already.' },
  'composite.source_taken': { status: 409, message: 'The state of a source does not allow merging it.' },
} as const satisfies RefusalTexts

export const refuseComposite = createRefusals(COMPOSITE_REFUSALS)
