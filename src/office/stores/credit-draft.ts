import type { AccountId, UnitId } from '../../domain/ids.ts'
import { findCreditFault, type AuthorCredit, type CreditFault } from '../../domain/item/author-credit.ts'
import type { Item } from '../../domain/item/item.ts'

/** A name under an item, as it is typed. */
export interface AuthorDraft {
  accountId: AccountId | null
  name: string
  unitId: UnitId | ''
  isMain: boolean
  /** Percent; empty where the policy divides. */
  percent: string
}

/** As the office named them last; else who sent the item, alone. */
export function authorDraftsOf({ events, authorId, authorName, unitId }: Item): AuthorDraft[] {
  const credited = events.filter((event) => event.type === 'credited').pop()
  if (credited === undefined)
    return [{ accountId: authorId, name: authorName, unitId, isMain: true, percent: '' }]
  return credited.authors.map(({ unitName: _, percent, ...author }) => ({
    ...author,
    percent: percent === null ? '' : String(percent),
  }))
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
