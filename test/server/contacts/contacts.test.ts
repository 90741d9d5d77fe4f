import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newContactId, newLeadId, type ContactId } from '../../../src/domain/ids.ts'
import {
  CONTACT_TOLD,
  contactList,
  type ContactChanging,
  type ContactList,
} from '../../../src/protocol/contact.ts'
import { parse } from '../../../src/protocol/parse.ts'
import { readLeads, readToldLeads, reportCommand } from '../../support/leads.ts'
import {
  openTestOffice,
  testIds,
  type Client,
  type Reply,
  type TestOffice,
} from '../../support/server-office.ts'
import { send, sync } from '../../support/server-phone.ts'

let office: TestOffice
let editor: Client
let phone: Client

beforeEach(async () => {
  office = await openTestOffice()
  editor = await office.signIn('bianji')
  phone = await office.signIn('nongye01')
})
afterEach(() => office.close())

function read(reply: Reply): ContactList {
  const parsed = parse(contactList, reply.json())
  if (reply.statusCode !== 200 || !parsed.ok) throw new Error(`no register: ${reply.body}`)
  return parsed.value
}

async function add(id: ContactId = newContactId(testIds), changes: object = {}) {
  const contact = { id, unitId: phone.unitId, name: '望澜果业公司', kind: 'enterprise', person: '李经理' }
  const reply = await editor.post('/api/desk/contacts', {
    ...contact,
    telephone: '136-0000-0000',
    ...changes,
  })
  return { id, reply }
}

async function change(id: ContactId, said: ContactChanging['change'], client = editor) {
  const rev = read(await editor.get('/api/desk/contacts')).contacts.find((each) => each.id === id)?.rev
  return client.post(`/api/desk/contacts/${id}/changes`, { rev, change: said })
}

async function toldTo(client: Client) {
  const { changes } = await sync(client, [], { understands: ['draft', 'told', 'rules', 'facts'] })
  return changes.flatMap((each) => (each.kind === 'told' && each.about === CONTACT_TOLD ? [each.row] : []))
}

const fromContact = (contactId: ContactId) => ({ channel: 'contact' as const, contactId })

describe('a contact point', () => {
  it('is on the phones of the unit that keeps it, and on no others', async () => {
    const { id } = await add()
    expect(await toldTo(phone)).toMatchObject([{ id, name: '望澜果业公司', telephone: '136-0000-0000' }])
    expect(await toldTo(await office.signIn('nongye02'))).toHaveLength(1)
    expect(await toldTo(await office.signIn('shangping01'))).toEqual([])
  })

  it('is set up once, however often it is sent, and its number is nobody else’s', async () => {
    const { id } = await add()
    expect(read((await add(id)).reply).contacts).toHaveLength(1)
    expect((await add(id, { name: '另一家' })).reply.json()).toMatchObject({ code: 'contact.id_taken' })
  })

  it('is told anew when its words change, and goes from the phones when it is given up', async () => {
    const { id } = await add()
    await change(id, { type: 'edited', name: '望澜果业集团', kind: 'enterprise', person: '', telephone: '' })
    expect(await toldTo(phone)).toMatchObject([{ name: '望澜果业集团' }])
    const { contacts } = read(await change(id, { type: 'retired', isRetired: true }))
    expect(contacts[0]?.retiredAt).toBe(office.clock.now)
    expect(await toldTo(phone)).toEqual([null])
    await change(id, { type: 'retired', isRetired: false })
    expect(await toldTo(phone)).toMatchObject([{ id }])
  })

  it('shows the second editor what the first one changed', async () => {
    const { id } = await add()
    const late = { rev: 1, change: { type: 'retired', isRetired: true } }
    await change(id, { type: 'heard', on: '2026-11-20' as never })
    const reply = await editor.post(`/api/desk/contacts/${id}/changes`, late)
    expect([reply.statusCode, reply.json().code]).toEqual([409, 'contact.changed'])
  })

  it('was last heard by the later of a note and a lead, and never tomorrow', async () => {
    const { id } = await add()
    expect(read(await editor.get('/api/desk/contacts')).contacts[0]).toMatchObject({
      heardOn: null,
      leads: 0,
    })
    expect(read(await change(id, { type: 'heard', on: '2026-11-02' as never })).contacts[0]?.heardOn).toBe(
      '2026-11-02',
    )
    await send(phone, reportCommand(1, fromContact(id)))
    expect(read(await editor.get('/api/desk/contacts')).contacts[0]).toMatchObject({
      heardOn: '2026-11-21',
      leads: 1,
    })
    expect(read(await change(id, { type: 'heard', on: '2026-12-24' as never })).contacts[0]?.heardOn).toBe(
      '2026-11-21',
    )
  })

  it('is kept by editors, read by leaders, and nobody’s else', async () => {
    const { id } = await add()
    const leader = await office.signIn('lingdao')
    expect((await leader.get('/api/desk/contacts')).statusCode).toBe(200)
    expect((await change(id, { type: 'retired', isRetired: true }, leader)).statusCode).toBe(403)
    expect((await phone.get('/api/desk/contacts')).statusCode).toBe(403)
  })
})

describe('where a lead comes from', () => {
  const desk = async (query = '') => (await editor.get(`/api/desk/leads${query}`)).json()

  it('stands with it at the desk and on its finder’s phone', async () => {
    const { id } = await add()
    await send(phone, reportCommand(1, fromContact(id)))
    const origin = { channel: 'contact', contact: { id, name: '望澜果业公司' } }
    expect(readLeads(await editor.get('/api/desk/leads'))).toMatchObject([origin])
    expect((await readToldLeads(phone))[0]?.lead).toMatchObject(origin)
  })

  it('may be untold, as it is by phones that do not ask', async () => {
    await send(phone, reportCommand(1))
    expect(readLeads(await editor.get('/api/desk/leads'))).toMatchObject([{ channel: null, contact: null }])
  })

  it('is counted and narrows the list', async () => {
    await send(phone, reportCommand(1, { channel: 'phone' }))
    await send(phone, reportCommand(2, { channel: 'phone', id: newLeadId(testIds) }))
    await send(phone, reportCommand(3))
    expect((await desk()).channels).toEqual([
      { channel: 'phone', count: 2 },
      { channel: 'untold', count: 1 },
    ])
    expect((await desk('?channel=phone')).leads).toHaveLength(2)
    expect((await desk('?channel=untold')).leads).toHaveLength(1)
    expect((await desk('?channel=visit')).leads).toEqual([])
    expect((await desk('?channel=rumour')).leads).toHaveLength(3)
  })

  it('names no contact point of another unit; the lead itself is not lost over it', async () => {
    const { id } = await add()
    const other = await office.signIn('shangping01')
    expect((await send(other, reportCommand(1, fromContact(id))))?.status).toBe('saved')
    expect((await send(phone, reportCommand(1, fromContact(newContactId(testIds)))))?.status).toBe('saved')
    for (const lead of readLeads(await editor.get('/api/desk/leads')))
      expect(lead).toMatchObject({ channel: 'contact', contact: null })
  })

  it('is one of the list', async () => {
    const outcome = await send(phone, reportCommand(1, { channel: 'rumour' as never }))
    expect(outcome).toEqual({ status: 'rejected', code: 'command.malformed' })
  })
})
