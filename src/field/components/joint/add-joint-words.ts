import { addMessages } from '../../../ui/words/words.ts'
import chineseWords from '../../words/joint.zh-CN.json'

/** The words of 联合报送 come with its card, not with the phone's start. */
export function addJointWords(): void {
  void addMessages('joint', {
    'zh-CN': () => chineseWords,
    en: () => import('../../words/joint.en.json'),
  })
}
