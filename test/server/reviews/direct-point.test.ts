import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ItemId } from '../../../src/domain/ids.ts'
import { demonstrationPolicy } from '../../../src/domain/policy/demonstration-policy.ts'
import type { SignOffChain } from '../../../src/domain/policy/sign-off-chain.ts'
import { openPhone, openReviewOffice, submit, type TestPhone } from '../../support/review-office.ts'
import { START, type Client, type TestOffice } from '../../support/server-office.ts'

const STRAIGHT: SignOffChain = {
  id: 'straight',
  name: '直报点',
  categories: null,
  origins: ['direct_point'],
  isUpward: null,
  steps: [],
  statement: null,
}

let office: TestOffice
let admin: Client
let officer: TestPhone

async function open(chain: SignOffChain) {
  office = await openReviewOffice({ signOff: [chain, ...demonstrationPolicy(START).signOff] })
  admin = await office.signIn('guanli')
  officer = await openPhone(office, 'nongye01')
}

async function namePoint(changes: { kind?: string; mayReportStraight?: boolean } = {}) {
  const { units } = (await admin.get('/api/admin/people')).json()
  const unitId = units.find(({ name }: { name: string }) => name === '农业农村局').id
  const point = {
    pointId: null,
    unitId,
    kind: 'unit',
    name: '农业农村局',
    responsible: '办公室主任',
    phone: '',
    mayReportStraight: true,
    from: START,
    until: null,
    note: '',
    ...changes,
  }
  expect((await admin.post('/api/admin/direct-points', point)).statusCode).toBe(200)
}

const statusOf = async (itemId: ItemId) => {
  const editor = await office.signIn('bianji')
  return (await editor.get(`/api/desk/items/${itemId}`)).json().item.events[0].steps ?? []
}

beforeEach(() => open(STRAIGHT))
afterEach(() => office.close())

describe('what a direct-report point sends', () => {
  it('skips the unit’s signatures where the rules say so, and reaches the desk at once', async () => {
    expect(await statusOf(await submit(officer))).toHaveLength(1)
    await namePoint()
    const itemId = await submit(officer)
    expect(await statusOf(itemId)).toEqual([])
    const editor = await office.signIn('bianji')
    const list = (await editor.get('/api/desk/items')).json()
    expect(list.lines.map(({ id }: { id: string }) => id)).toEqual([itemId])
  })

  it('is signed as ever where the point may not report straight, or is a village that the unit looks after', async () => {
    await namePoint({ mayReportStraight: false })
    await namePoint({ kind: 'village' })
    expect(await statusOf(await submit(officer))).toHaveLength(1)
  })

  it('is reviewed at the office as the rules say for points', async () => {
    await office.close()
    await open({ ...STRAIGHT, steps: [{ post: 'leader', hasDeputy: false }] })
    const reviewsOf = async (itemId: ItemId) => {
      const editor = await office.signIn('bianji')
      return (await editor.get(`/api/desk/items/${itemId}/handling`)).json().missing.adopt
    }
    expect(await reviewsOf(await submit(officer, { category: 'news' }))).toEqual([])
    await namePoint()
    expect(await reviewsOf(await submit(officer, { category: 'news' }))).toEqual(['leader'])
  })
})
