import { addRefusals } from '../../../ui/words/add-refusals.ts'
import { addMessages } from '../../../ui/words/words.ts'
import chineseWords from '../../words/later.zh-CN.json'

/** The words that the first drawing does not need, with the refusals that it cannot meet; English came as a whole. */
export function addLaterWords(): void {
  void addMessages('field:later', { 'zh-CN': () => chineseWords, en: () => ({}) })
  addRefusals()
}
