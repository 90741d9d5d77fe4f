import { titleOfLead } from '../../domain/lead/lead.ts'
import type { PlanTopicList } from '../../protocol/commission.ts'
import type { DeskLead } from '../../protocol/lead.ts'
import type { IssueForm } from './issue-form.ts'

interface Source {
  topic: PlanTopicList['topics'][number] | undefined
  lead: DeskLead | undefined
}

/** What a form begins with: a topic goes to its unit, a lead to its finder; nothing where it came of neither. */
export function fillFrom({ topic, lead }: Source): Partial<IssueForm> {
  if (topic !== undefined) {
    const { mode, unitId } = topic
    return { topic: topic.topic, mode, category: 'research', addressees: new Map([[unitId, '' as const]]) }
  }
  if (lead === undefined) return {}
  const { words, place, finder } = lead
  const outline = [words, place].filter((part) => part !== '').join('\n')
  // "形成内部提供“线索”,外部完成“稿件”" (BT-14): what a section of the office found, a unit writes, and the editor says which.
  const whom = lead.isOfOffice ? [] : [[finder.unitId, finder.accountId] as const]
  return { topic: titleOfLead(lead), outline, addressees: new Map(whom) }
}
