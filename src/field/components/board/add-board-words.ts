import { addMessages } from '../../../ui/words/words.ts'
import chineseWords from '../../words/board.zh-CN.json'

/** The words of 公告, 优稿库 and 意见建议与投诉 come with their screens, not with the phone's start. */
export function addBoardWords(): void {
  void addMessages('board', {
    'zh-CN': () => chineseWords,
    en: () => import('../../words/board.en.json'),
  })
}
