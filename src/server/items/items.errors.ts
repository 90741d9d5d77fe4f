import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const ITEM_REFUSALS = {
  'item.unknown': { status: 404, message: 'There is no such item.' },
  'item.changed': { status: 409, message: 'The item has changed since it was read.' },
  'item.wrong_state': { status: 409, message: 'The item’s present state does not allow this.' },
  'item.incomplete': { status: 422, message: 'Title and body must not be empty.' },
  'item.secrecy_mark': { status: 422, message: 'The text bears a classification mark.' },
  'review.missing': { status: 409, message: 'The policy asks for a review that nobody has given yet.' },
  'review.not_asked': { status: 409, message: 'No review of this person is asked for.' },
  'edit.newer': { status: 409, message: 'Another text was kept since this one was begun.' },
  'adoption.day_before_item': { status: 422, message: 'The day of the use lies before the item came.' },
  'instruction.day_ahead': { status: 422, message: 'The day of the instruction has not come yet.' },
  'instruction.day_before_item': {
    status: 422,
    message: 'The day of the instruction lies before the item came.',
  },
  'adoption.entered_already': { status: 409, message: 'This use has been entered already.' },
  'adoption.waits_above': { status: 409, message: 'That level has not yet answered the last time.' },
  'adoption.not_passed_up': { status: 409, message: 'Nothing waits for an answer from that level.' },
  'credit.nobody': { status: 422, message: 'An item has an author.' },
  'credit.one_main': { status: 422, message: 'Exactly one author is the main one.' },
  'credit.author_twice': { status: 422, message: 'An author is named twice.' },
  'credit.share_sum': { status: 422, message: 'The authors’ shares do not add up to 100 %.' },
  'credit.unknown_person': { status: 404, message: 'There is no such person.' },
  'unit.unknown': { status: 404, message: 'There is no such unit.' },
  'sibling.unknown': { status: 404, message: 'There is no such text beside the item (any more).' },
  'command.conflict_key': { status: 409, message: 'This id was used for something else.' },
} as const satisfies RefusalTexts

export const refuseItem = createRefusals(ITEM_REFUSALS)
