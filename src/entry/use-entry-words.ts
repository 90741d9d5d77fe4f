import { addMessages, useWords } from '../ui/words/words.ts'
import chinese from './words/zh-CN.json'

/** The words of this room stand under `entry`. */
export function useEntryWords() {
  void addMessages('entry', { 'zh-CN': () => chinese, en: () => import('./words/en.json') })
  return useWords()
}
