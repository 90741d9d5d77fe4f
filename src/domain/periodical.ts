import type { PeriodicalId } from './ids.ts'
import { USE_FORMS, type Level, type UseShare } from './record/item-record.ts'

/** What an office publishes adopted items in. */
export interface Periodical {
  id: PeriodicalId
  name: string
}

/** How an item stands where it was used: 简讯 普刊 专报 单篇 综合 摘编. */
export const ADOPTION_FORMS = USE_FORMS
export type AdoptionForm = (typeof ADOPTION_FORMS)[number]

/** One use of an item: where, in which issue, how. Names are kept as they were on the day. */
export interface Adoption {
  /** Null when it was not one of the office's own periodicals. */
  periodicalId: PeriodicalId | null
  periodicalName: string
  /** Null where the outlet has no issues, or nobody knows it. */
  issue: number | null
  form: AdoptionForm
  /** Who used it; left out: the office itself, `county`. */
  level?: Level
  /** The day it was used (ms), where that is not the day it was recorded. */
  usedAt?: number
  /** What shows it: a link, a page, a document's number. */
  evidence?: string
  /** The item's part in a composite (综合) that was used. */
  share?: UseShare
}
