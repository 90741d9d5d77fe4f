import type { CalendarTopicId, DemandId } from '../domain/later-ids.ts'
import { uuid } from './fields.ts'

/** Fields of messages that the phone's start does without. */
export const calendarTopicId = uuid<CalendarTopicId>()
export const demandId = uuid<DemandId>()
