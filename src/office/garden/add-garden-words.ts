import { addMessages } from '../../ui/words/words.ts'
import chinese from './words/zh-CN.json'

export function addGardenWords(): void {
  void addMessages('garden', { 'zh-CN': () => chinese, en: () => import('./words/en.json') })
}
