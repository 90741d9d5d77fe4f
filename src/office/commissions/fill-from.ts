import { isAddressed } from '../../domain/key-points/audience.ts'
import type { UnitId } from '../../domain/ids.ts'
import { titleOfLead } from '../../domain/lead/lead.ts'
import type { DeskClue } from '../../protocol/clue.ts'
import type { PlanTopicList } from '../../protocol/commission.ts'
import type { DeskLead } from '../../protocol/lead.ts'
import type { Origin } from '../key-points/draft-form.ts'
import type { IssueForm } from './issue-form.ts'

interface Source {
  topic: PlanTopicList['topics'][number] | undefined
  lead: DeskLead | undefined
  clue: DeskClue | undefined
  origin?: Origin | undefined
  /** All units, of which an origin's audience chooses. */
  units?: readonly { unitId: UnitId; classId: string }[]
}

/**
 * What a form begins with: a topic goes to its unit, a lead to its finder, a clue to whom it is about, what came of the
 * calendar or of a demand to its audience; nothing where it came of none of them.
 */
export function fillFrom({ topic, lead, clue, origin, units = [] }: Source): Partial<IssueForm> {
  if (origin !== undefined) return fillFromOrigin(origin, units)
  if (topic !== undefined) {
    const { mode, unitId } = topic
    return { topic: topic.topic, mode, category: 'research', addressees: new Map([[unitId, '' as const]]) }
  }
  if (clue !== undefined) {
    const { words, outlet, publishedOn, unitId } = clue
    const whom = unitId === null ? [] : [[unitId, ''] as const]
    return {
      topic: titleOfLead({ words }),
      outline: `${words}\n（${outlet} ${publishedOn}）`,
      addressees: new Map(whom),
    }
  }
  if (lead === undefined) return {}
  const { words, place, finder } = lead
  const outline = [words, place].filter((part) => part !== '').join('\n')
  // "形成内部提供“线索”,外部完成“稿件”" (BT-14): what a section of the office found, a unit writes, and the editor says which.
  const whom = lead.isOfOffice ? [] : [[finder.unitId, finder.accountId] as const]
  return { topic: titleOfLead(lead), outline, addressees: new Map(whom) }
}

/** A dated topic or a demand goes to the units of its audience; "all" is left to the editor, who would ask everybody. */
function fillFromOrigin(
  { title, words, audience, from }: Origin,
  units: readonly { unitId: UnitId; classId: string }[],
): Partial<IssueForm> {
  const asked = units.filter(({ unitId, classId }) => isAddressed(audience, { id: unitId, classId }))
  const whom = audience.kind === 'all' ? [] : asked.map(({ unitId }) => [unitId, '' as const] as const)
  return { topic: title, outline: words, dueDay: from, addressees: new Map(whom) }
}
