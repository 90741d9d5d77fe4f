import { createRefusals, type RefusalTexts } from './refusal.ts'

export const HTTP_REFUSALS = {
  'request.malformed': { status: 400, message: 'The request is malformed.' },
  'request.not_json': { status: 415, message: 'The body must be JSON.' },
  'request.too_large': { status: 413, message: 'The request is too large.' },
  'request.wrong_protocol': { status: 426, message: 'This server speaks protocol version 1.' },
  'request.foreign_origin': {
    status: 403,
    message: 'Writing requests must come from the office’s own pages.',
  },
  'request.not_found': { status: 404, message: 'There is nothing at this address.' },
  'session.required': { status: 401, message: 'Please sign in.' },
  'session.other_account': { status: 401, message: 'These are another person’s commands.' },
  'session.deactivated': { status: 403, message: 'This account is deactivated.' },
  'session.forbidden': { status: 403, message: 'This is not open to your role.' },
  'server.stopping': { status: 503, message: 'The server is stopping; please try again shortly.' },
  'server.failed': { status: 500, message: 'The server failed; the cause is in its log.' },
  'server.storage_full': { status: 507, message: 'The office’s storage is full.' },
} as const satisfies RefusalTexts

export const refuseRequest = createRefusals(HTTP_REFUSALS)
