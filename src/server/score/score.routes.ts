import type { UnitId } from '../../domain/ids.ts'
import {
  appealAnswer,
  appealList,
  closingAnswer,
  closingList,
  confirmation,
  ledgerAnswer,
  newScoreEntry,
  scoreEntryList,
} from '../../protocol/desk-score.ts'
import { appeal, scoreEntry } from '../../protocol/score.ts'
import { guardedRoute, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { readUnitId } from '../people/people.usecases.ts'
import { answerAppeal, listAppeals } from './appeals.usecases.ts'
import { closePeriod, listClosings } from './closing.usecases.ts'
import { readLedger } from './ledger.usecases.ts'
import { readPeriod } from './read-period.usecases.ts'
import { confirmScore, enterScore, listEntries } from './score-entries.usecases.ts'

const READERS = { roles: ['editor', 'leader', 'admin'], scope: 'office' } as const
const EDITORS = { roles: ['editor'], scope: 'office' } as const
/** A second person must be found in an office of one editor as well. */
const SECONDS = { roles: ['editor', 'admin'], scope: 'office' } as const
const ADMINS = { roles: ['admin'], scope: 'office' } as const

export function scoreRoutes(parts: Parts): Route[] {
  return [...ledgerRoutes(parts), ...entryRoutes(parts), ...appealRoutes(parts)]
}

function ledgerRoutes(parts: Parts): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/ledger',
      policy: READERS,
      summary: 'Ranks of all units in a period, and the lines of one',
      query: {
        period: 'month, quarter, half-year or year, as 2026-11',
        unit: 'whose lines; none when left out',
      },
      response: ledgerAnswer,
      refusals: ['period.unknown', 'unit.unknown'],
      async handle({ query, at }) {
        const question = { period: readPeriod(query['period']), unitId: readUnit(query['unit']), at }
        await parts.records.ready()
        return { body: readLedger(parts, question) }
      },
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/desk/periods',
      policy: READERS,
      summary: 'Periods that are closed',
      response: closingList,
      refusals: [],
      handle: async () => ({ body: listClosings(parts.db) }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/periods/:period/closing',
      policy: ADMINS,
      summary: 'Close a period that is over: its ledger stays as it is; closed again it is harmless',
      response: closingAnswer,
      refusals: ['period.unknown', 'period.not_over', 'period.entries_open'],
      handle: async ({ params, session, at }) => ({
        body: await closePeriod(parts, { period: readPeriod(params['period']), by: session.accountId, at }),
      }),
    }),
  ]
}

function entryRoutes({ db }: Parts): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/score-entries',
      policy: READERS,
      summary: 'What was entered by hand, the newest first',
      query: { status: 'open or all; all when left out', unit: 'of one unit alone' },
      response: scoreEntryList,
      refusals: [],
      handle: async ({ query }) => ({ body: listEntries(db, query) }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/score-entries',
      policy: EDITORS,
      summary: 'Enter with evidence what no record proves; sent again it is harmless',
      body: newScoreEntry,
      response: scoreEntry,
      refusals: ['unit.unknown', 'score.item_of_other_unit', 'period.closed'],
      handle: async ({ body, session, at }) => ({
        body: await enterScore(db, { entry: body, by: session.accountId, at }),
      }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/score-entries/:id/confirmation',
      policy: SECONDS,
      summary: 'The second person’s word on an entry; the same again is harmless',
      body: confirmation,
      response: scoreEntry,
      refusals: ['score.entry_unknown', 'score.same_person', 'score.settled', 'period.closed'],
      handle: async ({ params, body, session, at }) => ({
        body: await confirmScore(db, { id: params['id'] ?? '', decision: body, by: session.accountId, at }),
      }),
    }),
  ]
}

function appealRoutes(parts: Parts): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/appeals',
      policy: READERS,
      summary: 'Objections of units to lines of their ledgers, the newest first',
      query: { status: 'open or all; all when left out' },
      response: appealList,
      refusals: [],
      handle: async ({ query, at }) => ({ body: listAppeals(parts, { status: query['status'], at }) }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/appeals/:id/answer',
      policy: SECONDS,
      summary: 'Answer an objection, once; the same answer again is harmless',
      body: appealAnswer,
      response: appeal,
      refusals: ['appeal.unknown', 'appeal.answered'],
      handle: async ({ params, body, session, at }) => ({
        body: await answerAppeal(parts.db, {
          id: params['id'] ?? '',
          answer: body,
          by: session.accountId,
          at,
        }),
      }),
    }),
  ]
}

function readUnit(text: string | undefined): UnitId | null {
  return text === undefined || text === '' ? null : readUnitId(text)
}
