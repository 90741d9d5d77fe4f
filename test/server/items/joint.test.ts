import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newCommandId, type ItemId } from '../../../src/domain/ids.ts'
import { JOINT_TOLD } from '../../../src/protocol/joint.ts'
import type { Change, SyncResponse } from '../../../src/protocol/sync.ts'
import { openTestOffice, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, makeSubmission, send, sync } from '../../support/server-phone.ts'

const TITLE = '两地联合治水'

let office: TestOffice
let farm: Client
let town: Client
let editor: Client
let itemId: ItemId

beforeEach(async () => {
  office = await openTestOffice()
  farm = await office.signIn('nongye01')
  town = await office.signIn('shangping01')
  editor = await office.signIn('bianji')
  const command = makeCommand(1, { payload: makeSubmission({ title: TITLE }) })
  itemId = command.itemId
  await send(farm, command)
})
afterEach(() => office.close())

describe('an item with authors of two units (联合报送)', () => {
  it('tells the second unit’s people what becomes of it, and the share of its points, without its text', async () => {
    await credit(1, [farm, town])
    await adopt(2)
    const { told, facts } = await readJoint(town)
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({
      row: { itemId, title: TITLE, unitName: '农业农村局', status: 'adopted' },
    })
    expect(told[0]?.row).not.toHaveProperty('body')
    const types = (told[0]?.row as { events: { type: string }[] }).events.map(({ type }) => type)
    expect(types).toEqual(['credited', 'adopted'])
    expect(facts).toMatchObject([
      { record: { itemId, authorId: null, shares: [{ percent: 60 }, { unitId: town.unitId, percent: 40 }] } },
    ])
  })

  it('is news to a phone that has read all, whenever something happens to it', async () => {
    await credit(1, [farm, town])
    const read = await pull(town)
    expect((await pull(town, read)).changes).toEqual([])
    await adopt(2)
    expect(jointOf((await pull(town, read)).changes)).toMatchObject([{ row: { status: 'adopted' } }])
  })

  it('is nobody’s business who is not named, and no longer theirs who are not named any more', async () => {
    await credit(1, [farm, town])
    expect((await readJoint(farm)).told).toEqual([])
    await credit(2, [farm])
    expect((await readJoint(town)).told).toMatchObject([{ row: null }])
  })
})

function decide(baseRev: number, decision: object) {
  const body = { id: newCommandId(testIds), baseRev, ...decision }
  return editor.post(`/api/desk/items/${itemId}/decisions`, body)
}

function credit(baseRev: number, people: Client[]) {
  const percents = people.length === 1 ? [100] : [60, 40]
  const authors = people.map(({ accountId, unitId }, place) => ({
    accountId,
    name: `作者${place}`,
    unitId,
    isMain: place === 0,
    percent: percents[place],
  }))
  return decide(baseRev, { type: 'credited', authors })
}

async function adopt(baseRev: number) {
  const periodicalId = (await editor.get('/api/desk/periodicals')).json().periodicals[0].id
  return decide(baseRev, { type: 'adopted', periodicalId, issue: 1, form: 'single' })
}

/** All there is, or what came after an earlier answer. */
const pull = (client: Client, { epoch, cursor }: Partial<SyncResponse> = {}) =>
  sync(client, [], { understands: ['facts', 'told', 'course'], epoch: epoch ?? null, cursor: cursor ?? 0 })

const jointOf = (changes: readonly Change[]) =>
  changes.filter((change) => change.kind === 'told').filter(({ about }) => about === JOINT_TOLD)

async function readJoint(client: Client) {
  const { changes } = await pull(client)
  const facts = changes.filter((change) => change.kind === 'facts')
  return { told: jointOf(changes), facts }
}
