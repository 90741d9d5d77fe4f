import { describe, expect, it } from 'vitest'
import { readRevisions } from '../../../src/field/local/revisions.ts'
import { readSiblings } from '../../../src/field/local/siblings.ts'
import type { DeskItem } from '../../../src/protocol/desk.ts'
import { openRealOffice, signInPhone, type RealPhone } from '../../support/field-real-office.ts'
import { commandIdOf, itemIdOf } from '../../support/make-ids.ts'
import type { Client } from '../../support/server-office.ts'

const itemId = itemIdOf(1)
const address = `/api/desk/items/${itemId}`

/** Two phones corrected one returned item, and the slower one has heard that both texts are kept. */
async function openSlower() {
  const office = await openRealOffice()
  const [slow, quick] = [await signInPhone(office), await signInPhone(office, 'nongye01', 2)]
  const editor = await office.signIn('bianji')
  await slow.send(1)
  await slow.sync()
  const reason = { reason: 'figures_unverified', words: '请核实里程' }
  await editor.post(`${address}/decisions`, { type: 'returned', id: commandIdOf(901), baseRev: 1, ...reason })
  for (const one of [quick, slow]) await one.sync()
  await quick.correct(1, 3, { title: '快的一部' })
  await quick.sync()
  await slow.correct(1, 2, { title: '慢的一部' })
  for (let times = 0; times < 3; times++) await slow.sync()
  expect(await besideOn(slow)).toEqual(['快的一部'])
  return { slow, editor, openThird: () => signInPhone(office, 'nongye01', 3) }
}

async function choose(editor: Client, take: 'office' | 'sibling') {
  const { item, siblings } = (await editor.get(address)).json<DeskItem>()
  const settlement = { id: commandIdOf(902), baseRev: item.rev, take }
  const path = `${address}/siblings/${siblings[0]?.number}/settlement`
  expect((await editor.post(path, settlement)).statusCode).toBe(200)
}

const titleOn = async ({ database }: RealPhone) => (await database.items.get(itemId))?.text.title
const draftsOn = ({ database }: RealPhone) => database.drafts.toArray()
const besideOn = async ({ database }: RealPhone) =>
  (await readSiblings(database, itemId)).map(({ text }) => text.title)
const historyOn = async ({ database }: RealPhone) =>
  (await readRevisions(database, itemId)).map(({ text }) => text.title)

describe('two texts of one item, of which the editor chose one', () => {
  for (const [take, chosen] of [
    ['office', '快的一部'],
    ['sibling', '慢的一部'],
  ] as const) {
    it(`wait no longer on the slower phone: ${take}`, async () => {
      const { slow, editor, openThird } = await openSlower()
      await choose(editor, take)
      await slow.sync()
      await slow.sync()
      expect([await draftsOn(slow), await besideOn(slow), await titleOn(slow)]).toEqual([[], [], chosen])
      expect(await historyOn(slow)).toContain('慢的一部')
      const third = await openThird()
      await third.sync()
      expect([await draftsOn(third), await titleOn(third)]).toEqual([[], chosen])
    })
  }

  it('leave in hand what the officer wrote since', async () => {
    const { slow, editor } = await openSlower()
    await slow.write(1, { title: '又改了的' })
    await choose(editor, 'office')
    await slow.sync()
    expect(await draftsOn(slow)).toMatchObject([{ text: { title: '又改了的' } }])
  })
})
