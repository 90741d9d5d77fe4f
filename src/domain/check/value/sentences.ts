/** A sentence without the blanks around it: characters `from` to `until` (not included) of the text, in UTF-16 units. */
export interface Sentence {
  from: number
  until: number
  quote: string
}

/** The sentences of a text in their order. A line end closes one as well; a semicolon does not. */
export function sentencesOf(text: string): Sentence[] {
  return [...text.matchAll(/[^。！？!?\n]+[。！？!?]*/gu)].flatMap(({ index, 0: found }) => {
    const quote = found.trim()
    if (quote === '') return []
    const from = index + found.indexOf(quote)
    return [{ from, until: from + quote.length, quote }]
  })
}
