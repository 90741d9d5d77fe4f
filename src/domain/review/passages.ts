/** A stretch of a text that can be remarked on: characters `from` to `until` (not included). */
export interface Passage {
  from: number
  until: number
}

const SENTENCE = /[^。！？；!?;\n]+[。！？；!?;]*[”’」』）)]*/g

/** The sentences of a text, in their order, without the white space around them; each can be picked with one tap. */
export function passagesOf(text: string): Passage[] {
  return Array.from(text.matchAll(SENTENCE)).flatMap((match) => {
    const [sentence] = match
    const from = (match.index ?? 0) + sentence.length - sentence.trimStart().length
    const until = from + sentence.trim().length
    return from < until ? [{ from, until }] : []
  })
}

/** Parts of a text between given places, each with the number of the passage that covers it; null where none does. */
export function partsAround(
  text: string,
  passages: readonly Passage[],
): { text: string; place: number | null }[] {
  const edges = new Set([0, text.length])
  for (const { from, until } of passages) edges.add(from).add(until)
  const inOrder = [...edges].filter((edge) => edge >= 0 && edge <= text.length).sort((a, b) => a - b)
  return inOrder.slice(0, -1).map((from, index) => {
    const until = inOrder[index + 1] ?? text.length
    const place = passages.findIndex((passage) => passage.from <= from && until <= passage.until)
    return { text: text.slice(from, until), place: place < 0 ? null : place }
  })
}
