/**
 * Loads a part of the phone together with the words that the first drawing does not need: they are most of all words,
 * and a slow link would pay for them before the month stands.
 */
export function withLaterWords<Part>(load: () => Promise<Part>): () => Promise<Part> {
  return async () => {
    const [part, { addLaterWords }] = await Promise.all([load(), import('./add-later-words.ts')])
    addLaterWords()
    return part
  }
}
