import { dayOf } from '../../domain/calendar/day.ts'
import type { ClueKind } from '../../domain/clue/clue.ts'
import type { ContactKind } from '../../domain/contact/contact.ts'
import { newClueId, newContactId, type UnitId } from '../../domain/ids.ts'
import { addClue, applyClueAct, verifyClue } from '../clues/clues.usecases.ts'
import { insertContact } from '../contacts/contacts.usecases.ts'
import { findAccount } from '../people/people.usecases.ts'
import type { Life, Step } from './demo-life.ts'
import sources from './sources.json' with { type: 'json' }

const DAY_MS = 24 * 3600_000
const HOUR_MS = 3600_000

/** Contact points of two units, and clues of media: one to handle, one handed to two units of which one has answered. */
export function liveSources(life: Life): Step[] {
  return [
    ...sources.contacts.map((each) => liveContact(life, each)),
    ...sources.clues.map((each) => liveClue(life, each)),
  ]
}

function liveContact(life: Life, { unit, day, kind, ...words }: (typeof sources.contacts)[number]): Step {
  const { parts, people, now } = life
  const at = now + day * DAY_MS
  const id = newContactId({ now: () => at, randomBytes: parts.randomBytes })
  const contact = { id, unitId: unitIdOf(life, unit), kind: kind as ContactKind, ...words }
  return { at, run: () => insertContact(parts.db, contact, { by: people.editor.accountId, at }) }
}

function liveClue(life: Life, planned: (typeof sources.clues)[number]): Step {
  const { parts, people, now } = life
  const { day, publishedDay, units, answer, kind, ...words } = planned
  const at = now + day * DAY_MS
  const id = newClueId({ now: () => at, randomBytes: parts.randomBytes })
  const publishedOn = dayOf(now + publishedDay * DAY_MS)
  const by = people.editor.displayName
  return {
    at,
    run() {
      const clue = { id, kind: kind as ClueKind, publishedOn, unitId: null, ...words }
      addClue(parts.db, clue, { by: people.editor.accountId, at })
      if (units.length === 0) return
      const unitIds = units.map((unit) => unitIdOf(life, unit))
      applyClueAct(parts.db, { id, rev: 1, act: { type: 'handed', unitIds, words: '' }, by, at })
      const [unit = ''] = units
      const author = people.authors.get(unit)?.[0]
      if (answer === '' || author === undefined) return
      const verification = { finding: 'partly', words: answer } as const
      const person = {
        displayName: findAccount(parts.db, author.accountId)?.displayName ?? '',
        unit: author.unit,
      }
      verifyClue(parts.db, { id, verification, person, at: at + HOUR_MS })
    },
  }
}

function unitIdOf({ people }: Life, name: string): UnitId {
  const unit = people.authors.get(name)?.[0]?.unit
  if (unit === undefined) throw new Error(`the county has no unit ${name}`)
  return unit.id
}
