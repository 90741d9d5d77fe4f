import type { ClueVerification, KnownClues, ToldClue } from '../local/clues.ts'

/** A clue as this phone shows it. */
export interface ClueView extends ToldClue {
  id: string
  /** `waiting`: the answer stands in the outbox. `refused`: the office did not take it, for `refusalCode`. */
  status: 'asked' | 'waiting' | 'refused' | 'answered'
  refusalCode: string | null
  /** What the unit answered, also while it is still on its way. */
  said: ClueVerification | null
}

/** Those that wait for an answer first, then the newest. */
export function viewClues({ told, deeds }: KnownClues): ClueView[] {
  const views = told.map((row): ClueView => {
    const { id } = row.clue
    const last = deeds.filter(({ itemId }) => (itemId as string) === id).pop()
    if (last?.status === 'waiting')
      return { ...row, id, status: 'waiting', refusalCode: null, said: last.payload }
    if (last?.status === 'refused')
      return { ...row, id, status: 'refused', refusalCode: last.refusalCode, said: last.payload }
    const status = row.answer === null ? 'asked' : 'answered'
    return { ...row, id, status, refusalCode: null, said: row.answer }
  })
  const isDone = ({ status }: ClueView) => Number(status === 'answered' || status === 'waiting')
  return views.sort((one, other) => isDone(one) - isDone(other) || other.handed.at - one.handed.at)
}
