import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isStopDue, runPlannedStops } from '../../../src/server/handover/planned-stops.usecases.ts'
import { openPhone, openReviewOffice, submit, type TestPhone } from '../../support/review-office.ts'
import type { Client, Reply, TestOffice } from '../../support/server-office.ts'

const TODAY = '2026-11-21'
const MONDAY = '2026-11-23'
const MONDAY_BEGINS = Date.parse(`${MONDAY}T00:00:00+08:00`)

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
const stop = (from: string, successorId: string | null = idOf(colleague)) =>
  admin.post(`/api/admin/people/${idOf(officer)}/deactivation`, { successorId, note: '调离', from })
const keep = () => admin.inject({ method: 'DELETE', url: `/api/admin/people/${idOf(officer)}/deactivation` })
const statusOf = async (phone: TestPhone) => (await phone.client.get('/api/session')).statusCode
const rowIn = (reply: Reply) => reply.json().people.find(({ id }: { id: string }) => id === idOf(officer))
const rowOf = async () => rowIn(await admin.get('/api/admin/people'))

/** The office's clock passes to an instant, and its upkeep looks. */
async function passTo(at: number) {
  office.clock.now = at
  const { parts } = office.server
  if (isStopDue(parts)) await runPlannedStops(parts)
  admin = await office.signIn('guanli')
}

describe('somebody who stops from a day on', () => {
  it('goes on working until that day begins, and hands over what there is by then', async () => {
    const reply = await stop(MONDAY)
    expect(rowIn(reply)).toMatchObject({ deactivatedAt: null, stop: { from: MONDAY_BEGINS, refused: null } })
    const itemId = await submit(officer, { category: 'news' })
    await passTo(MONDAY_BEGINS - 1)
    expect(await rowOf()).toMatchObject({ deactivatedAt: null })
    await passTo(MONDAY_BEGINS)
    expect(await rowOf()).toMatchObject({ deactivatedAt: MONDAY_BEGINS, stop: null })
    expect(await statusOf(officer)).not.toBe(200)
    const { db } = office.server.parts
    expect(db.get('select carer_id from items where id = ?', itemId)).toEqual({ carer_id: idOf(colleague) })
    const { changes } = (await admin.get('/api/admin/standing-changes')).json()
    expect(changes).toMatchObject([{ type: 'deactivated', byName: '管理员', note: '调离', moved: 1 }])
    expect(isStopDue(office.server.parts)).toBe(false)
  })

  it('stops at once where the day is today, or gone by', async () => {
    await stop(TODAY)
    expect(await statusOf(officer)).toBe(403)
  })

  it('stays when the admin takes it back in time, once or twice', async () => {
    await stop(MONDAY)
    expect(rowIn(await keep())).toMatchObject({ stop: null })
    expect((await keep()).statusCode).toBe(200)
    await passTo(MONDAY_BEGINS)
    expect(await rowOf()).toMatchObject({ deactivatedAt: null, stop: null })
  })

  it('is planned anew for another day, and not twice when stopped before it', async () => {
    await stop(MONDAY)
    await stop('2026-12-01')
    expect((await rowOf()).stop.from).toBe(Date.parse('2026-12-01T00:00:00+08:00'))
    await stop(TODAY)
    expect(await rowOf()).toMatchObject({ deactivatedAt: office.clock.now, stop: null })
    await passTo(Date.parse('2026-12-01T00:00:00+08:00'))
    expect((await admin.get('/api/admin/standing-changes')).json().changes).toHaveLength(1)
  })

  it('is refused on the day it is asked for as it would be at once', async () => {
    const stranger = await office.signIn('shangping01')
    expect((await stop(MONDAY, stranger.accountId)).json().code).toBe('person.wrong_successor')
    await submit(officer, { category: 'news' })
    expect((await stop(MONDAY, null)).json().code).toBe('person.work_left')
    expect((await rowOf()).stop).toBeNull()
  })

  it('goes on, and the admin reads why, where the day finds work without a successor', async () => {
    await stop(MONDAY, null)
    await submit(officer, { category: 'news' })
    await passTo(MONDAY_BEGINS)
    expect(await rowOf()).toMatchObject({
      deactivatedAt: null,
      stop: { from: MONDAY_BEGINS, refused: 'person.work_left' },
    })
    expect(isStopDue(office.server.parts)).toBe(false)
    const successor = await admin.post(`/api/admin/people/${idOf(officer)}/deactivation`, {
      successorId: idOf(colleague),
      note: '',
    })
    expect(rowIn(successor)).toMatchObject({ deactivatedAt: MONDAY_BEGINS, stop: null })
  })
})
