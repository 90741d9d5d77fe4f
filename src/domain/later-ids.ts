import { newUuid, parseUuid, type Brand, type IdSource } from './ids.ts'

/** Ids that the phone does without until a screen of theirs is opened: its start loads `ids.ts` whole. */
export type CalendarTopicId = Brand<'CalendarTopicId'>
export type DemandId = Brand<'DemandId'>

export const newCalendarTopicId = (source: IdSource) => newUuid(source) as CalendarTopicId
export const newDemandId = (source: IdSource) => newUuid(source) as DemandId

/** Each parser returns the id, or undefined when the text is not one. */
export const parseCalendarTopicId = (text: string) => parseUuid<CalendarTopicId>(text)
export const parseDemandId = (text: string) => parseUuid<DemandId>(text)
