import { addMessages } from '../../../ui/words/words.ts'
import chineseWords from '../../words/key-points.zh-CN.json'

/** The words of 报送要点 come with their screens, not with the phone's start. */
export function addKeyPointWords(): void {
  void addMessages('keyPoints', {
    'zh-CN': () => chineseWords,
    en: () => import('../../words/key-points.en.json'),
  })
}
