import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newCommandId } from '../../../src/domain/ids.ts'
import type { Change } from '../../../src/protocol/sync.ts'
import { openTestOffice, START, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, sync } from '../../support/server-phone.ts'

const NEW = { understands: ['draft', 'rules', 'facts', 'score_entry', 'appeal'] }

let office: TestOffice
let phone: Client

beforeEach(async () => {
  office = await openTestOffice()
  phone = await office.signIn('nongye01')
})
afterEach(() => office.close())

async function read(account: string, understands = NEW.understands): Promise<Change[]> {
  return (await sync(await office.signIn(account), [], { understands })).changes
}

async function decide(itemId: string, decision: object) {
  const editor = await office.signIn('bianji')
  const reply = await editor.post(`/api/desk/items/${itemId}/decisions`, {
    id: newCommandId(testIds),
    ...decision,
  })
  expect(reply.statusCode).toBe(200)
}

async function adopt(itemId: string, baseRev: number) {
  const editor = await office.signIn('bianji')
  const [periodical] = (await editor.get('/api/desk/periodicals')).json().periodicals
  await decide(itemId, { type: 'adopted', baseRev, periodicalId: periodical.id, issue: 7, form: 'brief' })
}

describe('a phone that understands rules and facts', () => {
  it('reads each version of the policy as a row of its own, the whole document', async () => {
    const versions = (await read('nongye01')).filter((change) => change.kind === 'rules')
    expect(versions.map(({ policy }) => [policy.version, policy.scoring.rules])).toEqual([[1, []]])
  })

  it('gets the facts of its own item beside the item, with the author', async () => {
    const command = makeCommand(1)
    await sync(phone, [command])
    const changes = await read('nongye01')
    expect(changes.map(({ kind }) => kind)).toEqual(['policy', 'rules', 'unit', 'item', 'facts'])
    const facts = changes.find((change) => change.kind === 'facts')
    expect(facts).toMatchObject({
      rev: 1,
      record: {
        itemId: command.itemId,
        authorId: phone.accountId,
        section: null,
        category: 'news',
        origin: 'own',
        reportedAt: START - 60_000,
        lastReportedAt: START - 60_000,
        uses: [],
      },
    })
  })

  it('gets a colleague’s item as facts alone, and not whose it is', async () => {
    await sync(phone, [makeCommand(1)])
    const changes = await read('nongye-shenhe')
    const facts = changes.filter((change) => change.kind === 'facts')
    expect(facts.map(({ record }) => record.authorId)).toEqual([null])
    expect(changes.some(({ kind }) => kind === 'record' || kind === 'item')).toBe(false)
    expect(JSON.stringify(changes)).not.toContain('晚稻')
  })

  it('learns of an adoption as a use in the county, with the periodical’s name and the form', async () => {
    const command = makeCommand(1)
    await sync(phone, [command])
    await adopt(command.itemId, 1)
    const facts = (await read('nongye02')).find((change) => change.kind === 'facts')
    expect(facts?.record.uses).toEqual([
      { at: office.clock.now, level: 'county', outlet: '望澜政务信息', form: 'brief', by: 'bianji' },
    ])
  })

  it('an item that was returned and sent again is one record that came last when it came again', async () => {
    const command = makeCommand(1)
    await sync(phone, [command])
    await decide(command.itemId, { type: 'returned', baseRev: 1, reason: 'figures_unverified', words: '' })
    office.clock.now += 86_400_000
    const { now } = office.clock
    const again = { itemId: command.itemId, type: 'item.resubmit', baseRev: 2, clientTime: now - 60_000 }
    await sync(phone, [makeCommand(2, again)], { sentAt: now })
    const facts = (await read('nongye02')).filter((change) => change.kind === 'facts')
    expect(facts).toHaveLength(1)
    expect(facts[0]?.record.reportedAt).toBe(START - 60_000)
    expect(facts[0]?.record.lastReportedAt).toBe(now - 60_000)
  })
})

describe('a phone of an earlier release', () => {
  it('gets the first shapes and no row that it cannot read', async () => {
    await sync(phone, [makeCommand(1)])
    const own = await read('nongye01', ['draft'])
    expect(own.map(({ kind }) => kind)).toEqual(['policy', 'unit', 'item'])
    expect((await read('nongye02', [])).map(({ kind }) => kind)).toEqual(['policy', 'unit', 'record'])
    expect(own.find((change) => change.kind === 'policy')?.policy).not.toHaveProperty('scoring')
  })
})

describe('a section', () => {
  const name = async (section: string | null, accountId: string = phone.accountId) => {
    const admin = await office.signIn('guanli')
    const url = `/api/admin/people/${accountId}`
    return admin.inject({ method: 'PATCH', url, payload: { section } })
  }

  it('is told to the person’s own phone, and stands in the facts of what they send', async () => {
    expect((await name('综合科')).json().people).toContainEqual(
      expect.objectContaining({ id: phone.accountId, section: '综合科' }),
    )
    await sync(phone, [makeCommand(1)])
    const changes = await read('nongye01')
    expect(changes.find((change) => change.kind === 'unit')?.unit.section).toBe('综合科')
    expect(changes.find((change) => change.kind === 'facts')?.record.section).toBe('综合科')
    const theirs = await read('nongye02')
    expect(theirs.find((change) => change.kind === 'unit')?.unit.section).toBeUndefined()
  })

  it('named for the first time goes with what came before; a later one leaves it where it was', async () => {
    await sync(phone, [makeCommand(1)])
    await name('综合科')
    await name('业务科')
    const facts = (await read('nongye02')).find((change) => change.kind === 'facts')
    expect(facts).toMatchObject({ rev: 2, record: { section: '综合科' } })
  })

  it('is refused for the office’s own people and for nobody', async () => {
    const editor = await office.signIn('bianji')
    expect((await name('综合科', editor.accountId)).json().code).toBe('person.no_unit')
    expect((await name('综合科', '01900000-0000-7000-8000-000000000000')).json().code).toBe('person.unknown')
  })
})

describe('a deed of a phone', () => {
  it('is refused when the office holds nothing that it could be done to', async () => {
    const [withdrawal] = (await sync(phone, [makeCommand(1, { type: 'item.withdraw', payload: {} })])).results
    expect(withdrawal?.outcome).toEqual({ status: 'rejected', code: 'item.unknown' })
  })

  it('cannot take back what the office has registered already', async () => {
    const command = makeCommand(1)
    await sync(phone, [command])
    const { itemId } = command
    const { results } = await sync(phone, [makeCommand(2, { type: 'item.withdraw', payload: {}, itemId })])
    expect(results[0]?.outcome).toEqual({ status: 'rejected', code: 'item.wrong_state' })
  })
})
