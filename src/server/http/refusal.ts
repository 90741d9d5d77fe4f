import type { PolicyProblem } from '../../domain/policy/policy-problem.ts'
import type { RefusalCode } from '../../protocol/codes.ts'

export interface RefusalText {
  status: number
  /** One plain sentence for whoever reads the answer; screens show their own words for the code. */
  message: string
}

export type RefusalTexts = Partial<Record<RefusalCode, RefusalText>>

export interface RefusalDetails {
  /** Seconds after which another try may help. */
  retryAfter?: number
  headers?: Record<string, string>
  /** The place of a malformed field, never its content. */
  place?: string
  /** Everything that is wrong with a document. */
  problems?: readonly PolicyProblem[]
}

/** An expected refusal on its way to the one error handler. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly status: number
  readonly details: RefusalDetails

  constructor(code: RefusalCode, text: RefusalText, details: RefusalDetails = {}) {
    super(text.message)
    this.name = 'Refusal'
    this.code = code
    this.status = text.status
    this.details = details
  }
}

/** The factory of a subject's refusals: `throw refuse('unit.unknown')`. */
export function createRefusals<Texts extends RefusalTexts>(texts: Texts) {
  return (code: keyof Texts & RefusalCode, details?: RefusalDetails): Refusal => {
    const text: RefusalText | undefined = texts[code]
    if (text === undefined) throw new Error(`no text for the refusal ${code}`)
    return new Refusal(code, text, details)
  }
}
