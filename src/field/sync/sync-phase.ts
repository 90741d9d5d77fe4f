import { assertNever } from '../../domain/assert-never.ts'
import type { AnswerClass } from './classify-answer.ts'
import type { SyncEnd } from './synchronize.ts'

/** What the officer is told of the connection; one plain sentence each. */
export const SYNC_PHASES = [
  'idle',
  /** Nobody answers. */
  'no_network',
  /** Somebody answers, but not with what was asked for; it is tried again by itself. */
  'retrying',
  'signed_out',
  /** Somebody else is signed in in this browser. */
  'other_account',
  'forbidden',
  /** The account was stopped at the office. */
  'deactivated',
  'update_needed',
  /** The office's disk is full: text goes on, photos wait. */
  'server_full',
  /** The office takes no request at all: its address or its set-up is wrong. */
  'misconfigured',
  /** Something waits, the office answers, and yet nothing moves. */
  'stuck',
] as const
export type SyncPhase = (typeof SYNC_PHASES)[number]

export function phaseOf(end: SyncEnd): SyncPhase {
  return end.status === 'stopped' ? phaseOfAnswer(end.answer) : 'idle'
}

function phaseOfAnswer(answer: AnswerClass): SyncPhase {
  switch (answer.kind) {
    case 'answered':
      return 'idle'
    case 'retry':
      return answer.hasNetwork === true ? 'retrying' : 'no_network'
    case 'signed_out':
    case 'other_account':
    case 'forbidden':
    case 'deactivated':
    case 'update_needed':
    case 'server_full':
      return answer.kind
    case 'refused':
    case 'too_large':
      return 'misconfigured'
    default:
      return assertNever(answer)
  }
}

/** Only a person can mend these: signing in, the office's word, a new version. The engine waits to be woken. */
export function isPaused(phase: SyncPhase): boolean {
  return ['signed_out', 'other_account', 'forbidden', 'deactivated', 'update_needed'].includes(phase)
}

/** Where waiting may not help: the officer is offered to carry the work out of the phone. */
export function isExportOffered(phase: SyncPhase): boolean {
  return ['forbidden', 'deactivated', 'update_needed', 'misconfigured', 'stuck'].includes(phase)
}
