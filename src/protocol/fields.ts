import * as v from 'valibot'
import type {
  AccountId,
  CommandId,
  CommissionId,
  DeviceId,
  ExemplarId,
  ItemId,
  KeyPointId,
  KeyPointSetId,
  LeadId,
  NoteId,
  NoticeId,
  PeriodicalId,
  PhotoId,
  PlanTopicId,
  Sha256,
  SuggestionId,
  UnitId,
} from '../domain/ids.ts'

/** The fields that several messages share. */
export const uuid = <Id extends string>() =>
  v.pipe(
    v.string(),
    v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
    v.transform((text) => text as Id),
  )

export const itemId = uuid<ItemId>()
export const noteId = uuid<NoteId>()
export const photoId = uuid<PhotoId>()
export const commandId = uuid<CommandId>()
export const deviceId = uuid<DeviceId>()
export const accountId = uuid<AccountId>()
export const unitId = uuid<UnitId>()
export const periodicalId = uuid<PeriodicalId>()
export const commissionId = uuid<CommissionId>()
export const planTopicId = uuid<PlanTopicId>()
export const noticeId = uuid<NoticeId>()
export const exemplarId = uuid<ExemplarId>()
export const suggestionId = uuid<SuggestionId>()
export const keyPointSetId = uuid<KeyPointSetId>()
export const keyPointId = uuid<KeyPointId>()
export const leadId = uuid<LeadId>()
export const sha256 = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{64}$/),
  v.transform((text) => text as Sha256),
)

/** Milliseconds since 1970 UTC, years 1970 to 2255. */
export const instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9_000_000_000_000))
/** When something happened, as a date field says it: the years 0 to 9999, for not every event is of our days. */
export const eventInstant = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(Date.parse('-000001-01-01T00:00Z')),
  v.maxValue(Date.parse('+010000-01-01T00:00Z')),
)
export const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER))
export const text = (characters: number) => v.pipe(v.string(), v.maxLength(characters))
