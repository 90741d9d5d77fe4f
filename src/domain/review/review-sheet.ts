import type { CheckedFigure } from '../item/item-event.ts'
import type { ReturnReason } from '../item/return-reason.ts'

/** What a reviewer (审签人) is writing before signing or sending back: what was checked, the words, and why it goes back. */
export interface ReviewSheet {
  words: string
  figures: CheckedFigure[]
  /** Null where none of the list is named. */
  reason: ReturnReason | null
  backWords: string
}

export const EMPTY_SHEET: ReviewSheet = { words: '', figures: [], reason: null, backWords: '' }

export function isEmptySheet({ words, figures, reason, backWords }: ReviewSheet): boolean {
  return words.trim() === '' && figures.length === 0 && reason === null && backWords.trim() === ''
}
