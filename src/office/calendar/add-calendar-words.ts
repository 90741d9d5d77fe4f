import { addMessages } from '../../ui/words/words.ts'
import { addCommissioningWords } from '../commissions/add-commissioning-words.ts'
import { addPublishingWords } from '../key-points/add-publishing-words.ts'
import chinese from './words/zh-CN.json'

/** The words of 选题日历, with those of the two dialogs that make something of a topic. */
export function addCalendarWords() {
  addPublishingWords()
  addCommissioningWords()
  void addMessages('calendar', { 'zh-CN': () => chinese, en: () => import('./words/en.json') })
}
