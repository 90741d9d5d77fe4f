import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const KEY_POINT_REFUSALS = {
  'item.unknown': { status: 404, message: 'There is no such item.' },
  'keypoint.unknown': { status: 404, message: 'There are no such key points.' },
  'keypoint.changed': { status: 409, message: 'The key points have changed since they were read.' },
  'keypoint.published': { status: 409, message: 'Published key points are not drafted anew.' },
  'keypoint.wrong_state': { status: 409, message: 'The point stands where this cannot be done.' },
  'keypoint.empty': { status: 400, message: 'A set without a point cannot be published.' },
  'keypoint.no_audience': { status: 400, message: 'The points are addressed to no unit.' },
  'keypoint.backwards': {
    status: 400,
    message: 'The period ends before it begins, or is none of its kind.',
  },
  'keypoint.past': { status: 400, message: 'The period is over already.' },
  'keypoint.due_wrong': {
    status: 400,
    message: 'The deadline of a point has passed or lies outside the period.',
  },
} as const satisfies RefusalTexts

export const refuseKeyPoints = createRefusals(KEY_POINT_REFUSALS)
