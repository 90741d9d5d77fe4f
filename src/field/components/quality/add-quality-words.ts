import { addMessages } from '../../../ui/words/words.ts'
import chineseWords from '../../words/quality.zh-CN.json'

/** The words of the check before sending and of 稿件评价 come with them, not with the phone's start. */
export function addQualityWords(): void {
  void addMessages('quality', {
    'zh-CN': () => chineseWords,
    en: () => import('../../words/quality.en.json'),
  })
}
