import { proposePercents } from '../../domain/composite/shares.ts'
import { newCommandId, newItemId } from '../../domain/ids.ts'
import { applyComposing } from '../composites/compose.usecases.ts'
import { applyCompositeDecision } from '../composites/decide-composite.usecases.ts'
import { listDesk } from '../items/desk-list.usecases.ts'
import { listPeriodicals } from '../periodicals/periodicals.usecases.ts'
import type { Life } from './demo-life.ts'
import county from './county.json' with { type: 'json' }

const MINUTE_MS = 60_000
const SOURCES = 3

/** Two composites of what lay in reserve: one in the county's periodical, one that is still being written. */
export function mergeReserved(life: Life) {
  const { parts, now, periodicalId, people } = life
  const { lines } = listDesk(parts.db, {
    query: { status: 'reserved', limit: '200' },
    accountId: people.editor.accountId,
    at: now,
  })
  const issue = listPeriodicals(parts.db)[0]?.currentIssue ?? 1
  county.composites.forEach((title, index) => {
    const own = lines.slice(index * SOURCES, (index + 1) * SOURCES)
    // Something stays in reserve.
    if (own.length < SOURCES || lines.length <= (index + 1) * SOURCES) return
    const at = now - (5 - index) * MINUTE_MS
    const ids = { now: () => at, randomBytes: (length: number) => parts.randomBytes(length) }
    const percents = proposePercents(SOURCES, parts.policies.at(at).scoring.jointItems)
    const sources = own.map(({ id, rev }, place) => ({
      itemId: id,
      baseRev: rev,
      percent: percents[place] ?? 0,
      isMain: place === 0,
    }))
    const compositeId = newItemId(ids)
    applyComposing(parts.db, {
      request: { id: newCommandId(ids), compositeId, title, sources },
      editor: people.editor,
      at,
    })
    if (index > 0) return
    const used = { type: 'adopted' as const, periodicalId, issue, form: 'combined' as const }
    applyCompositeDecision(parts.db, {
      id: compositeId,
      decision: { ...used, id: newCommandId(ids), baseRev: 1 },
      editor: people.editor,
      at: at + MINUTE_MS / 2,
    })
  })
}
