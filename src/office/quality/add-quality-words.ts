import { addMessages } from '../../ui/words/words.ts'
import chinese from './words/zh-CN.json'

/** The words of 稿件评价 and 价值提示, which come with their parts of the desk. */
export function addQualityWords() {
  void addMessages('grading', { 'zh-CN': () => chinese, en: () => import('./words/en.json') })
}
