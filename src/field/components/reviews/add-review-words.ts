import { addMessages } from '../../../ui/words/words.ts'
import chineseWords from '../../words/reviews.zh-CN.json'

/** The words of 审签 come with its screens, not with the phone's start. */
export function addReviewWords(): void {
  void addMessages('reviews', {
    'zh-CN': () => chineseWords,
    en: () => import('../../words/reviews.en.json'),
  })
}
