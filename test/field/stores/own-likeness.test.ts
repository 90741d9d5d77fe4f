import { describe, expect, it } from 'vitest'
import { findOwnLikeness } from '../../../src/field/stores/own-likeness.ts'
import { makeItemRow, write, writeAndSubmit } from '../../support/field-memory.ts'
import { openStage } from '../../support/field-stores.ts'
import { itemIdOf } from '../../support/make-ids.ts'
import { makeText } from '../../support/make-item.ts'
import { listSampleTexts } from '../../support/make-samples.ts'

const [body = '', other = ''] = listSampleTexts()
const find = (text: string) => findOwnLikeness({ id: itemIdOf(9), body: text }, new AbortController().signal)

describe('what an officer wrote before and says again', () => {
  it('is found among the items of this phone, without a network', async () => {
    const { database } = await openStage()
    await database.items.add(makeItemRow({ id: itemIdOf(3), text: makeText({ title: '旧稿', body }) }))
    await database.items.add(makeItemRow({ id: itemIdOf(4), text: makeText({ title: '别的', body: other }) }))
    expect(await find(`${body}另外还有新的情况。`)).toMatchObject([{ itemId: itemIdOf(3), title: '旧稿' }])
  })

  it('is found among drafts and what waits', async () => {
    const { database } = await openStage()
    await writeAndSubmit(database, { text: { title: '待发的', body } })
    await write(database, { id: itemIdOf(5), text: { title: '草稿', body: body.slice(0, 150) } })
    const titles = (await find(body)).map(({ title }) => title)
    expect([...titles].sort()).toEqual(['待发的', '草稿'])
  })

  it('is not the text itself', async () => {
    const { database } = await openStage()
    await write(database, { id: itemIdOf(9), text: { title: '这一篇', body } })
    expect(await find(body)).toEqual([])
  })

  it('is nothing for a text about something else', async () => {
    const { database } = await openStage()
    await database.items.add(makeItemRow({ id: itemIdOf(3), text: makeText({ title: '旧稿', body }) }))
    expect(await find(other)).toEqual([])
  })
})
