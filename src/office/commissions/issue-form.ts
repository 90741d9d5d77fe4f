import { dayBounds, parseDay } from '../../domain/calendar/day.ts'
import type { Category } from '../../domain/category.ts'
import type { ResearchMode } from '../../domain/commission/commission.ts'
import type { AccountId, CommissionId, PlanTopicId, Sha256, UnitId } from '../../domain/ids.ts'
import type { Level } from '../../domain/record/item-record.ts'
import type { DeskClue } from '../../protocol/clue.ts'
import type { CommissionAct, NewCommission } from '../../protocol/commission.ts'
import type { DeskLead } from '../../protocol/lead.ts'
import type { Origin } from '../key-points/draft-form.ts'

/** Acts that the office must give a reason for. */
export const NEEDS_WORDS: readonly CommissionAct['type'][] = [
  'extension_refused',
  'insisted',
  'given_up',
  'cancelled',
]

export interface IssueForm {
  topic: string
  outline: string
  category: Category
  batch: string
  wordsFrom: string
  wordsTo: string
  /** `2026-11-30` and `17:00`, as the fields have them. */
  dueDay: string
  dueTime: string
  asker: Level | ''
  mode: ResearchMode
  /** Each chosen unit with the person it goes to; empty: the whole unit. */
  addressees: ReadonlyMap<UnitId, AccountId | ''>
  files: { sha256: Sha256; name: string }[]
}

export type IssueField = 'topic' | 'batch' | 'wordsFrom' | 'wordsTo' | 'dueDay' | 'addressees'
export type IssueFault = 'topic' | 'addressees' | 'dueMissing' | 'duePast' | 'number' | 'order'

export interface IssueContext {
  id: CommissionId
  now: number
  /** Whether the rules state a limit of their own. */
  hasDefault: boolean
  planTopicId: PlanTopicId | null
  /** The lead that it is made of, as it was read. */
  lead?: Pick<DeskLead, 'id' | 'rev'> | undefined
  /** The dated topic or the demand that it is made of. */
  origin?: Pick<Origin, 'topicId' | 'demandId'> | undefined
  clue?: Pick<DeskClue, 'id' | 'rev'> | undefined
}

/** The last minute of a day in Asia/Shanghai; undefined when the calendar has no such day. */
export function atEndOf(dayText: string): number | undefined {
  const day = parseDay(dayText)
  return day === undefined ? undefined : dayBounds(day).until - 60_000
}

/** What is sent, or what is wrong with which field. */
export function toCommission(
  form: IssueForm,
  { id, now, hasDefault, planTopicId, lead, clue, origin = {} }: IssueContext,
): NewCommission | { faults: Partial<Record<IssueField, IssueFault>> } {
  const dueAt = readDue(form)
  const [batch, wordsFrom, wordsTo] = [form.batch, form.wordsFrom, form.wordsTo].map(readCount)
  const faults: Partial<Record<IssueField, IssueFault>> = {}
  if (form.topic.trim() === '') faults.topic = 'topic'
  if (form.addressees.size === 0) faults.addressees = 'addressees'
  if (typeof batch !== 'number' || batch === 0) faults.batch = 'number'
  if (wordsFrom === undefined) faults.wordsFrom = 'number'
  if (wordsTo === undefined) faults.wordsTo = 'number'
  if (typeof wordsFrom === 'number' && typeof wordsTo === 'number' && wordsFrom > wordsTo)
    faults.wordsTo = 'order'
  if (dueAt === undefined || (dueAt === null && !hasDefault)) faults.dueDay = 'dueMissing'
  else if (dueAt !== null && dueAt <= now) faults.dueDay = 'duePast'
  if (Object.keys(faults).length > 0) return { faults }
  return {
    id,
    batch: batch ?? 1,
    topic: form.topic.trim(),
    outline: form.outline.trim(),
    category: form.category,
    wordsFrom: wordsFrom ?? null,
    wordsTo: wordsTo ?? null,
    dueAt: dueAt ?? null,
    asker: form.asker === '' ? null : form.asker,
    mode: form.mode,
    files: form.files,
    addressees: [...form.addressees].map(([unitId, who]) => ({ unitId, accountId: who === '' ? null : who })),
    planTopicId,
    ...(lead === undefined ? {} : { lead: { id: lead.id, rev: lead.rev } }),
    ...(origin.topicId === undefined ? {} : { topicId: origin.topicId }),
    ...(origin.demandId === undefined ? {} : { demandId: origin.demandId }),
    ...(clue === undefined ? {} : { clue: { id: clue.id, rev: clue.rev } }),
  }
}

/** Null when it was left empty, undefined when it is no number. */
function readCount(text: string): number | null | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return null
  return /^\d{1,5}$/.test(trimmed) ? Number(trimmed) : undefined
}

/** Null when the day was left to the rules, undefined when it is none. */
function readDue({ dueDay, dueTime }: Pick<IssueForm, 'dueDay' | 'dueTime'>): number | null | undefined {
  if (dueDay === '') return null
  const day = parseDay(dueDay)
  const time = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(dueTime)
  if (day === undefined || time === null) return undefined
  return dayBounds(day).from + (Number(time[1]) * 60 + Number(time[2])) * 60_000
}
