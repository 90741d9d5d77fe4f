import type { PeriodicalId } from './ids.ts'

/** What an office publishes adopted items in. */
export interface Periodical {
  id: PeriodicalId
  name: string
}

/** How an item stands in an issue: on its own (单篇) or as a brief among others (简讯). */
export const ADOPTION_FORMS = ['single', 'brief'] as const
export type AdoptionForm = (typeof ADOPTION_FORMS)[number]

/** One use of an item: where, in which issue, how. The periodical's name is kept as it was on the day. */
export interface Adoption {
  periodicalId: PeriodicalId
  periodicalName: string
  issue: number
  form: AdoptionForm
}
