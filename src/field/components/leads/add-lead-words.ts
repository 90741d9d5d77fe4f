import { addMessages } from '../../../ui/words/words.ts'
import chineseWords from '../../words/leads.zh-CN.json'

/** The words of 线索 come with its screens, not with the phone's start. */
export function addLeadWords(): void {
  void addMessages('leads', {
    'zh-CN': () => chineseWords,
    en: () => import('../../words/leads.en.json'),
  })
}
