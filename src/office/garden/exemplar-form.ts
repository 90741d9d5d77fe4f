import { EXEMPLAR_LIMITS, parseTags } from '../../domain/board/exemplar.ts'
import type { Category } from '../../domain/category.ts'
import type { ExemplarId, ItemId } from '../../domain/ids.ts'
import type { NewExemplar } from '../../protocol/exemplar.ts'

/** An adopted item or composite that was found. */
export interface FoundText {
  kind: 'item' | 'composite'
  id: ItemId
  title: string
  note: string
  category: Category
}

export interface ExemplarForm {
  from: 'office' | 'elsewhere'
  chosen: FoundText | null
  title: string
  body: string
  credit: string
  category: Category
  tags: string
  comment: string
  isNamed: boolean
}

export type ExemplarFault = 'chosen' | 'title' | 'body' | 'credit' | 'tags' | 'comment'

export const emptyExemplar = (): ExemplarForm => ({
  from: 'office',
  chosen: null,
  title: '',
  body: '',
  credit: '',
  category: 'experience',
  tags: '',
  comment: '',
  isNamed: true,
})

/** What is sent, or which fields are wrong. */
export function toExemplar(form: ExemplarForm, id: ExemplarId): NewExemplar | { faults: ExemplarFault[] } {
  const tags = parseTags(form.tags)
  const comment = form.comment.trim()
  const source = readSource(form)
  const faults: ExemplarFault[] = 'faults' in source ? [...source.faults] : []
  const isTooLong = tags.some((tag) => tag.length > EXEMPLAR_LIMITS.tagCharacters)
  if (isTooLong || tags.length > EXEMPLAR_LIMITS.tags) faults.push('tags')
  if (comment === '') faults.push('comment')
  if (faults.length > 0 || 'faults' in source) return { faults }
  return { id, source, category: form.category, tags, comment, isNamed: form.isNamed }
}

function readSource(form: ExemplarForm): NewExemplar['source'] | { faults: ExemplarFault[] } {
  if (form.from === 'office') {
    const { chosen } = form
    return chosen === null ? { faults: ['chosen'] } : { kind: chosen.kind, itemId: chosen.id }
  }
  const written = { title: form.title.trim(), body: form.body.trim(), credit: form.credit.trim() }
  const faults = (['title', 'body', 'credit'] as const).filter((field) => written[field] === '')
  return faults.length > 0 ? { faults } : { kind: 'elsewhere', ...written }
}
