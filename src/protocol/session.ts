import * as v from 'valibot'
import { ROLES } from '../domain/people/role.ts'
import { accountId, deviceId, instant, text, unitId } from './fields.ts'

/** `POST /api/session`: sign in on a device. The session itself is a cookie out of reach of scripts. */
export const signInRequest = v.object({
  account: text(64),
  password: text(256),
  /** In place of a password that the office handed out; otherwise left aside. */
  newPassword: v.optional(text(256)),
  device: v.object({ id: deviceId, name: text(120) }),
  sentAt: instant,
})
export type SignInRequest = v.InferOutput<typeof signInRequest>

/** `GET /api/session` and the answer to signing in. */
export const sessionInfo = v.object({
  account: v.object({
    id: accountId,
    name: v.string(),
    displayName: v.string(),
    role: v.picklist(ROLES),
    /** An editor who is also the office's 主任. */
    isDirector: v.optional(v.boolean()),
  }),
  /** The person's unit; null for the office's own people. */
  unit: v.nullable(v.object({ id: unitId, name: v.string(), classId: v.string() })),
  office: v.object({ name: v.string() }),
  serverTime: instant,
})
export type SessionInfo = v.InferOutput<typeof sessionInfo>

/** `GET /api/office`: what anyone may know before signing in. */
export const officeState = v.object({
  state: v.picklist(['new', 'ready']),
  name: v.string(),
})
export type OfficeState = v.InferOutput<typeof officeState>

/** `POST /api/office`: the first run creates the office, its periodical and its admin, and signs the admin in. */
export const createOfficeRequest = v.object({
  officeName: v.pipe(text(60), v.trim(), v.minLength(2)),
  periodicalName: v.pipe(text(60), v.trim(), v.minLength(2)),
  account: text(64),
  displayName: v.pipe(text(40), v.trim(), v.minLength(1)),
  password: text(256),
  device: v.object({ id: deviceId, name: text(120) }),
})
export type CreateOfficeRequest = v.InferOutput<typeof createOfficeRequest>
