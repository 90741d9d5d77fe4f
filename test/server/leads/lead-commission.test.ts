import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LeadId } from '../../../src/domain/ids.ts'
import { issue, makeCommission, readToldCommissions } from '../../support/commissions.ts'
import { answerLead, findDeskLead, readToldLeads, reportCommand } from '../../support/leads.ts'
import { openTestOffice, type Client, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, makeSubmission, send } from '../../support/server-phone.ts'

let office: TestOffice
let editor: Client
let finder: Client
let writer: Client
let id: LeadId

beforeEach(async () => {
  office = await openTestOffice()
  editor = await office.signIn('bianji')
  finder = await office.signIn('shangping01')
  writer = await office.signIn('nongye01')
  const command = reportCommand(1)
  id = command.itemId as string as LeadId
  await send(finder, command)
})
afterEach(() => office.close())

const FINDER = { name: 'shangping01', unitName: '上屏镇' }
const ofLead = (rev = 1) => makeCommission([writer.unitId], { lead: { id, rev } })

describe('a lead that becomes a commission', () => {
  it('says so to its finder, and the unit that is asked reads who found it', async () => {
    const commission = ofLead()
    expect((await issue(editor, commission)).finders).toMatchObject([FINDER])
    expect((await readToldLeads(finder))[0]?.events).toMatchObject([
      { type: 'commissioned', commissionId: commission.id, topic: commission.topic, by: 'bianji' },
    ])
    expect((await readToldCommissions(writer))[0]?.commission.finders).toMatchObject([FINDER])
  })

  it('gives the finder credit on the item that answers it, and tells the finder of it', async () => {
    const { id: commissionId } = await issue(editor, ofLead())
    const command = makeCommand(1, { payload: { ...makeSubmission(), commissionId } })
    await send(writer, command)
    const { item } = (await editor.get(`/api/desk/items/${command.itemId}`)).json()
    expect(item.finders).toMatchObject([FINDER])
    expect((await readToldLeads(finder))[0]?.events).toMatchObject([
      { type: 'commissioned' },
      { type: 'written', itemId: command.itemId, unitName: '农业农村局', by: 'nongye01' },
    ])
  })

  it('keeps the name as it was when the item came', async () => {
    const { id: commissionId } = await issue(editor, ofLead())
    const command = makeCommand(1, { payload: { ...makeSubmission(), commissionId } })
    await send(writer, command)
    await office.server.parts.db.write(() =>
      office.server.parts.db.run("update accounts set display_name = '改名' where id = ?", finder.accountId),
    )
    const { item } = (await editor.get(`/api/desk/items/${command.itemId}`)).json()
    expect(item.finders).toMatchObject([FINDER])
  })

  it('is issued once, and not over what a colleague has answered meanwhile', async () => {
    const commission = ofLead()
    await issue(editor, commission)
    await issue(editor, commission)
    expect((await findDeskLead(editor, id)).events).toHaveLength(1)
    const again = await editor.post('/api/desk/commissions', ofLead())
    expect([again.statusCode, again.json().code]).toEqual([409, 'lead.changed'])
    const knowing = await editor.post('/api/desk/commissions', ofLead(2))
    expect(knowing.json().code).toBe('lead.wrong_state')
    const { commissions } = (await editor.get('/api/desk/commissions')).json()
    expect(commissions).toHaveLength(1)
  })

  it('can be made of one that was worth writing and that nobody wrote', async () => {
    await answerLead(editor, id, { type: 'worth', words: '' })
    await issue(editor, ofLead(2))
    expect((await findDeskLead(editor, id)).events.map(({ type }) => type)).toEqual(['worth', 'commissioned'])
  })

  it('of somebody who answers it alone names nobody beside the author', async () => {
    const { id: commissionId } = await issue(
      editor,
      makeCommission([finder.unitId], { lead: { id, rev: 1 } }),
    )
    const command = makeCommand(2, { payload: { ...makeSubmission(), commissionId } })
    await send(finder, command)
    const { item } = (await editor.get(`/api/desk/items/${command.itemId}`)).json()
    expect(item.finders).toBeUndefined()
  })
})
