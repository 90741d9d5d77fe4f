import { addRefusals } from '../ui/words/add-refusals.ts'
import { addMessages } from '../ui/words/words.ts'
import refusals from './words/refusals.zh-CN.json'
import uses from './words/uses.zh-CN.json'

/** The words about uses, passing up, names and composites, with all refusals, also those that only a desk can meet. */
export function addUseWords() {
  addRefusals()
  void addMessages('office:uses', { 'zh-CN': () => uses, en: () => import('./words/uses.en.json') })
  void addMessages('refusal:desk', { 'zh-CN': () => refusals, en: () => import('./words/refusals.en.json') })
}
