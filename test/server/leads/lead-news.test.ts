import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LeadId } from '../../../src/domain/ids.ts'
import type { DeskNews } from '../../../src/protocol/desk.ts'
import { issue, makeCommission } from '../../support/commissions.ts'
import { answerLead, readToldLeads, reportCommand } from '../../support/leads.ts'
import { openTestOffice, type Client, type TestOffice } from '../../support/server-office.ts'
import { send } from '../../support/server-phone.ts'

let office: TestOffice
let editor: Client
let finder: Client
let id: LeadId
let news: DeskNews[]

beforeEach(async () => {
  office = await openTestOffice()
  editor = await office.signIn('bianji')
  finder = await office.signIn('shangping01')
  const command = reportCommand(1)
  id = command.itemId as string as LeadId
  await send(finder, command)
  news = []
  office.server.parts.events.announce = (event) => news.push(event)
})
afterEach(() => office.close())

describe('the answer to a lead', () => {
  it('is news at every open desk, and told to the finder’s phone', async () => {
    await answerLead(editor, id, { type: 'kept', words: '先放一放' })
    expect(news).toEqual([{ leadId: id }])
    expect((await readToldLeads(finder))[0]?.events).toMatchObject([{ type: 'kept', by: 'bianji' }])
  })

  it('is news as a commission too', async () => {
    await issue(editor, makeCommission([finder.unitId], { lead: { id, rev: 1 } }))
    expect(news).toEqual([{ leadId: id }])
  })

  it('is none where it was refused', async () => {
    await answerLead(editor, id, { type: 'kept', words: '先放一放' })
    const late = { rev: 1, answer: { type: 'kept', words: '再放一放' } }
    expect((await editor.post(`/api/desk/leads/${id}/answers`, late)).statusCode).toBe(409)
    expect(news).toHaveLength(1)
  })
})
