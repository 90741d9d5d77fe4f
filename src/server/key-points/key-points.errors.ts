import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const KEY_POINT_REFUSALS = {
  'item.unknown': { status: 404, message: 'There is no such item.' },
  'key_points.unknown': { status: 404, message: 'There are no such key points.' },
  'key_points.changed': { status: 409, message: 'The key points have changed since they were read.' },
  'key_points.published': { status: 409, message: 'Published key points are not drafted anew.' },
  'key_points.wrong_state': { status: 409, message: 'The point stands where this cannot be done.' },
  'key_points.empty': { status: 400, message: 'A set without a point cannot be published.' },
  'key_points.no_audience': { status: 400, message: 'The points are addressed to no unit.' },
  'key_points.backwards': {
    status: 400,
    message: 'The period ends before it begins, or is none of its kind.',
  },
  'key_points.past': { status: 400, message: 'The period is over already.' },
  'key_points.due_wrong': {
    status: 400,
    message: 'The deadline of a point has passed or lies outside the period.',
  },
} as const satisfies RefusalTexts

export const refuseKeyPoints = createRefusals(KEY_POINT_REFUSALS)
