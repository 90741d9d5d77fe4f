import { PROTOCOL_HEADER, PROTOCOL_VERSION, REQUEST_ID_HEADER } from '../../protocol/headers.ts'

/** What an answer means for the queue. Everything but `answered` keeps all commands on the phone. */
export type AnswerClass =
  | { kind: 'answered' }
  /** Try again later, for ever: no answer, a stranger's answer, 5xx, 408, 429. */
  | { kind: 'retry'; afterMs: number | null; hasNetwork?: true }
  /** 401: pause, keep everything, ask to sign in. */
  | { kind: 'signed_out' }
  /** 401 too: another person's session is in this browser. */
  | { kind: 'other_account' }
  /** 403: pause, keep everything. */
  | { kind: 'forbidden' }
  /** 403 too: the account was stopped (停用); signing in anew cannot help. */
  | { kind: 'deactivated' }
  /** 413: halve the batch. */
  | { kind: 'too_large' }
  /** 426: this app is too old for the office. */
  | { kind: 'update_needed' }
  /** 507: the office's disk is full; text goes on, photos wait. */
  | { kind: 'server_full' }
  /** Any other 4xx of the office itself. */
  | { kind: 'refused'; status: number }

/**
 * "What counts as an answer": only the office's server sets the protocol header and echoes the request's id. A captive
 * portal's page, a proxy's error or a stored answer has neither and is no answer, whatever its status says.
 */
export function classifyAnswer(response: Response, requestId: string): AnswerClass {
  if (!isFromOffice(response, requestId)) return retryOf(response, { hasNetwork: response.status >= 500 })
  if (response.ok) return { kind: 'answered' }
  switch (response.status) {
    case 401:
      return { kind: 'signed_out' }
    case 403:
      return { kind: 'forbidden' }
    case 413:
      return { kind: 'too_large' }
    case 426:
      return { kind: 'update_needed' }
    case 507:
      return { kind: 'server_full' }
    case 408:
    case 429:
      return retryOf(response, { hasNetwork: true })
    default:
      return response.status >= 500
        ? retryOf(response, { hasNetwork: true })
        : { kind: 'refused', status: response.status }
  }
}

/** What a 401 or 403 of the office means more exactly, by the code in its body. */
export function refineAnswer(answer: AnswerClass, code: string): AnswerClass {
  if (answer.kind === 'signed_out' && code === 'session.other_account') return { kind: 'other_account' }
  if (answer.kind === 'forbidden' && code === 'session.deactivated') return { kind: 'deactivated' }
  return answer
}

/** A gateway that answers for the office (502) shows that there is a network; a hotel's page does not. */
function retryOf(response: Response, { hasNetwork }: { hasNetwork: boolean }): AnswerClass {
  const retry = { kind: 'retry', afterMs: retryAfterMs(response) } as const
  return hasNetwork ? { ...retry, hasNetwork } : retry
}

function isFromOffice(response: Response, requestId: string): boolean {
  return (
    response.headers.get(PROTOCOL_HEADER) === String(PROTOCOL_VERSION) &&
    response.headers.get(REQUEST_ID_HEADER) === requestId
  )
}

/** A stranger may ask for years, and a timer of more than 24 days fires at once. */
const LONGEST_RETRY_AFTER_MS = 60 * 60 * 1000

/** `Retry-After` in seconds; dates and nonsense are taken as absent. */
function retryAfterMs(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * 1000, LONGEST_RETRY_AFTER_MS) : null
}
