import { newLeadId, type ItemId, type LeadId } from '../../src/domain/ids.ts'
import {
  LEAD_TOLD,
  leadList,
  toldLead,
  type DeskLead,
  type LeadAnswer,
  type LeadReport,
  type ToldLead,
} from '../../src/protocol/lead.ts'
import { parse } from '../../src/protocol/parse.ts'
import { testIds, type Client, type Reply } from './server-office.ts'
import { makeCommand, sync } from './server-phone.ts'

export function makeReport(changes: Partial<LeadReport> = {}): LeadReport {
  return { words: '两家冷库已满。农户准备低价卖苹果。', place: '上屏镇', manifest: [], ...changes }
}

/** The command with which a phone reports a lead, under its number. */
export function reportCommand(seq: number, { id = newLeadId(testIds), ...changes }: LeadChanges = {}) {
  return makeCommand(seq, {
    type: 'lead.report',
    itemId: id as string as ItemId,
    payload: makeReport(changes),
  })
}
type LeadChanges = Partial<LeadReport> & { id?: LeadId }

export function readLeads(reply: Reply): DeskLead[] {
  const parsed = parse(leadList, reply.json())
  if (reply.statusCode !== 200 || !parsed.ok) throw new Error(`no list: ${reply.statusCode} ${reply.body}`)
  return parsed.value.leads
}

/** An answer of an editor who has just read the lead. */
export async function answerLead(editor: Client, id: LeadId, answer: LeadAnswer): Promise<Reply> {
  return editor.post(`/api/desk/leads/${id}/answers`, { rev: (await findDeskLead(editor, id)).rev, answer })
}

/** A lead as the desk has it, under whatever filter it stands. */
export async function findDeskLead(editor: Client, id: LeadId): Promise<DeskLead> {
  for (const filter of ['open', 'kept', 'answered']) {
    const found = readLeads(await editor.get(`/api/desk/leads?filter=${filter}`)).find(
      (lead) => lead.id === id,
    )
    if (found !== undefined) return found
  }
  throw new Error(`the desk has no lead ${id}`)
}

/** The leads of which this person's phone is told from the start of the feed. */
export async function readToldLeads(client: Client): Promise<ToldLead[]> {
  const { changes } = await sync(client, [], { understands: ['draft', 'told', 'rules', 'facts'] })
  return changes.flatMap((change) => {
    if (change.kind !== 'told' || change.about !== LEAD_TOLD) return []
    const parsed = parse(toldLead, change.row)
    if (!parsed.ok) throw new Error(`not a lead: ${parsed.place}`)
    return [parsed.value]
  })
}
