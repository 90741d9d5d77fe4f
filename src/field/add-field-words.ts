import { addMessages } from '../ui/words/words.ts'
import chineseWords from './words/zh-CN.json'

/** The words of this room; calling it again changes nothing. */
export function addFieldWords(): void {
  void addMessages('field', { 'zh-CN': () => chineseWords, en: () => import('./words/en.json') })
}
