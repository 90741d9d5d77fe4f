import { findSecrecyMark } from '../check/secrecy-mark.ts'
import type { WrittenText } from './written-text.ts'

/** 涉密不上网: whether a classification mark stands anywhere in what was written, the notes included. */
export function isMarkedSecret({ text, notes }: WrittenText): boolean {
  const texts = [text.title, text.body, text.place, ...notes.map((note) => note.text)]
  return texts.some((one) => findSecrecyMark(one) !== undefined)
}
