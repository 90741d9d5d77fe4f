import { addMessages } from '../../ui/words/words.ts'
import chinese from './words/zh-CN.json'

/** The words of 综合与上报, which come with its screens. */
export function addUsesWords() {
  void addMessages('uses', { 'zh-CN': () => chinese, en: () => import('./words/en.json') })
}
