import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newCommandId } from '../../../src/domain/ids.ts'
import { deskList, type DeskList } from '../../../src/protocol/desk.ts'
import { parse } from '../../../src/protocol/parse.ts'
import { openTestOffice, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import { listPicture, makeCommand, makePicture, makeSubmission, sync } from '../../support/server-phone.ts'

let office: TestOffice
let editor: Client

beforeEach(async () => {
  office = await openTestOffice()
  const farm = await office.signIn('nongye01')
  const town = await office.signIn('shangping01')
  await sync(farm, [
    makeCommand(1, { payload: makeSubmission({ title: '甲：早稻育秧', body: '大棚' }) }),
    makeCommand(2, {
      payload: makeSubmission({ title: '乙：100%完成_进度', manifest: [listPicture(makePicture('p'))] }),
    }),
  ])
  await sync(town, [makeCommand(1, { payload: makeSubmission({ title: '丙：蔬菜', body: '育秧 棚' }) })])
  editor = await office.signIn('bianji')
})
afterEach(() => office.close())

describe('the list of the desk', () => {
  it('shows the newest receipt first, with what an editor needs to choose', async () => {
    const { lines, counts } = await list()
    expect(lines.map((line) => line.receipt)).toEqual(['2026-11-0003', '2026-11-0002', '2026-11-0001'])
    expect(lines[1]).toMatchObject({
      title: '乙：100%完成_进度',
      unitName: '农业农村局',
      photos: 1,
      photosToCome: 1,
    })
    expect(lines[2]?.characters).toBe(2)
    expect(counts).toEqual({ open: 3, in_composite: 0, adopted: 0, returned: 0, reserved: 0, not_used: 0 })
  })

  it('is paged by receipt without gap or repetition', async () => {
    const one = await list('?limit=2')
    const two = await list(`?limit=2&before=${one.next}`)
    expect([...one.lines, ...two.lines].map((line) => line.title[0])).toEqual(['丙', '乙', '甲'])
    expect(two.next).toBeNull()
  })

  it.each([
    ['育秧', ['丙', '甲']],
    ['上屏镇', ['丙']],
    ['2026-11-0002', ['乙']],
    ['100%', ['乙']],
    ['_', ['乙']],
    ['nothing such', []],
  ])('finds %s in title, text, unit or receipt', async (words, titles) => {
    const { lines } = await list(`?q=${encodeURIComponent(words)}`)
    expect(lines.map((line) => line.title[0])).toEqual(titles)
  })

  it('is filtered by status, while the counts stay those of all', async () => {
    const [line] = (await list()).lines
    await editor.post(`/api/desk/items/${line?.id}/decisions`, {
      type: 'returned',
      id: newCommandId(testIds),
      baseRev: 1,
      reason: 'wording',
      words: '',
    })
    expect((await list('?status=open')).lines).toHaveLength(2)
    const returned = await list('?status=returned')
    expect(returned.lines.map((each) => each.status)).toEqual(['returned'])
    expect(returned.counts).toMatchObject({ open: 2, returned: 1 })
    expect((await list('?status=all')).lines).toHaveLength(3)
  })

  it.each(['?status=nonsense', '?before=nonsense', '?limit=0', '?limit=many'])(
    'refuses %s',
    async (query) => {
      const reply = await editor.get(`/api/desk/items${query}`)
      expect([reply.statusCode, reply.json().code]).toEqual([400, 'request.malformed'])
    },
  )
})

async function list(query = ''): Promise<DeskList> {
  const parsed = parse(deskList, (await editor.get(`/api/desk/items${query}`)).json())
  if (!parsed.ok) throw new Error(`no list: ${parsed.place}`)
  return parsed.value
}
