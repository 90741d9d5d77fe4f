import * as v from 'valibot'
import {
  officeState,
  sessionInfo,
  type CreateOfficeRequest,
  type OfficeState,
  type SessionInfo,
  type SignInRequest,
} from '../protocol/session.ts'
import { askServer, type Answer } from './ask-server.ts'

/** This device as the office will list it. */
export type Device = SignInRequest['device']

/** Whether the office exists yet, and its name. */
export function readOffice(): Promise<Answer<OfficeState>> {
  return askServer({ path: '/api/office', schema: officeState })
}

/** The first run: makes the office, its periodical and its admin, and signs the admin in. */
export function createOffice(request: CreateOfficeRequest): Promise<Answer<SessionInfo>> {
  return askServer({ method: 'POST', path: '/api/office', body: request, schema: sessionInfo })
}

/** Who is signed in; refused with `session.required` when nobody is. */
export function readSession(): Promise<Answer<SessionInfo>> {
  return askServer({ path: '/api/session', schema: sessionInfo })
}

export function signIn(request: SignInRequest): Promise<Answer<SessionInfo>> {
  return askServer({ method: 'POST', path: '/api/session', body: request, schema: sessionInfo })
}

export function signOut(): Promise<Answer<unknown>> {
  return askServer({ method: 'DELETE', path: '/api/session', schema: v.unknown() })
}
