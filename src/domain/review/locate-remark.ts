import type { Remark } from '../item/remark.ts'
import type { Passage } from './passages.ts'

/** Where a remark's passage stands in a text that may have moved on; null when it stands there no more. */
export function locateRemark(text: string, { from, quote }: Pick<Remark, 'from' | 'quote'>): Passage | null {
  if (quote === '') return null
  if (text.startsWith(quote, from)) return { from, until: from + quote.length }
  const place = text.indexOf(quote)
  return place < 0 ? null : { from: place, until: place + quote.length }
}
