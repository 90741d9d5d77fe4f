import { describe, expect, it } from 'vitest'
import type { ContactId, LeadId } from '../../../src/domain/ids.ts'
import type { FieldDatabase } from '../../../src/field/local/field-database.ts'
import {
  dropLeadDraft,
  readLeadDraft,
  reportLead,
  saveLeadDraft,
} from '../../../src/field/local/lead-draft.ts'
import { readLeads, startFromLead } from '../../../src/field/local/leads.ts'
import { countOnlyHere } from '../../../src/field/local/only-here.ts'
import { hashText } from '../../../src/field/local/photo-bytes.ts'
import { listUploads } from '../../../src/field/local/photo-queue.ts'
import { viewLeads } from '../../../src/field/stores/lead-view.ts'
import { makePhotoRow, openMemory } from '../../support/field-memory.ts'
import { openRealOffice, signInPhone, type RealPhone } from '../../support/field-real-office.ts'
import { answerLead, findDeskLead } from '../../support/leads.ts'
import { commandIdOf, itemIdOf, NOW, photoIdOf } from '../../support/make-ids.ts'

const ID = itemIdOf(7)
const CONTACT = itemIdOf(70) as string as ContactId
const DRAFT = { id: ID, words: '两家冷库已满。', place: '', savedAt: NOW }
const WORDS = '两家冷库已满。农户准备低价卖苹果。'

const type = (database: FieldDatabase, changes: { words?: string; savedAt?: number } = {}) =>
  saveLeadDraft(database, { id: ID, words: WORDS, place: '上屏镇', savedAt: NOW, ...changes })

const report = (database: FieldDatabase, hash = hashText) =>
  reportLead(database, { commandId: commandIdOf(7), now: NOW, appVersion: '0.1.0', hash })

const views = async (database: FieldDatabase) => viewLeads(await readLeads(database))

describe('a lead being written', () => {
  it('is there again after the page was killed, photo and all, and signing out asks about it', async () => {
    const database = await openMemory()
    await type(database)
    expect(await readLeadDraft(database)).toEqual({ id: ID, words: WORDS, place: '上屏镇', savedAt: NOW })
    expect(await countOnlyHere(database)).toBe(1)
    expect((await database.drafts.toArray()).length).toBe(0)
  })

  it('becomes a deed in the outbox, and the form is empty', async () => {
    const database = await openMemory()
    await type(database)
    await database.photos.add(
      makePhotoRow(1, { itemId: ID, place: { latitude: 31, longitude: 121 }, isPlaceAttached: true }),
    )
    expect(await report(database)).toEqual({ ok: true })
    expect(await readLeadDraft(database)).toBeUndefined()
    const [row] = await database.outbox.toArray()
    expect(row).toMatchObject({ type: 'lead.report', itemId: ID, payload: { words: WORDS, place: '上屏镇' } })
    expect(JSON.stringify(row?.payload)).not.toContain('latitude')
    expect(await views(database)).toMatchObject([{ id: ID, status: 'waiting', words: WORDS, hasPhoto: true }])
  })

  it('says how it was come by: as chosen, and by a visit where nobody chose', async () => {
    const database = await openMemory()
    await saveLeadDraft(database, { ...DRAFT, channel: 'contact', contactId: CONTACT })
    await report(database)
    await saveLeadDraft(database, { ...DRAFT, id: itemIdOf(8), channel: 'petition', contactId: CONTACT })
    await reportLead(database, { commandId: commandIdOf(8), now: NOW, appVersion: '0.1.0', hash: hashText })
    await saveLeadDraft(database, { ...DRAFT, id: itemIdOf(9) })
    await reportLead(database, { commandId: commandIdOf(9), now: NOW, appVersion: '0.1.0', hash: hashText })
    const payloads = (await database.outbox.toArray()).map(({ payload }) => payload)
    expect(payloads).toEqual([
      expect.objectContaining({ channel: 'contact', contactId: CONTACT }),
      expect.not.objectContaining({ contactId: CONTACT }),
      expect.objectContaining({ channel: 'visit' }),
    ])
    expect((await views(database)).map(({ channel }) => channel)).toEqual(['contact', 'petition', 'visit'])
  })

  it('is sent once, though it is tapped twice', async () => {
    const database = await openMemory()
    await type(database)
    await Promise.all([report(database), report(database)])
    expect(await database.outbox.count()).toBe(1)
  })

  it('stays when another window goes on writing while it is being sent', async () => {
    const database = await openMemory()
    await type(database)
    const answer = await report(database, async (text) => {
      await type(database, { words: `${WORDS}又补一句。`, savedAt: NOW + 1 })
      return hashText(text)
    })
    expect(answer).toEqual({ ok: false, problem: 'changed' })
    expect((await readLeadDraft(database))?.words).toBe(`${WORDS}又补一句。`)
    expect(await database.outbox.count()).toBe(0)
  })

  it('is not sent without words, nor while its photo is being made ready', async () => {
    const database = await openMemory()
    await type(database, { words: ' ' })
    expect(await report(database)).toEqual({ ok: false, problem: 'missing' })
    await type(database)
    await database.photos.add(makePhotoRow(1, { itemId: ID, picture: null, preview: null }))
    expect(await report(database)).toEqual({ ok: false, problem: 'preparing' })
  })

  it('goes without a photo that could not be made ready', async () => {
    const database = await openMemory()
    await type(database)
    await database.photos.add(makePhotoRow(1, { itemId: ID, picture: null, failure: 'photo.unreadable' }))
    await report(database)
    expect((await database.outbox.toArray())[0]?.payload).toMatchObject({ manifest: [] })
  })

  it('is thrown away with its photo, and no other one', async () => {
    const database = await openMemory()
    await type(database)
    await database.photos.bulkAdd([makePhotoRow(1, { itemId: ID }), makePhotoRow(2)])
    await dropLeadDraft(database, itemIdOf(8))
    expect(await readLeadDraft(database)).toBeDefined()
    await dropLeadDraft(database, ID)
    expect(await readLeadDraft(database)).toBeUndefined()
    expect(await database.photos.toCollection().primaryKeys()).toEqual([photoIdOf(2)])
  })
})

/** Before the real office: reported without a network, then with one. */
async function reportFrom(phone: RealPhone) {
  await type(phone.database)
  await phone.takePhoto(7, { photo: 3, size: 4000, previewSize: 200 })
  await report(phone.database)
}

describe('a lead and the office', () => {
  it('brings its words first and its photo after them', async () => {
    const office = await openRealOffice()
    const phone = await signInPhone(office)
    await reportFrom(phone)
    expect(await listUploads(phone.database)).toEqual([])
    await phone.sync()
    const editor = await office.signIn('bianji')
    const lead = await findDeskLead(editor, ID as string as LeadId)
    expect(lead).toMatchObject({ words: WORDS, photo: { picture: { isPresent: true } } })
    expect(await listUploads(phone.database)).toEqual([])
    await phone.sync()
    expect(await views(phone.database)).toMatchObject([
      { status: 'told', course: { state: { status: 'open' } } },
    ])
  })

  it('counts once when the answer was lost', async () => {
    const office = await openRealOffice()
    const phone = await signInPhone(office)
    await reportFrom(phone)
    phone.loseAnswers(1)
    await phone.sync()
    await phone.sync()
    const { counts } = (await (await office.signIn('bianji')).get('/api/desk/leads')).json()
    expect(counts.open).toBe(1)
    expect(await views(phone.database)).toHaveLength(1)
  })

  it('worth writing begins a draft with its words, the angle, its photo and its id, without a network', async () => {
    const office = await openRealOffice()
    const phone = await signInPhone(office)
    await reportFrom(phone)
    await phone.sync()
    const editor = await office.signIn('bianji')
    await answerLead(editor, ID as string as LeadId, { type: 'worth', words: '写库容缺口' })
    await phone.sync()
    const [view] = await views(phone.database)
    expect(view).toMatchObject({ isToWrite: true, isBegun: false })
    if (view?.told == null) throw new Error('the office told nothing')
    expect(await startFromLead(phone.database, view.told, NOW)).toBe(ID)
    await phone.database.drafts.update(ID, { version: 5 })
    expect(await startFromLead(phone.database, view.told, NOW + 1)).toBe(ID)
    expect(await phone.database.drafts.get(ID)).toMatchObject({
      text: { title: '两家冷库已满', body: `${WORDS}\n\n写库容缺口`, place: '上屏镇' },
      version: 5,
    })
    expect(await phone.database.photos.where('itemId').equals(ID).count()).toBe(1)
    expect(await views(phone.database)).toMatchObject([{ isBegun: true }])
  })

  it('can be written on another phone of the same person, which has no photo yet', async () => {
    const office = await openRealOffice()
    const first = await signInPhone(office)
    await reportFrom(first)
    await first.sync()
    await answerLead(await office.signIn('bianji'), ID as string as LeadId, { type: 'worth', words: '' })
    const second = await signInPhone(office, 'nongye01', 2)
    await second.sync()
    const [view] = await views(second.database)
    if (view?.told == null) throw new Error('the office told nothing')
    await startFromLead(second.database, view.told, NOW)
    expect(await second.database.photos.where('itemId').equals(ID).toArray()).toMatchObject([
      { id: photoIdOf(3), original: null },
    ])
    expect(await listUploads(second.database)).toEqual([])
  })
})
