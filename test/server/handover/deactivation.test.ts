import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newCommandId, type ItemId } from '../../../src/domain/ids.ts'
import { COMMISSION_TOLD } from '../../../src/protocol/commission.ts'
import { HANDOVER_TOLD } from '../../../src/protocol/handover.ts'
import { checkInvariants } from '../../../src/server/sync/check-invariants.ts'
import { issue, makeCommission } from '../../support/commissions.ts'
import { openPhone, openReviewOffice, submit, toldOf, type TestPhone } from '../../support/review-office.ts'
import { PASSWORD, testIds, type Client, type Reply, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, makeDraft, makeSubmission, sync } from '../../support/server-phone.ts'

let office: TestOffice
let admin: Client
let officer: TestPhone
let colleague: TestPhone

beforeEach(async () => {
  office = await openReviewOffice()
  admin = await office.signIn('guanli')
  officer = await openPhone(office, 'nongye01')
  colleague = await openPhone(office, 'nongye02')
})
afterEach(() => office.close())

const idOf = (phone: TestPhone) => phone.client.accountId
const workOf = async (id: string) => (await admin.get(`/api/admin/people/${id}/work`)).json()
const kindsOf = async (id: string) => (await workOf(id)).work.map(({ kind }: { kind: string }) => kind)
const deactivate = (id: string, successorId: string | null, client = admin) =>
  client.post(`/api/admin/people/${id}/deactivation`, { successorId, note: '调离' })
const codeOf = (reply: Reply) => [reply.statusCode, reply.json().code]

async function addLeader(account: string): Promise<Client> {
  const person = { account, displayName: account, role: 'leader', unitId: null, password: PASSWORD }
  await admin.post('/api/admin/people', person)
  return office.signIn(account)
}

async function saveDraft(phone: TestPhone): Promise<ItemId> {
  const command = makeCommand(1, { type: 'draft.put' })
  await phone.send({
    itemId: command.itemId,
    type: 'draft.put',
    payload: makeDraft({ title: '没写完的稿子' }),
  })
  return command.itemId
}

async function sendBack(itemId: ItemId) {
  const editor = await office.signIn('bianji')
  const { rev } = (await editor.get(`/api/desk/items/${itemId}`)).json().item
  const decision = {
    id: newCommandId(testIds),
    baseRev: rev,
    type: 'returned',
    reason: 'figures_unverified',
    words: '数字请核实',
  }
  return editor.post(`/api/desk/items/${itemId}/decisions`, decision)
}

describe('somebody who stops with work left', () => {
  it('is refused without a successor, and everything stays', async () => {
    await saveDraft(officer)
    expect(codeOf(await deactivate(idOf(officer), null))).toEqual([409, 'person.work_left'])
    expect(await kindsOf(idOf(officer))).toEqual(['draft'])
    expect((await officer.client.get('/api/session')).statusCode).toBe(200)
  })

  it('is succeeded only by an active colleague of the unit', async () => {
    const stranger = await office.signIn('shangping01')
    for (const id of [stranger.accountId, admin.accountId, idOf(officer)])
      expect(codeOf(await deactivate(idOf(officer), id))).toEqual([409, 'person.wrong_successor'])
    await deactivate(idOf(colleague), null)
    expect(codeOf(await deactivate(idOf(officer), idOf(colleague)))).toEqual([409, 'person.wrong_successor'])
  })

  it('hands over drafts, items, commissions and deputyships at once, and the successor is told', async () => {
    const draftId = await saveDraft(officer)
    const itemId = await submit(officer, { category: 'news' })
    const editor = await office.signIn('bianji')
    const { id: commissionId } = await issue(editor, {
      ...makeCommission([officer.client.unitId]),
      addressees: [{ unitId: officer.client.unitId as never, accountId: idOf(officer) }],
    })
    const signer = await openPhone(office, 'nongye-qianfa')
    const naming = { deputyId: idOf(officer), from: office.clock.now, until: office.clock.now + 86_400_000 }
    await signer.send({ type: 'deputy.name', payload: naming })
    expect(await kindsOf(idOf(officer))).toEqual(['draft', 'item', 'commission', 'deputyship'])
    expect((await deactivate(idOf(officer), idOf(colleague))).statusCode).toBe(200)
    const understands = ['draft', 'facts', 'told', 'course']
    const { changes } = await sync(colleague.client, [], { understands })
    const drafts = changes.filter((change) => change.kind === 'draft')
    expect(drafts.map((change) => [change.itemId, change.written?.text.title])).toEqual([
      [draftId, '没写完的稿子'],
    ])
    expect(changes.filter((change) => change.kind === 'item').map(({ facts }) => facts.id)).toEqual([itemId])
    const [commission] = toldOf(changes, COMMISSION_TOLD)
    expect(JSON.stringify(commission)).toContain(commissionId)
    expect(JSON.stringify(commission)).toContain('nongye02')
    expect(toldOf(changes, HANDOVER_TOLD)[0]?.row).toMatchObject({ fromName: 'nongye01', byName: '管理员' })
    expect(await kindsOf(idOf(officer))).toEqual([])
    expect(checkInvariants(office.server.parts.db)).toEqual([])
  })

  it('keeps the name and the count of an item that the successor corrects', async () => {
    const itemId = await submit(officer, { category: 'news' })
    expect((await sendBack(itemId)).statusCode).toBe(200)
    await deactivate(idOf(officer), idOf(colleague))
    const { rev } = (await (await office.signIn('bianji')).get(`/api/desk/items/${itemId}`)).json().item
    const corrected = makeSubmission({ category: 'news', body: '截至11月20日，全县晚稻已机收83千亩。' })
    const outcome = await colleague.send({ itemId, type: 'item.resubmit', baseRev: rev, payload: corrected })
    expect(outcome?.status).toBe('applied')
    const row = office.server.parts.db.get('select author_id, carer_id from items where id = ?', itemId)
    expect(row).toEqual({ author_id: idOf(officer), carer_id: idOf(colleague) })
  })

  it('is signed for by the successor when nobody else holds the post', async () => {
    const itemId = await submit(officer)
    const reviewer = await office.signIn('nongye-shenhe')
    expect(await kindsOf(reviewer.accountId)).toEqual(['signature'])
    await deactivate(reviewer.accountId, idOf(colleague))
    const signing = { post: 'reviewer', words: '', figures: [] }
    const outcome = await colleague.send({ itemId, type: 'item.sign', baseRev: 1, payload: signing })
    expect(outcome?.status).toBe('saved')
  })

  it('as a leader leaves the opinions that are still owed to another one, and keeps those given', async () => {
    const itemId = await submit(officer, { category: 'news' })
    const editor = await office.signIn('bianji')
    const leader = await office.signIn('lingdao')
    const second = await addLeader('lingdao2')
    const ask = async (words: string) => {
      const id = newCommandId(testIds)
      const asked = { id, kind: 'leader', accountId: leader.accountId, words }
      await editor.post(`/api/desk/items/${itemId}/consultations`, asked)
      return id
    }
    const given = await ask('可否上报？')
    await leader.post(`/api/desk/consultations/${given}/answer`, { words: '可以。' })
    office.clock.now += 1000
    const owed = await ask('何时上报？')
    expect(await kindsOf(leader.accountId)).toEqual(['consultation'])
    expect(codeOf(await deactivate(leader.accountId, null))).toEqual([409, 'person.work_left'])
    await deactivate(leader.accountId, second.accountId)
    const { consultations } = (await editor.get(`/api/desk/items/${itemId}/handling`)).json()
    expect(
      consultations.map(({ id, name, answer }: { id: string; name: string; answer: object | null }) => [
        id,
        name,
        answer !== null,
      ]),
    ).toEqual([
      [given, 'lingdao', true],
      [owed, 'lingdao2', false],
    ])
    const reply = await second.post(`/api/desk/consultations/${owed}/answer`, { words: '明天。' })
    expect(reply.statusCode).toBe(200)
  })

  it('at the desk leaves claimed items to another editor', async () => {
    const itemId = await submit(officer, { category: 'news' })
    const editor = await office.signIn('bianji')
    const { rev } = (await editor.get(`/api/desk/items/${itemId}`)).json().item
    await editor.post(`/api/desk/items/${itemId}/acts`, {
      type: 'claimed',
      id: newCommandId(testIds),
      baseRev: rev,
    })
    expect(await kindsOf(editor.accountId)).toEqual(['claim'])
    const other = await office.signIn('bianji02')
    await deactivate(editor.accountId, other.accountId)
    expect((await other.get(`/api/desk/items/${itemId}`)).json().claimedBy.id).toBe(other.accountId)
  })
})

describe('a deactivated account', () => {
  it('is answered 403 whatever its phone sends, and nothing of that is taken', async () => {
    await deactivate(idOf(officer), null)
    const reply = await officer.client.post('/api/sync', {})
    expect(codeOf(reply)).toEqual([403, 'session.deactivated'])
  })

  it('is told so at a sign-in with the right password, and only then', async () => {
    await deactivate(idOf(officer), null)
    const tryWith = (password: string) =>
      office.inject({
        method: 'POST',
        url: '/api/session',
        remoteAddress: '10.9.9.9',
        payload: {
          account: 'nongye01',
          password,
          device: { id: officer.client.deviceId, name: 'test' },
          sentAt: office.clock.now,
        },
      })
    expect(codeOf(await tryWith(PASSWORD))).toEqual([403, 'login.deactivated'])
    expect(codeOf(await tryWith('wrong-password'))).toEqual([401, 'login.failed'])
  })

  it('goes on where it stopped when it is active again', async () => {
    await deactivate(idOf(officer), null)
    const back = await admin.post(`/api/admin/people/${idOf(officer)}/reactivation`, { note: '' })
    expect(back.statusCode).toBe(200)
    expect((await officer.send({ payload: makeSubmission() }))?.status).toBe('applied')
  })

  it('signs nothing for a new text, and is not offered as a deputy', async () => {
    const signer = await openPhone(office, 'nongye-qianfa')
    const reviewer = await office.signIn('nongye-shenhe')
    await deactivate(reviewer.accountId, null)
    const people = toldOf(await signer.read(), 'colleagues')[0]?.row as { people: { id: string }[] }
    expect(people.people.map(({ id }) => id)).not.toContain(reviewer.accountId)
  })

  it('never is the admin’s own, and is made by admins alone', async () => {
    expect(codeOf(await deactivate(admin.accountId, null))).toEqual([409, 'person.self'])
    const editor = await office.signIn('bianji')
    expect(codeOf(await deactivate(idOf(officer), null, editor))).toEqual([403, 'session.forbidden'])
  })

  it('stands in the list of what was done, with who did it', async () => {
    await saveDraft(officer)
    await deactivate(idOf(officer), idOf(colleague))
    const { changes } = (await admin.get('/api/admin/standing-changes')).json()
    expect(changes).toMatchObject([
      {
        type: 'deactivated',
        name: 'nongye01',
        byName: '管理员',
        successorName: 'nongye02',
        moved: 1,
        note: '调离',
      },
    ])
  })
})

describe('a unit that stops', () => {
  const stop = (withPeople: boolean) =>
    admin.post(`/api/admin/units/${officer.client.unitId}/deactivation`, { withPeople, note: '机构改革' })

  it('is refused while people of it are active', async () => {
    expect(codeOf(await stop(false))).toEqual([409, 'unit.has_people'])
    expect((await officer.client.get('/api/session')).statusCode).toBe(200)
  })

  it('takes its people along when that is said, and takes in nobody new', async () => {
    expect((await stop(true)).statusCode).toBe(200)
    expect(codeOf(await officer.client.get('/api/session'))).toEqual([403, 'session.deactivated'])
    const person = {
      account: 'new01',
      displayName: '新人',
      role: 'officer',
      unitId: officer.client.unitId,
      password: PASSWORD,
    }
    expect(codeOf(await admin.post('/api/admin/people', person))).toEqual([409, 'unit.inactive'])
  })

  it('is in the progress of its last month and in none after', async () => {
    await stop(true)
    const namesIn = async (period: string) => {
      const { units } = (await admin.get(`/api/desk/progress?period=${period}`)).json()
      return units.map(({ unitName }: { unitName: string }) => unitName)
    }
    expect(await namesIn('2026-11')).toContain('农业农村局')
    expect(await namesIn('2026-12')).toEqual(['上屏镇'])
  })
})
