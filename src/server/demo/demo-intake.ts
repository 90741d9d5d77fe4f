import { newCommandId, type ItemId } from '../../domain/ids.ts'
import type { LeaderRank } from '../../domain/record/item-record.ts'
import { applyAsking } from '../consultations/consultations.usecases.ts'
import { applyAct, type Acting } from '../items/acts.usecases.ts'
import { applyDecision, getDeskItem } from '../items/decision.usecases.ts'
import { listDesk } from '../items/desk-list.usecases.ts'
import { applyEdit, readEdits } from '../items/edits.usecases.ts'
import { listLeaders } from '../people/people.usecases.ts'
import type { Life } from './demo-life.ts'
import county from './county.json' with { type: 'json' }

const MINUTE_MS = 60_000
const ASKED_UNIT = '农业农村局'

/**
 * What the desk is working on today: items that are claimed, one edited, one about which a unit was asked, one that
 * waits for an answer from above, a comment and an instruction.
 */
export function workAtDesk(life: Life) {
  const { parts, now, people } = life
  const claimedAt = now - 8 * MINUTE_MS
  const [edited, asked] = listQuiet(life, 'open', claimedAt)
  const [praised, sentUp] = listQuiet(life, 'adopted', claimedAt)
  const editor = { ...people.editor, role: 'editor' as const }
  for (const itemId of [edited, asked])
    if (itemId !== undefined) act(life, { itemId, what: { type: 'claimed' }, person: editor, at: claimedAt })
  if (edited !== undefined) edit(life, edited, now - 6 * MINUTE_MS)
  if (asked !== undefined) askUnit(life, asked, now - 5 * MINUTE_MS)
  if (sentUp !== undefined) passUp(life, sentUp, now - 5 * MINUTE_MS)
  const leader = listLeaders(parts.db)[0]
  if (praised === undefined || leader === undefined) return
  const person = { accountId: leader.id, displayName: leader.name, role: 'leader' as const }
  const comment = { type: 'commented' as const, words: county.words.commented }
  act(life, { itemId: praised, what: comment, person, at: now - 4 * MINUTE_MS })
  const given = { leader: leader.name, rank: 'own_main' as const, words: county.words.instructed }
  act(life, { itemId: praised, what: { type: 'instructed', ...given }, person, at: now - 3 * MINUTE_MS })
}

/** Items of a tab, newest first, to which nothing has happened since an instant. */
function listQuiet(
  { parts: { db }, people, now }: Life,
  status: 'open' | 'adopted',
  since: number,
): ItemId[] {
  const { lines } = listDesk(db, { query: { status }, accountId: people.editor.accountId, at: now })
  return lines
    .map(({ id }) => id)
    .filter((id) => getDeskItem(db, id).item.events.every(({ at }) => at < since))
}

type What =
  | { type: 'claimed' }
  | { type: 'commented'; words: string }
  | { type: 'instructed'; leader: string; rank: LeaderRank; words: string }

function act(
  { parts }: Life,
  { itemId, what, person, at }: Pick<Acting, 'itemId' | 'person' | 'at'> & { what: What },
) {
  const { rev: baseRev } = getDeskItem(parts.db, itemId).item
  applyAct(parts, { itemId, act: { ...what, id: idAt(parts, at), baseRev }, person, at })
}

/** The editor adds a closing sentence. */
function edit({ parts, people }: Life, itemId: ItemId, at: number) {
  const { title, body } = getDeskItem(parts.db, itemId).item.text
  const revision = readEdits(parts.db, itemId).revision
  const text = { title, body: `${body.trimEnd()}\n\n${county.words.edited}` }
  applyEdit(parts.db, {
    itemId,
    editor: people.editor,
    at,
    edit: { ...text, id: idAt(parts, at), revision, baseNumber: 0 },
  })
}

/** Nobody above has answered yet. */
function passUp({ parts, people }: Life, itemId: ItemId, at: number) {
  const { rev: baseRev } = getDeskItem(parts.db, itemId).item
  const decision = {
    type: 'passed_up' as const,
    id: idAt(parts, at),
    baseRev,
    level: 'city' as const,
    words: '',
  }
  applyDecision(parts.db, { itemId, decision, editor: people.editor, at })
}

function askUnit({ parts, people }: Life, itemId: ItemId, at: number) {
  const unitId = people.authors.get(ASKED_UNIT)?.[0]?.unit.id
  if (unitId === undefined) throw new Error(`the county has no ${ASKED_UNIT}`)
  const request = { kind: 'unit' as const, id: idAt(parts, at), unitId, words: county.words.asked }
  applyAsking(parts.db, { itemId, request, editor: people.editor, at })
}

const idAt = ({ randomBytes }: Pick<Life['parts'], 'randomBytes'>, at: number) =>
  newCommandId({ now: () => at, randomBytes: (length) => randomBytes(length) })
