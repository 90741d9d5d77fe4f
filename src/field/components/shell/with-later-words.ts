import { addMessages } from '../../../ui/words/words.ts'

/**
 * Loads a part of the phone together with the words that the first drawing does not need: they are most of all words,
 * and a slow link would pay for them before the month stands.
 */
export function withLaterWords<Part>(load: () => Promise<Part>): () => Promise<Part> {
  return async () => {
    const [part] = await Promise.all([load(), addLaterWords()])
    return part
  }
}

async function addLaterWords(): Promise<void> {
  const { default: chinese } = await import('../../words/later.zh-CN.json')
  // English came as a whole, with the first words.
  await addMessages('field:later', { 'zh-CN': () => chinese, en: () => ({}) })
}
