import type { ItemId } from '../../domain/ids.ts'
import type { NewExemplar } from '../../protocol/exemplar.ts'
import { getComposite } from '../composites/composite-view.usecases.ts'
import type { Database } from '../db/database.ts'
import { getDeskItem } from '../items/decision.usecases.ts'
import { refuseExemplar } from './exemplars.errors.ts'

export interface SourceText {
  title: string
  body: string
  /** 署名: units and authors, or whence the text was taken. */
  credit: string
}

/** The text as the office has it now and whose it is; only what was adopted can be shown to other units. */
export function readSource(db: Database, source: NewExemplar['source']): SourceText {
  switch (source.kind) {
    case 'item':
      return readItemSource(db, source.itemId)
    case 'composite':
      return readCompositeSource(db, source.itemId)
    case 'elsewhere':
      return source
  }
}

function readItemSource(db: Database, id: ItemId): SourceText {
  const { item, status, edited } = getDeskItem(db, id)
  if (status !== 'adopted') throw refuseExemplar('exemplar.not_adopted')
  const { title, body } = edited ?? item.text
  const credited = [...item.events].reverse().find((event) => event.type === 'credited')
  const authors = credited?.authors ?? [{ unitName: item.unitName, name: item.authorName }]
  const credit = authors.map(({ unitName, name }) => `${unitName} ${name}`).join('、')
  return { title, body, credit }
}

function readCompositeSource(db: Database, id: ItemId): SourceText {
  const { title, body, status, sources } = getComposite(db, id)
  if (status !== 'adopted') throw refuseExemplar('exemplar.not_adopted')
  const units = [...new Set(sources.map(({ unitName }) => unitName))]
  return { title, body, credit: units.join('、') }
}
