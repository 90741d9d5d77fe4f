import type { AccountId, UnitId } from '../../domain/ids.ts'
import { findCreditFault, type AuthorCredit, type CreditFault } from '../../domain/item/author-credit.ts'
import type { LeadFinder } from '../../domain/lead/lead-finder.ts'
import type { Item } from '../../domain/item/item.ts'

/** A name under an item, as it is typed. */
export interface AuthorDraft {
  accountId: AccountId | null
  name: string
  unitId: UnitId | ''
  isMain: boolean
  /** Percent; empty where the policy divides. */
  percent: string
  /** Found it and did not write it. */
  isFinder?: true | undefined
}

/** As the office named them last; else who sent the item, and who found what it tells of. */
export function authorDraftsOf({ events, authorId, authorName, unitId, finders = [] }: Item): AuthorDraft[] {
  const credited = events.filter((event) => event.type === 'credited').pop()
  if (credited === undefined)
    return [
      { accountId: authorId, name: authorName, unitId, isMain: true, percent: '' },
      ...finders.map(toFinderDraft),
    ]
  return credited.authors.map(({ unitName: _, percent, ...author }) => ({
    ...author,
    percent: percent === null ? '' : String(percent),
  }))
}

function toFinderDraft({ accountId, name, unitId }: LeadFinder): AuthorDraft {
  return { accountId, name, unitId, isMain: false, percent: '', isFinder: true }
}

type NamedAuthor = Omit<AuthorCredit, 'unitName'>

/** The authors as they are sent, or what still is wrong with them. */
export function toAuthors(
  drafts: readonly AuthorDraft[],
): { authors: NamedAuthor[] } | { fault: CreditFault | 'incomplete' } {
  const authors: NamedAuthor[] = []
  for (const { name, unitId, percent, ...rest } of drafts) {
    const value = percent.trim() === '' ? null : Number(percent)
    if (name.trim() === '' || unitId === '') return { fault: 'incomplete' }
    if (value !== null && !(value >= 0 && value <= 100)) return { fault: 'share_sum' }
    authors.push({ ...rest, name: name.trim(), unitId, percent: value })
  }
  const fault = findCreditFault(authors.map((author) => ({ ...author, unitName: '' })))
  return fault === undefined ? { authors } : { fault }
}
