import type { ClueId } from '../../domain/ids.ts'
import { clueList, type ClueActing, type NewClue } from '../../protocol/clue.ts'
import { ask } from '../api.ts'

/** Of which day the list is; undefined: of any day what is not closed. */
export type ShownDay = string | undefined

const queryOf = (day: ShownDay) => (day === undefined ? '' : `?day=${day}`)

/** What 舆情线索 asks the server; each answers with the list as it is then. */
export function listClues(day: ShownDay) {
  return ask({ path: `/api/desk/clues${queryOf(day)}`, schema: clueList })
}

export function recordClue(body: NewClue, day: ShownDay) {
  return ask({ method: 'POST', path: `/api/desk/clues${queryOf(day)}`, body, schema: clueList })
}

export function actOnClue(id: ClueId, body: ClueActing, day: ShownDay) {
  const path = `/api/desk/clues/${id}/acts${queryOf(day)}`
  return ask({ method: 'POST', path, body, schema: clueList })
}

export function clueFileUrl(day: string): string {
  return `/api/desk/clues.xlsx?day=${day}`
}
