/** Branded ids: a string is an id only if it was made or parsed here. All are UUIDs (version 7 when made here). */
export type Brand<Name extends string> = string & { readonly __brand: Name }

export type ItemId = Brand<'ItemId'>
export type NoteId = Brand<'NoteId'>
export type PhotoId = Brand<'PhotoId'>
export type CommandId = Brand<'CommandId'>
export type DeviceId = Brand<'DeviceId'>
export type AccountId = Brand<'AccountId'>
export type UnitId = Brand<'UnitId'>
export type PeriodicalId = Brand<'PeriodicalId'>
export type CommissionId = Brand<'CommissionId'>
export type PlanTopicId = Brand<'PlanTopicId'>
export type NoticeId = Brand<'NoticeId'>
export type ExemplarId = Brand<'ExemplarId'>
export type SuggestionId = Brand<'SuggestionId'>
export type KeyPointSetId = Brand<'KeyPointSetId'>
export type KeyPointId = Brand<'KeyPointId'>
export type LeadId = Brand<'LeadId'>
export type ContactId = Brand<'ContactId'>
export type ClueId = Brand<'ClueId'>
export type BacklogReviewId = Brand<'BacklogReviewId'>
/** 64 lower-case hexadecimal digits. */
export type Sha256 = Brand<'Sha256'>

/** Where ids get their time and randomness from; only the outermost caller has a real one. */
export interface IdSource {
  now(): number
  /** Returns `length` random bytes. */
  randomBytes(length: number): Uint8Array
}

export const newItemId = (source: IdSource) => newUuid(source) as ItemId
export const newNoteId = (source: IdSource) => newUuid(source) as NoteId
export const newPhotoId = (source: IdSource) => newUuid(source) as PhotoId
export const newCommandId = (source: IdSource) => newUuid(source) as CommandId
export const newDeviceId = (source: IdSource) => newUuid(source) as DeviceId
export const newAccountId = (source: IdSource) => newUuid(source) as AccountId
export const newUnitId = (source: IdSource) => newUuid(source) as UnitId
export const newPeriodicalId = (source: IdSource) => newUuid(source) as PeriodicalId
export const newCommissionId = (source: IdSource) => newUuid(source) as CommissionId
export const newPlanTopicId = (source: IdSource) => newUuid(source) as PlanTopicId
export const newNoticeId = (source: IdSource) => newUuid(source) as NoticeId
export const newExemplarId = (source: IdSource) => newUuid(source) as ExemplarId
export const newSuggestionId = (source: IdSource) => newUuid(source) as SuggestionId
export const newKeyPointSetId = (source: IdSource) => newUuid(source) as KeyPointSetId
export const newKeyPointId = (source: IdSource) => newUuid(source) as KeyPointId
export const newLeadId = (source: IdSource) => newUuid(source) as LeadId
export const newContactId = (source: IdSource) => newUuid(source) as ContactId
export const newClueId = (source: IdSource) => newUuid(source) as ClueId
export const newBacklogReviewId = (source: IdSource) => newUuid(source) as BacklogReviewId

/** Each parser returns the id, or undefined when the text is not one. */
export const parseItemId = (text: string) => parseUuid<ItemId>(text)
export const parseNoteId = (text: string) => parseUuid<NoteId>(text)
export const parsePhotoId = (text: string) => parseUuid<PhotoId>(text)
export const parseCommandId = (text: string) => parseUuid<CommandId>(text)
export const parseDeviceId = (text: string) => parseUuid<DeviceId>(text)
export const parseAccountId = (text: string) => parseUuid<AccountId>(text)
export const parseUnitId = (text: string) => parseUuid<UnitId>(text)
export const parsePeriodicalId = (text: string) => parseUuid<PeriodicalId>(text)
export const parseCommissionId = (text: string) => parseUuid<CommissionId>(text)
export const parsePlanTopicId = (text: string) => parseUuid<PlanTopicId>(text)
export const parseNoticeId = (text: string) => parseUuid<NoticeId>(text)
export const parseExemplarId = (text: string) => parseUuid<ExemplarId>(text)
export const parseSuggestionId = (text: string) => parseUuid<SuggestionId>(text)
export const parseKeyPointSetId = (text: string) => parseUuid<KeyPointSetId>(text)
export const parseKeyPointId = (text: string) => parseUuid<KeyPointId>(text)
export const parseLeadId = (text: string) => parseUuid<LeadId>(text)
export const parseContactId = (text: string) => parseUuid<ContactId>(text)
export const parseClueId = (text: string) => parseUuid<ClueId>(text)

export function parseSha256(text: string): Sha256 | undefined {
  return /^[0-9a-f]{64}$/.test(text) ? (text as Sha256) : undefined
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** For the ids of `later-ids.ts`. */
export function parseUuid<Id extends string>(text: string): Id | undefined {
  return UUID.test(text) ? (text as Id) : undefined
}

/** UUID version 7 (RFC 9562): 48 bits of milliseconds, then randomness, so ids sort by the time they were made. */
export function newUuid(source: IdSource): string {
  const bytes = source.randomBytes(16)
  const time = source.now()
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(time / 2 ** (8 * (5 - i))) % 256
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
