import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newCommandId, type ItemId } from '../../../src/domain/ids.ts'
import { askForOfficeReviews, changePerson, signInDirector } from '../../support/office-reviews.ts'
import { openTestOffice, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, send } from '../../support/server-phone.ts'

let office: TestOffice
let editor: Client
let director: Client
let itemId: ItemId

beforeEach(async () => {
  office = await openTestOffice()
  await askForOfficeReviews(office)
  const command = makeCommand(1)
  itemId = command.itemId
  await send(await office.signIn('nongye01'), command)
  editor = await office.signIn('bianji')
  director = await signInDirector(office, 'bianji02')
})
afterEach(() => office.close())

describe('where the rules ask for a second look (复审)', () => {
  it('an editor cannot adopt before the director has reviewed, and hears who is missing', async () => {
    const refused = await adopt(editor, 1)
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'review.missing'])
    expect((await handlingOf(editor)).missing).toEqual({
      adopt: ['director'],
      passUp: ['director', 'leader'],
    })
    const reply = await review(director, 1)
    expect(reply.json().item.events.at(-1)).toMatchObject({
      type: 'reviewed',
      post: 'director',
      by: 'bianji02',
      words: '同意',
    })
    expect((await handlingOf(editor)).missing).toEqual({ adopt: [], passUp: ['leader'] })
    expect((await adopt(editor, 2)).json().status).toBe('adopted')
  })

  it('the director decides without a review of the own, and a leader’s is asked for upward', async () => {
    expect((await handlingOf(director)).missing).toEqual({ adopt: [], passUp: ['leader'] })
    expect((await adopt(director, 1)).json().status).toBe('adopted')
    const leader = await office.signIn('lingdao')
    expect((await handlingOf(leader)).mayReview).toBe(true)
    expect((await review(leader, 2)).json().item.events.at(-1)).toMatchObject({ post: 'leader' })
    expect((await handlingOf(leader)).mayReview).toBe(false)
  })

  it('nobody reviews who is not asked to, or twice', async () => {
    expect((await review(editor, 1)).json().code).toBe('review.not_asked')
    await review(director, 1)
    expect((await review(director, 2)).json().code).toBe('review.not_asked')
  })

  it('many at once are held to it as well: what is returned or not used needs no review', async () => {
    const decision = { type: 'returned', reason: 'wording', words: '', baseRev: 1, id: newCommandId(testIds) }
    const reply = await editor.post(`/api/desk/items/${itemId}/decisions`, decision)
    expect(reply.json().status).toBe('returned')
  })
})

describe('who heads the office', () => {
  it('is marked by the admin, among the editors alone', async () => {
    const admin = await signInAdmin()
    const people = (await admin.get('/api/admin/people')).json().people
    const marked = people.filter((person: { isDirector: boolean }) => person.isDirector)
    expect(marked.map((person: { account: string }) => person.account)).toEqual(['bianji02'])
    expect((await director.get('/api/session')).json().account.isDirector).toBe(true)
    expect((await editor.get('/api/session')).json().account).not.toHaveProperty('isDirector')
    const officer = await office.signIn('nongye01')
    expect((await changePerson(office, officer, { isDirector: true })).json().code).toBe('person.not_editor')
    expect((await changePerson(office, director, { isDirector: false })).statusCode).toBe(200)
    expect((await handlingOf(director)).missing.adopt).toEqual(['director'])
  })

  it('is nothing that an editor may change', async () => {
    const url = `/api/admin/people/${editor.accountId}`
    const reply = await editor.inject({ method: 'PATCH', url, payload: { isDirector: true } })
    expect(reply.statusCode).toBe(403)
  })
})

const signInAdmin = () => office.signIn('guanli')

async function handlingOf(client: Client) {
  return (await client.get(`/api/desk/items/${itemId}/handling`)).json()
}

function review(client: Client, baseRev: number) {
  const act = { type: 'reviewed', id: newCommandId(testIds), baseRev, words: '同意' }
  return client.post(`/api/desk/items/${itemId}/acts`, act)
}

async function adopt(client: Client, baseRev: number) {
  const periodicalId = (await client.get('/api/desk/periodicals')).json().periodicals[0].id
  const decision = {
    type: 'adopted',
    id: newCommandId(testIds),
    baseRev,
    periodicalId,
    issue: 1,
    form: 'brief',
  }
  return client.post(`/api/desk/items/${itemId}/decisions`, decision)
}
