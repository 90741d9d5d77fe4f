import refusals from './refusals.zh-CN.json'
import { addMessages } from './words.ts'

/** The sentences of refusals that nobody meets before the first screen stands; English came with the first words. */
export function addRefusals(): void {
  void addMessages('refusal:later', { 'zh-CN': () => refusals, en: () => ({}) })
}
