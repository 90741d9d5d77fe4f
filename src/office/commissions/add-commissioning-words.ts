import { addMessages } from '../../ui/words/words.ts'
import chinese from './words/zh-CN.json'

/** The words of 约稿 come with whatever shows a part of it. */
export function addCommissioningWords(): void {
  void addMessages('commissioning', { 'zh-CN': () => chinese, en: () => import('./words/en.json') })
}
