import { dayOf, parseDay } from '../../domain/calendar/day.ts'
import { parseClueId, type ClueId } from '../../domain/ids.ts'
import { clueActing, clueList, newClue } from '../../protocol/clue.ts'
import { guardedRoute, SENT, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { XLSX_TYPE } from '../sheets/write-template.usecases.ts'
import { writeClueWorkbook } from './clue-file.usecases.ts'
import { refuseClue } from './clues.errors.ts'
import { actOnClue, listDeskClues, recordClue } from './clues.usecases.ts'

const READERS = { roles: ['editor', 'leader'], scope: 'office' } as const
const EDITORS = { roles: ['editor'], scope: 'office' } as const
const QUERY = { day: 'recorded on this day; of any day what is not closed, when left out' }

export function clueRoutes({ db }: Pick<Parts, 'db'>): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/clues',
      policy: READERS,
      summary: 'Clues of media and the net (舆情线索) with what became of each, the newest first',
      query: QUERY,
      response: clueList,
      refusals: [],
      handle: async ({ query, at }) => ({ body: listDeskClues(db, { day: query['day'], at }) }),
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/desk/clues.xlsx',
      policy: READERS,
      summary: 'The clues of a day as a workbook',
      query: { day: 'today when left out' },
      bytes: 'response',
      refusals: [],
      async handle({ query, at, reply }) {
        const day = parseDay(query['day'] ?? '') ?? dayOf(at)
        const bytes = await writeClueWorkbook(listDeskClues(db, { day, at }).clues)
        reply.header('content-disposition', `attachment; filename="clues-${day}.xlsx"`)
        await reply.type(XLSX_TYPE).send(bytes)
        return SENT
      },
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/clues',
      policy: EDITORS,
      summary: 'Record what was seen in the media or on the net; sent again it is harmless',
      query: QUERY,
      body: newClue,
      response: clueList,
      refusals: ['clue.id_taken', 'clue.day_ahead', 'clue.secrecy_mark', 'unit.unknown'],
      async handle({ query, body, session, at }) {
        await recordClue(db, body, { by: session.accountId, at })
        return { body: listDeskClues(db, { day: query['day'], at }) }
      },
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/clues/:id/acts',
      policy: EDITORS,
      summary: 'Hand a clue to units to be verified, join an item of the same matter, close it',
      query: QUERY,
      body: clueActing,
      response: clueList,
      refusals: ['clue.unknown', 'clue.changed', 'clue.wrong_state', 'clue.secrecy_mark', 'unit.unknown'],
      async handle({ params, query, body, session, at }) {
        await actOnClue(db, { ...body, id: readId(params), by: session.displayName, at })
        return { body: listDeskClues(db, { day: query['day'], at }) }
      },
    }),
  ]
}

function readId(params: Record<string, string>): ClueId {
  const id = parseClueId(params['id'] ?? '')
  if (id === undefined) throw refuseClue('clue.unknown')
  return id
}
