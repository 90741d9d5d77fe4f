import { addMessages } from '../../../ui/words/words.ts'
import chineseWords from '../../words/commissions.zh-CN.json'

/** The words of 约稿 come with its screens, not with the phone's start. */
export function addCommissionWords(): void {
  void addMessages('commissions', {
    'zh-CN': () => chineseWords,
    en: () => import('../../words/commissions.en.json'),
  })
}
