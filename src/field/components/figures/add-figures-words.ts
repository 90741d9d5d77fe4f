import { addMessages } from '../../../ui/words/words.ts'
import chineseWords from '../../words/figures.zh-CN.json'

/** The words of 进度 and 得分 come with these screens, not with the phone's start. */
export function addFiguresWords(): void {
  void addMessages('figures', {
    'zh-CN': () => chineseWords,
    en: () => import('../../words/figures.en.json'),
  })
}
