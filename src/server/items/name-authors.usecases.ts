import type * as v from 'valibot'
import { findCreditFault, type AuthorCredit } from '../../domain/item/author-credit.ts'
import type { creditedDecision } from '../../protocol/desk-adoption.ts'
import type { Database } from '../db/database.ts'
import { findAccount, findUnit } from '../people/people.usecases.ts'
import { refuseItem } from './items.errors.ts'

type NamedAuthors = v.InferOutput<typeof creditedDecision>['authors']

/** The authors as they are kept, with their units' names of today. Refused unless one is the main one and shares agree. */
export function nameAuthors(db: Database, named: NamedAuthors): AuthorCredit[] {
  const authors = named.map((author) => nameAuthor(db, author))
  const fault = findCreditFault(authors)
  if (fault !== undefined) throw refuseItem(`credit.${fault}`)
  return authors
}

function nameAuthor(db: Database, author: NamedAuthors[number]): AuthorCredit {
  const unit = findUnit(db, author.unitId)
  if (unit === undefined) throw refuseItem('unit.unknown')
  const isUnknown = author.accountId !== null && findAccount(db, author.accountId) === undefined
  if (isUnknown) throw refuseItem('credit.unknown_person')
  return { ...author, unitName: unit.name }
}
