import { dayBounds, parseDay } from '../../domain/calendar/day.ts'
import type { PeriodicalId } from '../../domain/ids.ts'
import type { AdoptionForm } from '../../domain/periodical.ts'
import type { Level } from '../../domain/record/item-record.ts'
import type { UseEntry } from '../../protocol/desk-adoption.ts'

/** Where something was used, as it is typed; empty where nothing has been. */
export interface UseDraft {
  /** The office's own periodicals, or who else used it. */
  where: 'own' | Level
  periodicalId: PeriodicalId | ''
  issue: string
  outlet: string
  form: AdoptionForm
  /** `2026-11-22`; empty for today. */
  usedOn: string
  evidence: string
}
export type UseField = 'periodicalId' | 'issue' | 'outlet' | 'usedOn'

const LAST_ISSUE = 9999

export function newUseDraft(form: AdoptionForm = 'single'): UseDraft {
  return { where: 'own', periodicalId: '', issue: '', outlet: '', form, usedOn: '', evidence: '' }
}

/** The use as it is sent, or the first field that still lacks something. */
export function toUseEntry(draft: UseDraft): UseEntry | { missing: UseField } {
  const { where, periodicalId, form } = draft
  const text = draft.issue.trim()
  const issue = /^\d{1,4}$/.test(text) ? Number(text) : 0
  const isIssue = issue >= 1 && issue <= LAST_ISSUE
  const day = draft.usedOn === '' ? undefined : parseDay(draft.usedOn)
  const outlet = draft.outlet.trim()
  if (where === 'own' && periodicalId === '') return { missing: 'periodicalId' }
  if (where !== 'own' && outlet === '') return { missing: 'outlet' }
  if (!isIssue && (where === 'own' || text !== '')) return { missing: 'issue' }
  if (draft.usedOn !== '' && day === undefined) return { missing: 'usedOn' }
  const evidence = draft.evidence.trim()
  return {
    ...(where === 'own'
      ? { periodicalId: periodicalId === '' ? null : periodicalId, issue }
      : { periodicalId: null, issue: isIssue ? issue : null, level: where, outlet }),
    form,
    ...(day === undefined ? {} : { usedAt: dayBounds(day).from }),
    ...(evidence === '' ? {} : { evidence }),
  }
}
