import { addMessages } from '../../ui/words/words.ts'
import chinese from './words/zh-CN.json'

/** The words of 报送要点, which come with its screens. */
export function addPublishingWords() {
  void addMessages('publishing', { 'zh-CN': () => chinese, en: () => import('./words/en.json') })
}
